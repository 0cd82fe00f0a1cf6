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
#include <future>
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
        start(m_first);
        start(m_second);
    }
    [[nodiscard]] ApiClient client(const RemoteWorkstation &workstation, int service) const
    {
        return ApiClient((service % 2 == 0 ? m_first : m_second)->port(), fixture.authorityPem(), workstation.identity.get());
    }
    [[nodiscard]] RemoteWorkstation enrol(const char *window) const { return fixture.enrolAt(m_first->port(), window); }
    /// Ends every session the services have, as when their server goes; answers how many.
    [[nodiscard]] qint64 endSessions(storage::Connection &connection) const
    {
        return storage::queryInteger(connection, "SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity WHERE application_name = '"
                                         + name() + "'")
            .value_or(0);
    }

    mutable ServiceFixture fixture;

private:
    [[nodiscard]] QByteArray name() const { return "two_services_" + QByteArray::number(QCoreApplication::applicationPid()); }
    void start(std::unique_ptr<center::CenterService> &service) const
    {
        center::ServiceOptions options;
        options.database = fixture.places().database + QStringLiteral("&application_name=") + QString::fromLatin1(name());
        options.attachmentsPlace = fixture.attachments();
        options.limits.connectionsPerPeer = 500;
        auto keys = center::KeyFolder::load(fixture.places().keys);
        auto started = keys ? center::CenterService::start(options, std::move(*keys), fixture.clock) : base::failure(keys);
        if (!started) {
            qFatal("a service: %s", qPrintable(started.error().detail));
        }
        service = std::move(*started);
    }

    std::unique_ptr<center::CenterService> m_first;
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
    void whatATakeOverLostIsRememberedByNobody();
    void anUpgradedDatabaseIsLeft();
    void whatOneSaysAtItsCommitTheOthersHear();
    void aListenerComesBack();
    void passwordsAreNotShown_data();
    void passwordsAreNotShown();
};

void InstancesTest::anyServiceAnswersAnyWorkstation()
{
    TwoServices centre;
    RemoteWorkstation workstation = centre.enrol("01");
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
    RemoteWorkstation reader = centre.enrol("01");
    constexpr int Writers = 4;
    constexpr int CasesEach = 30;
    std::vector<RemoteWorkstation> writers;
    std::vector<std::vector<protocol::Operation>> work(Writers);
    std::set<QString> made;
    for (size_t i = 0; i < Writers; ++i) {
        writers.push_back(centre.enrol("01"));
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

// A standby took over that lacks a commit, and a case went on differently from there: the database goes back to a dump,
// and its sessions end. A service that trusted its memory of the case would now make a third version out of the lost second.
void InstancesTest::whatATakeOverLostIsRememberedByNobody()
{
    TwoServices centre;
    RemoteWorkstation workstation = centre.enrol("01");
    CaseBuilder builder = workstation.journal->newCase("ggcs-ws");
    ApiClient one = centre.client(workstation, 0);
    ApiClient other = centre.client(workstation, 1);
    const auto statusOf = [](ApiClient &client, const RemoteWorkstation &from, const protocol::Operation &operation) {
        const ApiReply reply = client.post("/v1/operations", from.batchOf({operation}));
        return reply.json.value(QLatin1String("answers")).toArray().at(0)[QLatin1String("status")].toString();
    };
    QCOMPARE(statusOf(one, workstation, workstation.journal->act(builder, ActKind::Accept)), QStringLiteral("applied"));
    const QString dump = centre.fixture.file(QStringLiteral("standby"));
    centre.fixture.database().dump(dump);
    CaseBuilder lost = builder;
    FakeWorkstation lostJournal = *workstation.journal;
    const auto amend = lostJournal.act(lost, ActKind::Amend);
    QCOMPARE(statusOf(one, workstation, amend), QStringLiteral("applied"));
    const auto sessions = storage::PostgresDatabase::open(centre.fixture.places().database);
    EXPECT_OK(sessions);
    centre.fixture.database().bringBack(dump);
    QVERIFY(centre.endSessions(**sessions) >= 2);

    const auto offerUntilTaken = [&](ApiClient &client, const protocol::Operation &operation) {
        QString status;
        const auto isTaken = [&] {
            status = statusOf(client, workstation, operation);
            return status == QLatin1String("applied") || status == QLatin1String("duplicate"); // asked again, as one does
        };
        QTRY_VERIFY2_WITH_TIMEOUT(isTaken(), qPrintable(status), 30'000);
    };
    offerUntilTaken(other, workstation.journal->act(builder, ActKind::StartReview));
    offerUntilTaken(one, workstation.journal->act(builder, ActKind::Amend));
    QCOMPARE(centre.fixture.findings(), QString());
}

// A newer program brings the schema forward while an older service runs: that one must not write any more, and says so.
void InstancesTest::anUpgradedDatabaseIsLeft()
{
    ServiceFixture fixture;
    center::ServiceOptions options;
    options.database = fixture.places().database;
    options.attachmentsPlace = fixture.attachments();
    std::promise<base::Error> left;
    options.writer.onUnfit = [&left](const base::Error &error) { left.set_value(error); };
    auto service = center::CenterService::start(options, *center::KeyFolder::load(fixture.places().keys), fixture.clock);
    EXPECT_OK(service);
    RemoteWorkstation workstation = fixture.enrolAt((*service)->port(), "01");
    QCOMPARE(ApiClient((*service)->port(), fixture.authorityPem()).get("/readyz").status, 200);
    auto newer = storage::PostgresDatabase::open(fixture.places().database);
    EXPECT_OK(newer);
    const int next = (*newer)->schemaVersion().value() + 1;
    EXPECT_OK((*newer)->setSchemaVersion(next, next));
    CaseBuilder builder = workstation.journal->newCase("ggcs-ws");
    const ApiReply reply = workstation.offer({workstation.journal->act(builder, ActKind::Accept)});
    QCOMPARE(reply.json.value(QLatin1String("answers")).toArray().at(0)[QLatin1String("status")].toString(), QStringLiteral("retry"));
    QCOMPARE(left.get_future().get().code, base::ErrorCode::StorageNewer);
    QCOMPARE(storage::queryInteger(**newer, "SELECT count(*) FROM operations").value_or(-1), 0);
    QCOMPARE(ApiClient((*service)->port(), fixture.authorityPem()).get("/readyz").status, 503);
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
                                                        " WHERE query LIKE '%; LISTEN test_back'");
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
