// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/sync/EngineRig.h"
#include "tests/support/TestProgram.h"
#include "tests/support/Wait.h"

#include <QElapsedTimer>
#include <QUrlQuery>

#include <atomic>

using namespace yichuang;
using namespace std::chrono_literals;
using protocol::Answer;
using protocol::AnswerStatus;
using tests::FakeCentre;
using tests::FakeRequest;
using tests::Fault;
using State = tests::MemorySyncStore::State;

namespace {

Answer answerTo(const protocol::Operation &operation, AnswerStatus status)
{
    Answer answer;
    answer.id = operation.id;
    answer.status = status;
    return answer;
}

Answer applied(const protocol::Operation &operation, qint64 version)
{
    Answer answer = answerTo(operation, AnswerStatus::Applied);
    answer.version = version + 1;
    return answer;
}

/// The fault for every request of a path.
tests::FakeHttp::FaultPlan faultsOn(const QByteArray &path, const Fault &fault)
{
    return [path, fault](const FakeRequest &request) { return request.path == path ? fault : Fault(); };
}

Fault insteadOf(int status, const QHash<QByteArray, QByteArray> &headers = {})
{
    Fault fault;
    fault.instead = tests::FakeResponse{status, "{}", headers};
    return fault;
}

} // namespace

class SyncEngineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drainsInOrderOnce()
    {
        FakeCentre centre;
        tests::EngineRig rig;
        rig.store().addOperations(1700, 600);
        rig.restart(centre.trust().workstation(centre.url()));
        QVERIFY(rig.converges(1700));
        QCOMPARE(centre.applied().size(), size_t(1700));
        QCOMPARE(centre.appliedTwice(), 0);
        QCOMPARE(rig.engine().status().state, sync::LinkState::Online);
        QVERIFY2(centre.requests("/v1/operations") <= 8, "batches must be full");
    }

    // Also when the connection it was asked over is made anew, because its certificate was renewed.
    void whoSignsInIsAnswered()
    {
        FakeCentre centre;
        Fault slow;
        slow.delay = 30s;
        centre.setFaults(faultsOn("/v1/sign-ins", slow));
        tests::EngineRig rig;
        const auto trust = centre.trust().workstation(centre.url());
        rig.restart(trust);
        const auto asked = rig.engine().signIn(*domain::PersonId::fromText(QStringLiteral("wei.xf")), QStringLiteral("x"), sync::Patience::Long);
        QTRY_VERIFY(centre.requests("/v1/sign-ins") > 0);
        rig.engine().start(trust);
        QTRY_VERIFY(asked.isFinished());
        QCOMPARE(asked.result().error().kind, sync::FailureClass::Network);
    }

    void changesWaitWhileRequestsFollowEachOther_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("longest");
        QTest::addColumn<bool>("isHeard");
        QTest::newRow("as long as it takes") << 60'000ms << false;
        QTest::newRow("not for ever") << 200ms << true;
    }

    void changesWaitWhileRequestsFollowEachOther()
    {
        QFETCH(const std::chrono::milliseconds, longest);
        QFETCH(const bool, isHeard);
        FakeCentre centre;
        Fault slow;
        slow.delay = 150ms;
        centre.setFaults(faultsOn("/v1/operations", slow));
        tests::EngineRig rig;
        rig.setLongestYield(longest);
        rig.store().addOperations(4500, 1500);
        rig.restart(centre.trust().workstation(centre.url()));
        QTRY_VERIFY(rig.store().count(State::Applied) >= 1000);
        const int before = centre.requests("/v1/changes");
        QString newest;
        for (int n = 1; rig.store().count(State::Applied) < 4000; ++n) {
            protocol::Change change;
            change.type = protocol::ChangeType::Tombstone;
            change.key = domain::CaseId::make(base::SystemClock().now()).toText();
            centre.publish(change);
            newest = QStringLiteral("1+%1").arg(n);
            QTest::qWait(10);
        }
        const int asked = centre.requests("/v1/changes") - before;
        QVERIFY2(isHeard ? asked > 1 : asked <= 1, qPrintable(QStringLiteral("asked %1 times").arg(asked)));
        QVERIFY(rig.converges(4500));
        QTRY_COMPARE_WITH_TIMEOUT(rig.store().follow().cursor, newest, 5'000); // long before a minute is over
    }

    void aCentreThatFallsSilentIsMissedSoon()
    {
        QVERIFY2(sync::Follower::Options().wait + sync::ClientLimits().silence <= 15s, "the pill is late");
        FakeCentre centre;
        tests::EngineRig rig;
        rig.setFollowing(1s, 300ms); // the centre counts in whole seconds
        rig.restart(centre.trust().workstation(centre.url()));
        QTRY_COMPARE(rig.engine().status().state, sync::LinkState::Online);
        Fault stopped;
        stopped.delay = 60s; // the connection stands, nothing comes
        centre.setFaults([stopped](const FakeRequest &) { return stopped; });
        QElapsedTimer timer;
        timer.start();
        QTRY_COMPARE_WITH_TIMEOUT(rig.engine().status().state, sync::LinkState::Offline, 9'000);
        QVERIFY2(timer.elapsed() < 5'000, "the whole request was waited for");
        centre.setFaults([](const FakeRequest &) { return Fault(); });
        rig.engine().retryNow();
        QTRY_COMPARE(rig.engine().status().state, sync::LinkState::Online);
    }

    void anAnswerThatIsHeldBackIsNoSilence()
    {
        FakeCentre centre;
        tests::EngineRig rig;
        rig.setFollowing(1s, 300ms);
        rig.restart(centre.trust().workstation(centre.url()));
        QTRY_COMPARE(rig.engine().status().state, sync::LinkState::Online);
        const base::Instant since = rig.engine().status().since;
        QTRY_VERIFY_WITH_TIMEOUT(centre.requests("/v1/changes") >= 4, 9'000);
        QCOMPARE(rig.engine().status().state, sync::LinkState::Online);
        QCOMPARE(rig.engine().status().since, since);
    }

    void overASlowLineLessGoesAtOnce()
    {
        FakeCentre centre;
        Fault late;
        late.delay = 60s;
        std::atomic<int> tooMuch = 0;
        // What such a line takes in the time a request has: 40 operations up, 40 changes down.
        centre.setFaults([late, &tooMuch](const FakeRequest &request) {
            const bool isUp = request.path == "/v1/operations" && request.body.count("\"lane\":") > 40;
            const bool isDown = request.path == "/v1/changes" && QUrlQuery(QString::fromLatin1(request.query)).queryItemValue(QStringLiteral("limit")).toInt() > 40;
            tooMuch += isUp || isDown ? 1 : 0;
            return isUp || isDown ? late : Fault();
        });
        tests::EngineRig rig;
        rig.setRequestTimeout(1500ms);
        rig.setFollowing(1s, 1500ms);
        rig.store().addOperations(300, 300);
        rig.restart(centre.trust().workstation(centre.url()));
        QVERIFY2(rig.converges(300, 60'000), qPrintable(QStringLiteral("%1 confirmed, %2 too much").arg(rig.store().count(State::Applied)).arg(tooMuch.load())));
        QCOMPARE(centre.appliedTwice(), 0);
        // Halved a few times each, then tried a little larger now and then.
        QVERIFY2(tooMuch <= 20, qPrintable(QStringLiteral("%1 requests were too much").arg(tooMuch.load())));
        // A line that is well again carries full requests again.
        centre.setFaults([](const FakeRequest &) { return Fault(); });
        rig.store().addOperations(4000, 4000);
        rig.engine().operationsAdded();
        QVERIFY(rig.converges(4300, 120'000));
        const int before = centre.requests("/v1/operations");
        rig.store().addOperations(1000, 1000);
        rig.engine().operationsAdded();
        QVERIFY(rig.converges(5300));
        QVERIFY2(centre.requests("/v1/operations") - before <= 4, "batches must be full again");
    }

    void newOperationsGoAtOnce()
    {
        FakeCentre centre;
        tests::EngineRig rig;
        rig.restart(centre.trust().workstation(centre.url()));
        QTRY_COMPARE(rig.engine().status().state, sync::LinkState::Online);
        rig.store().addOperations(1, 1);
        QElapsedTimer timer;
        timer.start();
        rig.engine().operationsAdded();
        QVERIFY(rig.converges(1));
        QVERIFY(timer.elapsed() < 3000);
    }

    void stuckLanesDoNotStopTheOthers()
    {
        FakeCentre centre;
        tests::EngineRig rig;
        rig.store().addOperations(30, 10);
        const auto refused = rig.store().operation(0).caseId;
        const auto conflict = rig.store().operation(1).caseId;
        centre.setJudge([=](const protocol::Operation &operation, qint64 version) {
            if (operation.caseId == refused) {
                Answer answer = answerTo(operation, AnswerStatus::Refused);
                answer.code = QStringLiteral("policy.role");
                answer.text = QStringLiteral("不能办理。");
                return answer;
            }
            if (operation.caseId == conflict) {
                Answer answer = answerTo(operation, AnswerStatus::Conflict);
                answer.version = 1;
                return answer;
            }
            return applied(operation, version);
        });
        rig.restart(centre.trust().workstation(centre.url()));
        QVERIFY(rig.converges(24));
        QVERIFY(rig.store().count(State::Refused) >= 1);
        QVERIFY(rig.store().count(State::Conflict) >= 1);
        QVERIFY(tests::waitUntil([&rig] { return rig.engine().status().state == sync::LinkState::Online; }, 30s));
    }

    void whatIsPutOffComesAgain()
    {
        FakeCentre centre;
        tests::EngineRig rig;
        rig.store().addOperations(4, 2);
        std::atomic<int> asked = 0;
        const auto late = rig.store().operation(0).id;
        centre.setJudge([=, &asked](const protocol::Operation &operation, qint64 version) {
            if (operation.id == late && asked++ == 0) {
                Answer answer = answerTo(operation, AnswerStatus::Retry);
                answer.afterMs = 1;
                return answer;
            }
            return applied(operation, version);
        });
        rig.restart(centre.trust().workstation(centre.url()));
        QTRY_COMPARE_WITH_TIMEOUT(rig.store().count(State::Applied), 4, 10'000);
    }

    void aLinkThatReturnsIsUsedAtOnce()
    {
        FakeCentre centre;
        const auto trust = centre.trust().workstation(centre.url());
        centre.unplug();
        tests::EngineRig rig;
        rig.store().addOperations(3, 3);
        rig.restart(trust);
        QTRY_VERIFY(rig.engine().status().nextTry.has_value());
        QCOMPARE(rig.engine().status().state, sync::LinkState::Offline);
        QCOMPARE(rig.engine().status().kind, QStringLiteral("network"));
        centre.plug();
        QElapsedTimer timer;
        timer.start();
        rig.engine().linkReturned();
        QTRY_COMPARE(rig.store().count(State::Applied), 3);
        QVERIFY2(timer.elapsed() < 4000, "it must not wait for its time");
        QTRY_VERIFY(!rig.engine().status().nextTry);
    }

    void retryMemoryIsStored()
    {
        FakeCentre centre;
        const auto trust = centre.trust().workstation(centre.url());
        centre.unplug();
        tests::EngineRig rig;
        rig.store().addOperations(1, 1);
        rig.restart(trust);
        QTRY_VERIFY(rig.store().kept(QStringLiteral("sync.retry")).value(QLatin1String("send")).toObject().value(QLatin1String("count")).toInt() == 1);
        QTRY_COMPARE(rig.store().tries(0), 1);
        rig.restart(trust);
        QTRY_VERIFY(rig.engine().status().nextTry.has_value());
        QCOMPARE(rig.store().tries(0), 1);
    }

    void authPausesAllUntilSomebodySeesToIt()
    {
        FakeCentre centre;
        centre.setFaults(faultsOn("/v1/operations", insteadOf(403)));
        tests::EngineRig rig;
        rig.store().addOperations(2, 2);
        const auto trust = centre.trust().workstation(centre.url());
        rig.restart(trust);
        QTRY_COMPARE(rig.engine().status().state, sync::LinkState::AuthNeeded);
        const int before = centre.requests("/v1/operations");
        rig.engine().linkReturned();
        rig.engine().operationsAdded();
        QTest::qWait(200);
        QCOMPARE(centre.requests("/v1/operations"), before);
        centre.setFaults([](const FakeRequest &) { return Fault(); });
        rig.engine().start(trust); // the certificate was renewed
        QVERIFY(rig.converges(2));
    }

    void busyIsHonoured()
    {
        FakeCentre centre;
        centre.setFaults(faultsOn("/v1/operations", insteadOf(503, {{"Retry-After", "600"}})));
        tests::EngineRig rig;
        rig.store().addOperations(1, 1);
        rig.restart(centre.trust().workstation(centre.url()));
        QTRY_COMPARE(rig.engine().status().kind, QStringLiteral("busy"));
        QVERIFY(*rig.engine().status().nextTry - base::SystemClock().now() > 590s);
        // The feed goes on meanwhile.
        QTRY_COMPARE(rig.engine().status().state, sync::LinkState::Online);
    }

    void anOldClientStopsAskingButKeepsAll()
    {
        FakeCentre centre;
        centre.setFaults([](const FakeRequest &) { return insteadOf(426); });
        tests::EngineRig rig;
        rig.store().addOperations(1, 1);
        rig.restart(centre.trust().workstation(centre.url()));
        QTRY_COMPARE(rig.engine().status().kind, QStringLiteral("unsupported"));
        QTRY_COMPARE(rig.store().count(State::Ready), 1);
        centre.setFaults([](const FakeRequest &) { return Fault(); });
        QVERIFY(rig.converges(1));
    }

    void oneOperationThatBreaksTheCentreWaitsAlone_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("400") << 400;
        QTest::newRow("500") << 500;
    }
    void oneOperationThatBreaksTheCentreWaitsAlone()
    {
        QFETCH(int, status);
        FakeCentre centre;
        tests::EngineRig rig;
        rig.store().addOperations(64, 64);
        const QByteArray poison = rig.store().operation(37).id.toText().toLatin1();
        centre.setFaults([poison, status](const FakeRequest &request) { return request.body.contains(poison) ? insteadOf(status) : Fault(); });
        rig.restart(centre.trust().workstation(centre.url()));
        QTRY_COMPARE_WITH_TIMEOUT(rig.store().count(State::Applied), 63, 20'000);
        QTRY_COMPARE(rig.store().states().at(37), State::Ready);
        QTRY_VERIFY(rig.store().tries(37) >= 1);
        QCOMPARE(rig.engine().status().state, sync::LinkState::Online);
    }

    void aCentreThatBreaksOnEverythingIsLeftAlone()
    {
        FakeCentre centre;
        centre.setFaults(faultsOn("/v1/operations", insteadOf(500)));
        tests::EngineRig rig;
        rig.store().addOperations(500, 500);
        rig.restart(centre.trust().workstation(centre.url()));
        QTRY_VERIFY(rig.engine().status().nextTry.has_value());
        QTest::qWait(200);
        QVERIFY2(centre.requests("/v1/operations") <= 14, qPrintable(QString::number(centre.requests("/v1/operations"))));
    }

    void aRestoredCentreGetsEverythingAgain()
    {
        FakeCentre centre;
        tests::EngineRig rig;
        rig.store().addOperations(40, 10);
        const auto trust = centre.trust().workstation(centre.url());
        rig.restart(trust);
        QVERIFY(rig.converges(40));
        QTRY_COMPARE(rig.store().follow().fingerprint, QStringLiteral("first"));
        const auto before = centre.applied();
        rig.stop();
        centre.restoreFromBackup(17);
        rig.restart(trust);
        QTRY_COMPARE_WITH_TIMEOUT(centre.applied().size(), size_t(40), 20'000);
        QVERIFY(rig.converges(40));
        QCOMPARE(centre.applied(), before);
        QCOMPARE(rig.store().rebuilds(), 1);
        QVERIFY(rig.store().follow().fingerprint.startsWith(QLatin1String("restored")));
    }

    void anOldCursorRebuildsTheCacheOnly()
    {
        FakeCentre centre;
        protocol::Change change;
        change.type = protocol::ChangeType::Tombstone;
        change.key = domain::CaseId::make(base::SystemClock().now()).toText();
        centre.publish(change);
        tests::EngineRig rig;
        rig.store().addOperations(5, 5);
        const auto trust = centre.trust().workstation(centre.url());
        rig.restart(trust);
        QVERIFY(rig.converges(5));
        QTRY_COMPARE(rig.store().follow().cursor, QStringLiteral("1+1"));
        rig.stop();
        centre.forgetCursors();
        rig.restart(trust);
        QTRY_COMPARE(rig.store().rebuilds(), 1);
        QTRY_COMPARE(rig.store().follow().cursor, QStringLiteral("2+1"));
        QTRY_VERIFY2(!rig.store().follow().isRebuilding, "the last page was told as such");
        QCOMPARE(rig.store().count(State::Applied), 5);
        QCOMPARE(centre.applied().size(), size_t(5));
    }

    void numbersAreKeptInStock()
    {
        FakeCentre centre;
        tests::EngineRig rig;
        rig.store().setNumbersLeft(3);
        rig.restart(centre.trust().workstation(centre.url()));
        QTRY_COMPARE(centre.blocksGiven(), 1);
        QTRY_VERIFY(rig.store().kept(QStringLiteral("sync.number_request")).isEmpty());
    }

    void aLostBlockIsAskedForAgainNotTwice()
    {
        FakeCentre centre;
        Fault fault;
        fault.cutReplyAfter = 30;
        centre.setFaults(faultsOn("/v1/number-blocks", fault));
        tests::EngineRig rig;
        rig.store().setNumbersLeft(3);
        const auto trust = centre.trust().workstation(centre.url());
        rig.restart(trust);
        QTRY_COMPARE(centre.blocksGiven(), 1);
        QVERIFY(!rig.store().kept(QStringLiteral("sync.number_request")).isEmpty());
        rig.stop();
        centre.setFaults([](const FakeRequest &) { return Fault(); });
        rig.restart(trust);
        rig.engine().retryNow();
        QTRY_VERIFY(rig.store().kept(QStringLiteral("sync.number_request")).isEmpty());
        QCOMPARE(centre.blocksGiven(), 1);
    }

    void learnsTheClock()
    {
        FakeCentre centre;
        centre.setClockOffset(90s);
        tests::EngineRig rig;
        rig.restart(centre.trust().workstation(centre.url()));
        const base::SystemClock clock;
        QTRY_VERIFY(rig.engine().clock().at(clock.now(), clock.sinceBoot()).uncertaintyMs >= 0);
        const auto estimate = rig.engine().clock().at(clock.now(), clock.sinceBoot());
        QVERIFY(std::abs(estimate.offsetMs - 90'000) <= estimate.uncertaintyMs + 2);
        QTRY_VERIFY(!rig.store().kept(QStringLiteral("sync.clock")).isEmpty());
    }

    void endsWithoutHangingWhateverIsUnderWay()
    {
        FakeCentre centre;
        Fault slow;
        slow.delay = 10s;
        centre.setFaults(faultsOn("/v1/operations", slow));
        tests::EngineRig rig;
        rig.store().addOperations(5, 5);
        rig.restart(centre.trust().workstation(centre.url()));
        QTRY_COMPARE(centre.requests("/v1/operations"), 1);
        QElapsedTimer timer;
        timer.start();
        rig.stop();
        QVERIFY(timer.elapsed() < 2000);
    }

    void unusableTrustIsTold()
    {
        FakeCentre centre;
        tests::EngineRig rig;
        auto trust = centre.trust().workstation(centre.url());
        trust.authorityPem = "nothing";
        rig.restart(trust);
        QTRY_COMPARE(rig.engine().status().state, sync::LinkState::Stopped);
        QCOMPARE(rig.engine().status().reason, QByteArray("trust.authority"));
    }
};

YICHUANG_TEST(SyncEngineTest)
#include "SyncEngineTest.moc"
