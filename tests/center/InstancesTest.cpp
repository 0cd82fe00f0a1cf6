// SPDX-License-Identifier: Apache-2.0
#include "tests/center/ServiceFixture.h"

#include "app/storage/PostgresDatabase.h"
#include "app/storage/PostgresListener.h"
#include "center/store/CenterDatabase.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QJsonArray>
#include <QTest>

#include <atomic>
#include <set>
#include <thread>

using namespace yichuang;
using namespace yichuang::tests;
using domain::ActKind;

namespace {

/// One centre of two services over one database on the tests' server.
class TwoServices {
public:
    TwoServices()
    {
        fixture.start();
        center::ServiceOptions options;
        options.database = fixture.places().database;
        options.attachmentsPlace = fixture.attachments();
        options.limits.connectionsPerPeer = 500;
        auto keys = center::KeyFolder::load(fixture.places().keys);
        auto started = keys ? center::CenterService::start(options, std::move(*keys), fixture.clock) : base::failure(keys);
        if (!started) {
            qFatal("second service: %s", qPrintable(started.error().detail));
        }
        m_second = std::move(*started);
    }
    [[nodiscard]] ApiClient client(const RemoteWorkstation &workstation, int service) const
    {
        return ApiClient(service % 2 == 0 ? fixture.service().port() : m_second->port(), fixture.authorityPem(), workstation.identity.get());
    }

    mutable ServiceFixture fixture;

private:
    std::unique_ptr<center::CenterService> m_second;
};

/// The cases of one page; moves the cursor.
std::set<QString> page(ApiClient &client, QString &cursor)
{
    const ApiReply reply = client.get("/v1/changes?limit=7&after=" + cursor.toLatin1());
    if (reply.status != 200) {
        qFatal("changes: %d %s", reply.status, qPrintable(reply.code()));
    }
    std::set<QString> cases;
    const QJsonArray changes = reply.json.value(QLatin1String("changes")).toArray();
    for (const QJsonValue &change : changes) {
        if (change[QLatin1String("type")].toString() == QLatin1String("case")) {
            cases.insert(change[QLatin1String("key")].toString());
        }
    }
    cursor = reply.json.value(QLatin1String("cursor")).toString();
    return cases;
}

} // namespace

/// Several services of one centre over one PostgreSQL database.
class InstancesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anyServiceAnswersAnyWorkstation();
    void aFollowerOfAllServicesMissesNothing();
    void whatOneSaysAtItsCommitTheOthersHear();
    void aListenerComesBack();
    void passwordsAreNotShown_data();
    void passwordsAreNotShown();
};

void InstancesTest::anyServiceAnswersAnyWorkstation()
{
    TwoServices centre;
    RemoteWorkstation workstation = centre.fixture.enrol("01");
    CaseBuilder builder = workstation.journal->newCase("ggcs-ws");
    const auto first = workstation.journal->act(builder, ActKind::Accept);
    const auto second = workstation.journal->act(builder, ActKind::StartReview);
    const auto third = workstation.journal->act(builder, ActKind::Amend);
    ApiClient one = centre.client(workstation, 0);
    ApiClient other = centre.client(workstation, 1);
    const auto statusOf = [&workstation](ApiClient &client, const protocol::Operation &operation) {
        const ApiReply reply = client.post("/v1/operations", workstation.batchOf({operation}));
        return reply.json.value(QLatin1String("answers")).toArray().at(0)[QLatin1String("status")].toString();
    };
    QCOMPARE(statusOf(one, first), QStringLiteral("applied"));
    QCOMPARE(statusOf(other, first), QStringLiteral("duplicate"));
    QCOMPARE(statusOf(other, second), QStringLiteral("applied"));
    QCOMPARE(statusOf(one, second), QStringLiteral("duplicate"));
    // The first service has the case in memory as it left it, one version back.
    QCOMPARE(statusOf(one, third), QStringLiteral("applied"));
    QCOMPARE(centre.fixture.findings(), QString());
}

