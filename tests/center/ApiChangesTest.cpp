// SPDX-License-Identifier: Apache-2.0
#include "tests/center/ServiceFixture.h"

#include "app/protocol/Change.h"
#include "center/admin/EnrolCommands.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

#include <atomic>
#include <thread>

using namespace yichuang;
using namespace yichuang::tests;
using domain::ActKind;

namespace {

/// Reads to the end from a cursor; what came, by type and key.
QMap<QString, QJsonObject> follow(ApiClient &client, QString &cursor, int limit = 500)
{
    QMap<QString, QJsonObject> seen;
    for (bool more = true; more;) {
        const ApiReply reply = client.get("/v1/changes?limit=" + QByteArray::number(limit) + "&after=" + cursor.toLatin1());
        if (reply.status != 200) {
            qFatal("changes: %d %s", reply.status, qPrintable(reply.code()));
        }
        const QJsonArray changes = reply.json.value(QLatin1String("changes")).toArray();
        for (const QJsonValue &change : changes) {
            seen.insert(change[QLatin1String("type")].toString() + QLatin1Char(' ') + change[QLatin1String("key")].toString(), change.toObject());
        }
        cursor = reply.json.value(QLatin1String("cursor")).toString();
        more = reply.json.value(QLatin1String("more")).toBool();
    }
    return seen;
}

int countOf(const QMap<QString, QJsonObject> &seen, const QString &type)
{
    return static_cast<int>(std::count_if(seen.keyBegin(), seen.keyEnd(), [&type](const QString &name) { return name.startsWith(type + QLatin1Char(' ')); }));
}

} // namespace

