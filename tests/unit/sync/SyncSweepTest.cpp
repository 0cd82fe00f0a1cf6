// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Wait.h"
#include "tests/support/sync/FaultProxy.h"
#include "tests/unit/sync/EngineRig.h"
#include "tests/support/TestProgram.h"

#include <QRandomGenerator>

using namespace yichuang;
using namespace std::chrono_literals;
using tests::FakeCentre;
using tests::FakeRequest;
using tests::Fault;
using tests::LineFault;
using State = tests::MemorySyncStore::State;

namespace {

constexpr int Operations = 60;
constexpr int Lanes = 7;

/// Every operation applied exactly once at the centre, in the order of its lane, and known as applied here.
void requireConvergence(tests::EngineRig &rig, FakeCentre &centre)
{
    QVERIFY2(rig.converges(Operations), "not all operations were applied");
    const auto applied = centre.applied();
    QCOMPARE(applied.size(), size_t(Operations));
    QCOMPARE(centre.appliedTwice(), 0);
    QHash<domain::OperationId, int> places;
    for (size_t i = 0; i < applied.size(); ++i) {
        places.insert(applied[i], static_cast<int>(i));
    }
    QCOMPARE(places.size(), Operations);
    for (int i = Lanes; i < Operations; ++i) {
        QVERIFY(places.value(rig.store().operation(i - Lanes).id) < places.value(rig.store().operation(i).id));
    }
}

} // namespace

/// One thing goes wrong at the n-th place, for n = 0, 1, 2 …; the engine is ended and started again; everything must
/// come out as if nothing had happened.
class SyncSweepTest : public QObject {
    Q_OBJECT

    /// Runs into the fault, then restarts without it.
    void sweepOne(const tests::FakeHttp::FaultPlan &plan)
    {
        FakeCentre centre;
        centre.setFaults(plan);
        tests::EngineRig rig;
        rig.store().addOperations(Operations, Lanes);
        const auto trust = centre.trust().workstation(centre.url());
        rig.restart(trust);
        const bool metIt = tests::waitUntil(
            [&] { return rig.engine().status().nextTry || rig.store().count(State::Applied) == Operations; }, std::chrono::seconds(10));
        QVERIFY(metIt);
        centre.setFaults([](const FakeRequest &) { return Fault(); });
        rig.restart(trust);
        requireConvergence(rig, centre);
    }

private Q_SLOTS:
    void failTheNthRequest()
    {
        for (int n = 0; n < 6; ++n) {
            auto counter = std::make_shared<std::atomic<int>>(0);
            sweepOne([n, counter](const FakeRequest &) {
                Fault fault;
                fault.dropRequest = (*counter)++ == n;
                return fault;
            });
        }
    }

    void truncateTheReplyAtByte()
    {
        for (qint64 bytes = 0; bytes < 3000; bytes += 271) {
            sweepOne([bytes](const FakeRequest &request) {
                Fault fault;
                fault.cutReplyAfter = request.path == "/v1/operations" ? bytes : -1;
                return fault;
            });
        }
    }

    void duplicateEveryRequest()
    {
        sweepOne([](const FakeRequest &request) {
            Fault fault;
            fault.handleTwice = request.verb == "POST";
            return fault;
        });
    }

    void spoilEveryOtherReply_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("503") << 503 << QByteArray("{}");
        QTest::newRow("wrong JSON") << 200 << QByteArray("[1,2,3]");
        QTest::newRow("answers nothing") << 200 << QByteArray(R"({"answers":[],"server_time":"2026-11-23T02:42:00.000Z"})");
    }
    void spoilEveryOtherReply()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        FakeCentre centre;
        auto counter = std::make_shared<std::atomic<int>>(0);
        centre.setFaults([=](const FakeRequest &) {
            Fault fault;
            if ((*counter)++ % 2 == 0) {
                fault.instead = tests::FakeResponse{status, body, {}};
            }
            return fault;
        });
        tests::EngineRig rig;
        rig.store().addOperations(Operations, Lanes);
        rig.restart(centre.trust().workstation(centre.url()));
        requireConvergence(rig, centre);
    }

    void failTheNthCallOfTheStore()
    {
        for (int n = 0; n < 14; ++n) {
            FakeCentre centre;
            tests::EngineRig rig;
            rig.store().addOperations(Operations, Lanes);
            rig.store().failCall(n);
            rig.restart(centre.trust().workstation(centre.url()));
            requireConvergence(rig, centre);
        }
    }

    void endTheEngineAnywhere()
    {
        FakeCentre centre;
        tests::EngineRig rig;
        rig.store().addOperations(Operations, Lanes);
        const auto trust = centre.trust().workstation(centre.url());
        QRandomGenerator random(20261123);
        for (int i = 0; i < 25; ++i) {
            rig.restart(trust);
            QTest::qWait(static_cast<int>(random.bounded(25)));
        }
        rig.restart(trust);
        requireConvergence(rig, centre);
        QVERIFY2(rig.slowestEnd() < 3000, qPrintable(QString::number(rig.slowestEnd())));
    }

    void aBadLine_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("cut towards the client, later each time") << 0;
        QTest::newRow("cut towards the centre, later each time") << 1;
        QTest::newRow("silence") << 2;
        QTest::newRow("every byte twice on another connection") << 3;
        QTest::newRow("refused connections") << 4;
    }
    void aBadLine()
    {
        QFETCH(int, kind);
        FakeCentre centre;
        tests::FaultProxy proxy(centre.port());
        proxy.setPlan([kind](int n) {
            LineFault fault;
            const qint64 grown = 400 + 1500 * n;
            fault.cutDownAfter = kind == 0 ? grown : -1;
            fault.cutUpAfter = kind == 1 ? 2 * grown : -1;
            fault.swallowDownAfter = kind == 2 && n < 3 ? grown : -1;
            fault.duplicate = kind == 3;
            fault.refuse = kind == 4 && n % 3 != 2;
            return fault;
        });
        tests::EngineRig rig;
        rig.setRequestTimeout(500ms);
        rig.store().addOperations(Operations, Lanes);
        rig.restart(centre.trust().workstation(QUrl(QStringLiteral("https://127.0.0.1:%1").arg(proxy.port()))));
        requireConvergence(rig, centre);
    }

    void anyOrderOfTroubleEndsInTheSameState()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 4; ++round) {
            FakeCentre centre;
            const quint32 seed = random.generate();
            auto dice = std::make_shared<QRandomGenerator>(seed);
            centre.setFaults([dice](const FakeRequest &) {
                Fault fault;
                switch (dice->bounded(6)) {
                case 0: fault.dropRequest = true; break;
                case 1: fault.cutReplyAfter = dice->bounded(4000); break;
                case 2: fault.handleTwice = true; break;
                case 3: fault.delay = std::chrono::milliseconds(dice->bounded(40)); break;
                case 4: fault.instead = tests::FakeResponse{503, "{}", {}}; break;
                case 5: break;
                }
                return fault;
            });
            tests::EngineRig rig;
            rig.store().addOperations(Operations, Lanes);
            rig.restart(centre.trust().workstation(centre.url()));
            requireConvergence(rig, centre);
        }
    }
};

YICHUANG_TEST(SyncSweepTest)
#include "SyncSweepTest.moc"