void InstancesTest::aFollowerOfAllServicesMissesNothing()
{
    TwoServices centre;
    RemoteWorkstation reader = centre.fixture.enrol("01");
    constexpr int Writers = 4;
    constexpr int CasesEach = 30;
    std::vector<RemoteWorkstation> writers;
    std::vector<std::vector<protocol::Operation>> work(Writers);
    std::set<QString> made;
    for (size_t i = 0; i < Writers; ++i) {
        writers.push_back(centre.fixture.enrol("01"));
        for (int n = 0; n < CasesEach; ++n) {
            CaseBuilder builder = writers.back().journal->newCase("ggcs-ws");
            work[i].push_back(writers.back().journal->act(builder, ActKind::Accept));
            made.insert(work[i].back().caseId.toText());
        }
    }
    std::atomic<int> running = Writers;
    std::vector<std::thread> threads;
    for (size_t i = 0; i < Writers; ++i) {
        threads.emplace_back([&, i] {
            ApiClient client = centre.client(writers[i], static_cast<int>(i));
            for (const protocol::Operation &operation : work[i]) {
                if (client.post("/v1/operations", writers[i].batchOf({operation})).status != 200) {
                    qFatal("a writer was not served");
                }
            }
            --running;
        });
    }
    // One cursor, read now here and now there: never does a change appear behind it.
    std::vector<ApiClient> services;
    services.push_back(centre.client(reader, 0));
    services.push_back(centre.client(reader, 1));
    QString cursor;
    std::set<QString> seen;
    for (size_t turn = 0; running > 0; ++turn) {
        seen.merge(page(services[turn % 2], cursor));
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    for (QString before = QStringLiteral("-"); before != cursor;) {
        before = cursor;
        seen.merge(page(services[0], cursor));
    }
    QVERIFY2(seen == made, qPrintable(QStringLiteral("%1 of %2 cases were seen").arg(seen.size()).arg(made.size())));
    QCOMPARE(centre.fixture.findings(), QString());
}

void InstancesTest::whatOneSaysAtItsCommitTheOthersHear()
{
    const TestDatabase place;
    auto speaker = storage::PostgresDatabase::open(place.where());
    EXPECT_OK(speaker);
    std::mutex mutex;
    QByteArrayList heard;
    const auto listener = storage::PostgresListener::start(place.where().toUtf8(), "test_channel", [&](const QByteArray &words) {
        const std::lock_guard lock(mutex);
        heard.append(words);
    });
    EXPECT_OK(listener);
    const auto soFar = [&] {
        const std::lock_guard lock(mutex);
        return heard;
    };
    EXPECT_OK((*speaker)->begin());
    EXPECT_OK((*speaker)->executeScript("SELECT pg_notify('test_channel', 'undone')"));
    EXPECT_OK((*speaker)->rollback());
    EXPECT_OK((*speaker)->begin());
    EXPECT_OK((*speaker)->executeScript("SELECT pg_notify('test_channel', '41')"));
    EXPECT_OK((*speaker)->commit());
    EXPECT_OK((*speaker)->executeScript("SELECT pg_notify('test_channel', '42')"));
    QTRY_COMPARE(soFar(), (QByteArrayList{"41", "42"}));
}

void InstancesTest::aListenerComesBack()
{
    const TestDatabase place;
    auto speaker = storage::PostgresDatabase::open(place.where());
    EXPECT_OK(speaker);
    std::atomic<int> heard = 0;
    const auto listener = storage::PostgresListener::start(place.where().toUtf8(), "test_back", [&heard](const QByteArray &) { ++heard; });
    EXPECT_OK(listener);
    const auto ended = storage::queryInteger(**speaker, "SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity"
                                                        " WHERE query = 'LISTEN test_back'");
    QCOMPARE(ended.value_or(0), 1);
    const auto isHeard = [&] {
        return (*speaker)->executeScript("NOTIFY test_back").has_value() && heard > 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isHeard(), 30'000);
}

void InstancesTest::passwordsAreNotShown_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *what, const char *where, const char *shown) {
        QTest::newRow(what) << QString::fromUtf8(where) << QString::fromUtf8(shown);
    };
    row("a file", "/srv/a:b@c/centre.sqlite", "/srv/a:b@c/centre.sqlite");
    row("none", "postgresql://centre@db/centre", "centre@db/centre");
    row("with the user", "postgresql://centre:geheim@db:5432/centre", "centre@db/centre");
    row("as an option", "postgresql:///centre?user=a&password=geheim&sslpassword=geheim&host=/run", "a@/run/centre");
    row("several hosts", "postgresql://centre:geheim@db1,db2/centre?target_session_attrs=any", "centre@db1,db2/centre");
    row("unreadable", "postgresql://centre:100%sure@db/centre", "@/");
}

void InstancesTest::passwordsAreNotShown()
{
    QFETCH(QString, where);
    QTEST(center::CenterDatabase::shown(where), "shown");
}

YICHUANG_TEST(InstancesTest)
#include "InstancesTest.moc"