/// GET /v1/changes over the network.
class ApiChangesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFreshFollowerGetsAllOfItsScope()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation one = fixture.enrol("01");
        RemoteWorkstation far = fixture.enrol("21");
        CaseBuilder builder = one.journal->newCase("ggcs-ws");
        QCOMPARE(one.offer({one.journal->act(builder, ActKind::Accept)}).status, 200);
        QString cursor;
        const auto here = follow(*one.client, cursor, 2);
        QCOMPARE(countOf(here, QStringLiteral("case")), 1);
        for (const char *type : {"catalogue", "calendar", "directory", "policy", "number_block"}) {
            QCOMPARE(countOf(here, QLatin1String(type)), 1);
        }
        QString farCursor;
        const auto there = follow(*far.client, farCursor);
        QCOMPARE(countOf(there, QStringLiteral("case")), 0);
        const QJsonObject directory = there.value(there.keys().filter(QStringLiteral("directory")).value(0)).value(QLatin1String("body")).toObject();
        QCOMPARE(directory.value(QLatin1String("windows")).toArray().size(), 1);
        // Resuming brings only what is new.
        QVERIFY(follow(*one.client, cursor).isEmpty());
        QCOMPARE(one.client->get("/v1/changes").json.value(QLatin1String("chain_up_to")).toInt(), 1);
    }

    void strangeCursorsMeanRebuild_data()
    {
        QTest::addColumn<QByteArray>("cursor");
        QTest::newRow("nonsense") << QByteArray("nonsense");
        QTest::newRow("another centre") << QByteArray("0123456789abcdef0123456789abcdef.1");
        QTest::newRow("percent signs") << QByteArray("%25%00");
    }
    void strangeCursorsMeanRebuild()
    {
        QFETCH(QByteArray, cursor);
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        const ApiReply reply = workstation.client->get("/v1/changes?after=" + cursor);
        QCOMPARE(reply.status, 412);
        QCOMPARE(reply.code(), QStringLiteral("feed.rebuild"));
    }

    void boundsAreChecked()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        for (const char *query : {"limit=0", "limit=-1", "limit=x", "wait=-1", "wait=99999"}) {
            QCOMPARE(workstation.client->get(QByteArray("/v1/changes?") + query).status, 400);
        }
    }

    void aLongPollIsWokenByAnotherWindow()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation one = fixture.enrol("01");
        RemoteWorkstation three = fixture.enrol("03");
        QString cursor;
        follow(*three.client, cursor);
        const QByteArray target = "/v1/changes?wait=30&after=" + cursor.toLatin1();
        three.client->startGet(target);
        QElapsedTimer timer;
        timer.start();
        CaseBuilder builder = one.journal->newCase("ggcs-ws");
        QCOMPARE(one.offer({one.journal->act(builder, ActKind::Accept)}).status, 200);
        const ApiReply reply = three.client->receive("GET", target);
        QCOMPARE(reply.json.value(QLatin1String("changes")).toArray().size(), 1);
        QVERIFY(timer.elapsed() < 15'000);
    }

    void aCrowdThatIsWokenAtOnceIsAnswered()
    {
        constexpr int Crowd = 24;
        ServiceFixture fixture;
        fixture.adjust = [](center::ServiceOptions &options) {
            options.readers = 1;
            options.readerQueue = 4;
        };
        fixture.start();
        RemoteWorkstation one = fixture.enrol("01");
        RemoteWorkstation three = fixture.enrol("03");
        QString cursor;
        follow(*three.client, cursor);
        const QByteArray target = "/v1/changes?wait=60&after=" + cursor.toLatin1();
        std::vector<std::unique_ptr<ApiClient>> crowd;
        while (crowd.size() < Crowd) {
            crowd.push_back(std::make_unique<ApiClient>(fixture.service().port(), fixture.authorityPem(), three.identity.get()));
            crowd.back()->startGet(target);
            QTRY_COMPARE_WITH_TIMEOUT(fixture.service().waiting(), crowd.size(), 20'000);
        }
        CaseBuilder builder = one.journal->newCase("ggcs-ws");
        QCOMPARE(one.offer({one.journal->act(builder, ActKind::Accept)}).status, 200);
        for (const auto &client : crowd) {
            const ApiReply reply = client->receive("GET", target);
            QCOMPARE(reply.status, 200);
            QCOMPARE(reply.json.value(QLatin1String("changes")).toArray().size(), 1);
        }
    }

    void aLongPollNoticesTheAdministrator()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        QString cursor;
        follow(*workstation.client, cursor);
        const QByteArray target = "/v1/changes?wait=30&after=" + cursor.toLatin1();
        workstation.client->startGet(target);
        const auto session = fixture.admin();
        const auto directory = session->stores().documents.latest(center::DocumentKind::Directory);
        QJsonObject changed = (*directory)->body;
        changed.insert(QStringLiteral("version"), QStringLiteral("next"));
        QVERIFY(session->publish(center::DocumentKind::Directory, changed).has_value());
        const ApiReply reply = workstation.client->receive("GET", target);
        QCOMPARE(reply.json.value(QLatin1String("changes")).toArray().at(0)[QLatin1String("type")].toString(), QStringLiteral("directory"));
    }

    void aLongPollTellsNothingToWhoIsRevoked()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        QString cursor;
        follow(*workstation.client, cursor);
        const QByteArray target = "/v1/changes?wait=30&after=" + cursor.toLatin1();
        workstation.client->startGet(target);
        EXPECT_OK(center::runEnrol(fixture.line({QStringLiteral("enrol"), QStringLiteral("revoke"), QStringLiteral("--workstation"), workstation.journal->enrolled().id.toText()}), fixture.clock));
        QCOMPARE(workstation.client->receive("GET", target).code(), QStringLiteral("auth.revoked"));
    }

    void aLongPollEndsByItself()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        QString cursor;
        follow(*workstation.client, cursor);
        QElapsedTimer timer;
        timer.start();
        const ApiReply reply = workstation.client->get("/v1/changes?wait=1&after=" + cursor.toLatin1());
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.json.value(QLatin1String("changes")).toArray().isEmpty());
        QVERIFY(timer.elapsed() >= 900);
    }

    void drainingAnswersTheWaiting()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        QString cursor;
        follow(*workstation.client, cursor);
        const QByteArray target = "/v1/changes?wait=60&after=" + cursor.toLatin1();
        workstation.client->startGet(target);
        // It is with the server once a later request on another connection is answered.
        ApiClient stranger = fixture.stranger();
        QCOMPARE(stranger.get("/readyz").status, 200);
        QElapsedTimer timer;
        timer.start();
        std::thread draining([&] { fixture.service().drain(std::chrono::seconds(20)); });
        const ApiReply reply = workstation.client->receive("GET", target);
        draining.join();
        QVERIFY(timer.elapsed() < 15'000);
        QVERIFY(reply.status == 200 || reply.status == 0);
    }

    void aFollowerOfManyWritersMissesNothing()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation reader = fixture.enrol("01");
        constexpr int Writers = 3;
        constexpr int CasesEach = 40;
        std::vector<RemoteWorkstation> writers;
        std::vector<std::vector<protocol::Operation>> work(Writers);
        for (int i = 0; i < Writers; ++i) {
            writers.push_back(fixture.enrol("01"));
            for (int n = 0; n < CasesEach; ++n) {
                CaseBuilder builder = writers.back().journal->newCase("ggcs-ws");
                work[static_cast<size_t>(i)].push_back(writers.back().journal->act(builder, ActKind::Accept));
            }
        }
        std::atomic<int> running = Writers;
        std::vector<std::thread> threads;
        for (int i = 0; i < Writers; ++i) {
            threads.emplace_back([&, i] {
                ApiClient client(fixture.service().port(), fixture.authorityPem(), writers[static_cast<size_t>(i)].identity.get());
                for (const protocol::Operation &operation : work[static_cast<size_t>(i)]) {
                    if (client.post("/v1/operations", writers[static_cast<size_t>(i)].batchOf({operation})).status != 200) {
                        qFatal("a writer was not served");
                    }
                }
                --running;
            });
        }
        QString cursor;
        QMap<QString, QJsonObject> seen;
        while (running > 0) {
            seen.insert(follow(*reader.client, cursor, 7));
        }
        for (std::thread &thread : threads) {
            thread.join();
        }
        seen.insert(follow(*reader.client, cursor));
        QCOMPARE(countOf(seen, QStringLiteral("case")), Writers * CasesEach);
        QString fresh;
        QCOMPARE(countOf(follow(*reader.client, fresh), QStringLiteral("case")), Writers * CasesEach);
    }
};

YICHUANG_TEST(ApiChangesTest)
#include "ApiChangesTest.moc"
