// SPDX-License-Identifier: Apache-2.0
#include "app/storage/PostgresDatabase.h"

#include "app/storage/PostgresListener.h"
#include "app/storage/Query.h"
#include "app/storage/Savepoint.h"
#include "app/storage/Transaction.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/postgres/TestDatabase.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace yichuang;
using namespace yichuang::storage;
using base::ErrorCode;
using base::Result;
using tests::TestDatabase;

/// On a server of the tests' own (ctest starts it).
class PostgresDatabaseTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void bindsAndReadsEveryType();
    void emptyIsNotNull();
    void countsWhatChangedAndNotWhatWasRead();
    void aRuleBrokenIsNamedWithoutItsValues();
    void aMissingParameterIsOurMistake();
    void aTransactionWithAFailedStatementNeverCommits();
    void aSavepointSavesTheRest();
    void aLostSessionComesAgain();
    void aTransactionThatLostItsSessionIsNotContinued();
    void aStatementMayOutliveItsDatabase();
    void waitsForNobodyForEver();
    void schemaNumbersAreKept();
    void oneAtATimeChangesTheSchema();
    void knowsWhetherAServiceIsThere();
    void knowsItsAddresses();
    void noServerIsUnavailable();

private:
    /// Ends the server's side of `database`'s session, as a fail-over would.
    void cut(Connection &database);

    std::unique_ptr<TestDatabase> m_place;
    std::unique_ptr<PostgresDatabase> m_db;
    std::unique_ptr<PostgresDatabase> m_other;
};

void PostgresDatabaseTest::init()
{
    m_place = std::make_unique<TestDatabase>();
    QVERIFY2(!m_place->isFile(), "ctest names the server");
    for (std::unique_ptr<PostgresDatabase> *database : {&m_db, &m_other}) {
        Result<std::unique_ptr<PostgresDatabase>> opened = PostgresDatabase::open(m_place->where());
        EXPECT_OK(opened);
        *database = std::move(*opened);
    }
    EXPECT_OK(m_db->executeScript("CREATE TABLE t (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n BIGINT UNIQUE, r DOUBLE PRECISION,"
                                  " s TEXT CHECK (length(s) < 20), b BYTEA)"));
}

void PostgresDatabaseTest::cleanup()
{
    m_db.reset();
    m_other.reset();
    m_place.reset();
}

void PostgresDatabaseTest::cut(Connection &database)
{
    const auto pid = queryInteger(database, "SELECT pg_backend_pid()");
    EXPECT_OK(pid);
    EXPECT_OK(queryInteger(*m_other, "SELECT CASE WHEN pg_terminate_backend(" + QByteArray::number(*pid) + ", 10000) THEN 1 ELSE 0 END"));
}

void PostgresDatabaseTest::bindsAndReadsEveryType()
{
    Result<Statement> insert = m_db->prepare("INSERT INTO t (n, r, s, b) VALUES (:n, :r, :s, :b)");
    EXPECT_OK(insert);
    const QString rare = QStringLiteral("𠮷㐂䶮");
    const QByteArray blob("\0\xFF zero", 7);
    const Result<qint64> changed = insert->bind(":n", Q_INT64_C(-9007199254740993)).bind(":r", 0.1).bind(":s", rare).bind(":b", blob).run();
    EXPECT_OK(changed);
    QCOMPARE(*changed, 1);
    Result<Statement> select = m_db->prepare("SELECT n, r, s, b, 1, n IS NULL, 2::smallint FROM t");
    EXPECT_OK(select);
    EXPECT_OK(select->stepToRow());
    QCOMPARE(select->columnCount(), 7);
    QCOMPARE(select->integer(0), Q_INT64_C(-9007199254740993));
    QCOMPARE(select->real(1), 0.1);
    QCOMPARE(select->text(2), rare);
    QCOMPARE(select->blob(3), blob);
    QCOMPARE(select->integer(4), 1);
    QCOMPARE(select->integer(5), 0);
    QCOMPARE(select->integer(6), 2);
    QCOMPARE(select->step().value_or(true), false);
}

void PostgresDatabaseTest::emptyIsNotNull()
{
    Result<Statement> insert = m_db->prepare("INSERT INTO t (n, s, b) VALUES (:n, :s, :b)");
    EXPECT_OK(insert->bind(":n", std::optional<qint64>()).bind(":s", QString()).bind(":b", QByteArray()).run());
    // The second run must not see what the first bound.
    EXPECT_OK(insert->bind(":n", 1).run());
    Result<Statement> select = m_db->prepare("SELECT n, s, b FROM t ORDER BY id");
    EXPECT_OK(select->stepToRow());
    QVERIFY(select->isNull(0));
    QVERIFY(!select->isNull(1));
    QVERIFY(!select->isNull(2));
    EXPECT_OK(select->stepToRow());
    QVERIFY(select->isNull(1));
    QVERIFY(select->isNull(2));
}

void PostgresDatabaseTest::countsWhatChangedAndNotWhatWasRead()
{
    EXPECT_OK(m_db->executeScript("INSERT INTO t (n) VALUES (1), (2), (3)"));
    const auto run = [this](const char *sql) { return execute(*m_db, sql, bindNothing).value_or(-1); };
    QCOMPARE(run("UPDATE t SET r = 1 WHERE n > 1"), 2);
    QCOMPARE(run("SELECT n FROM t"), 0);
    QCOMPARE(run("INSERT INTO t (n) VALUES (3) ON CONFLICT DO NOTHING"), 0);
    QCOMPARE(run("UPDATE t SET r = 2 WHERE n = 2 RETURNING n"), 1);
    QCOMPARE(run("DELETE FROM t"), 3);
}

void PostgresDatabaseTest::aRuleBrokenIsNamedWithoutItsValues()
{
    const auto insert = [this](qint64 n, const QString &s) {
        return execute(*m_db, "INSERT INTO t (n, s) VALUES (:n, :s)", [&](Statement &statement) { statement.bind(":n", n).bind(":s", s); });
    };
    EXPECT_OK(insert(31, QStringLiteral("梁晓燕")));
    const auto twice = insert(31, QStringLiteral("梁晓燕"));
    EXPECT_FAILS(twice, ErrorCode::AlreadyExists);
    QVERIFY2(!twice.error().detail.contains(QStringLiteral("31")) && twice.error().detail.contains(QStringLiteral("t_n_key")),
             qPrintable(twice.error().detail));
    const auto longName = insert(32, QStringLiteral("梁晓燕").repeated(10));
    EXPECT_FAILS(longName, ErrorCode::StorageFailed);
    QCOMPARE(longName.error().reason, QByteArray("storage.constraint"));
    QVERIFY2(!longName.error().detail.contains(QStringLiteral("梁")), qPrintable(longName.error().detail));
    EXPECT_FAILS(m_db->prepare("SELEKT 1").and_then([](Statement statement) { return statement.run(); }), ErrorCode::Internal);
}

void PostgresDatabaseTest::aMissingParameterIsOurMistake()
{
    const auto run = execute(*m_db, "SELECT n FROM t WHERE n = :n", [](Statement &statement) { statement.bind(":m", 1); });
    EXPECT_FAILS(run, ErrorCode::Internal);
    QCOMPARE(run.error().reason, QByteArray("storage.parameter"));
}

void PostgresDatabaseTest::aTransactionWithAFailedStatementNeverCommits()
{
    Result<Transaction> transaction = Transaction::begin(*m_db);
    EXPECT_OK(transaction);
    EXPECT_OK(m_db->executeScript("INSERT INTO t (n) VALUES (1)"));
    EXPECT_FAILS(m_db->executeScript("INSERT INTO t (n) VALUES (1)"), ErrorCode::AlreadyExists);
    const Result<void> committed = transaction->commit();
    EXPECT_FAILS(committed, ErrorCode::StorageFailed);
    QCOMPARE(committed.error().reason, QByteArray("storage.given_up"));
    QVERIFY(!m_db->isInTransaction());
    QCOMPARE(queryInteger(*m_db, "SELECT count(*) FROM t").value_or(-1), 0);
}

void PostgresDatabaseTest::aSavepointSavesTheRest()
{
    Result<Transaction> transaction = Transaction::begin(*m_db);
    EXPECT_OK(transaction);
    EXPECT_OK(m_db->executeScript("INSERT INTO t (n) VALUES (1)"));
    Result<Savepoint> savepoint = Savepoint::begin(*m_db);
    EXPECT_OK(savepoint);
    EXPECT_FAILS(m_db->executeScript("INSERT INTO t (n) VALUES (1)"), ErrorCode::AlreadyExists);
    EXPECT_OK(savepoint->undo());
    EXPECT_OK(m_db->executeScript("INSERT INTO t (n) VALUES (2)"));
    EXPECT_OK(transaction->commit());
    QCOMPARE(queryInteger(*m_db, "SELECT count(*) FROM t").value_or(-1), 2);
}

void PostgresDatabaseTest::aLostSessionComesAgain()
{
    const QByteArray insert = "INSERT INTO t (n) VALUES (:n)";
    const auto add = [&](qint64 n) { return execute(*m_db, insert, [n](Statement &statement) { statement.bind(":n", n); }); };
    EXPECT_OK(add(1));
    cut(*m_db);
    EXPECT_FAILS(add(2), ErrorCode::Unavailable); // the first to notice
    EXPECT_OK(add(3));                            // prepared anew in the new session
    EXPECT_OK(add(4));
    QCOMPARE(queryInteger(*m_db, "SELECT sum(n)::bigint FROM t").value_or(-1), 8);
    // What changes nothing is asked again by itself.
    const int session = m_db->session();
    cut(*m_db);
    QCOMPARE(queryInteger(*m_db, "SELECT count(*) FROM t").value_or(-1), 3);
    cut(*m_db);
    EXPECT_OK(Transaction::begin(*m_db));
    QCOMPARE(m_db->session(), session + 2);
}

void PostgresDatabaseTest::aTransactionThatLostItsSessionIsNotContinued()
{
    Result<Transaction> transaction = Transaction::begin(*m_db);
    EXPECT_OK(transaction);
    EXPECT_OK(m_db->executeScript("INSERT INTO t (n) VALUES (1)"));
    cut(*m_db);
    const auto add = [this] { return execute(*m_db, "INSERT INTO t (n) VALUES (2)", bindNothing); };
    EXPECT_FAILS(add(), ErrorCode::Unavailable);
    EXPECT_FAILS(add(), ErrorCode::Unavailable); // and does not go on alone in a new session
    EXPECT_FAILS(transaction->commit(), ErrorCode::Unavailable);
    QVERIFY(!m_db->isInTransaction());
    Result<Transaction> next = Transaction::begin(*m_db);
    EXPECT_OK(next);
    EXPECT_OK(m_db->executeScript("INSERT INTO t (n) VALUES (5)"));
    EXPECT_OK(next->commit());
    QCOMPARE(queryInteger(*m_db, "SELECT sum(n)::bigint FROM t").value_or(-1), 5);
}

void PostgresDatabaseTest::aStatementMayOutliveItsDatabase()
{
    Result<Statement> statement = m_db->prepare("SELECT 7");
    EXPECT_OK(statement->stepToRow());
    m_db.reset();
    QCOMPARE(statement->integer(0), 7);
}

void PostgresDatabaseTest::waitsForNobodyForEver()
{
    EXPECT_OK(m_db->executeScript("INSERT INTO t (n) VALUES (1)"));
    EXPECT_OK(m_db->begin());
    EXPECT_OK(m_db->executeScript("UPDATE t SET r = 1"));
    EXPECT_OK(m_other->executeScript("SET lock_timeout = '50ms'"));
    EXPECT_FAILS(m_other->executeScript("UPDATE t SET r = 2"), ErrorCode::Busy);
    EXPECT_OK(m_db->rollback());
    EXPECT_OK(m_other->executeScript("UPDATE t SET r = 2"));
    const auto ofNew = m_db->prepare("SELECT 1 WHERE current_setting('lock_timeout') = '15s' AND current_setting('idle_in_transaction_session_timeout') = '1min'")
                           .and_then([](Statement statement) { return statement.step(); });
    QCOMPARE(ofNew.value_or(false), true);
}

void PostgresDatabaseTest::schemaNumbersAreKept()
{
    QCOMPARE(m_db->schemaVersion().value_or(-1), 0);
    Result<Transaction> transaction = Transaction::begin(*m_db);
    EXPECT_OK(m_db->setSchemaVersion(1, 1));
    EXPECT_OK(m_db->setSchemaVersion(2, 2));
    EXPECT_OK(transaction->commit());
    QCOMPARE(m_other->schemaVersion().value_or(-1), 2);
    {
        Result<Transaction> undone = Transaction::begin(*m_db);
        EXPECT_OK(m_db->setSchemaVersion(3, 3));
    }
    QCOMPARE(m_other->schemaVersion().value_or(-1), 2);
}

void PostgresDatabaseTest::oneAtATimeChangesTheSchema()
{
    // The second waits longer than for a row.
    EXPECT_OK(m_other->executeScript("SET lock_timeout = '20ms'"));
    std::atomic<bool> isSecond = false;
    std::thread second;
    const Result<void> first = m_db->alone([&] {
        second = std::thread([&] {
            EXPECT_OK(m_other->alone([&] {
                isSecond = true;
                return Result<void>();
            }));
        });
        QTest::qWait(200);
        return isSecond ? base::fail(ErrorCode::Internal, QStringLiteral("two at once"), "test") : Result<void>();
    });
    second.join();
    EXPECT_OK(first);
    QVERIFY(isSecond);
}

void PostgresDatabaseTest::knowsWhetherAServiceIsThere()
{
    const auto idle = [] { return Result<void>(); };
    {
        const auto service = PostgresListener::start(m_place->where().toUtf8(), "test_presence", [](const QByteArray &) {});
        EXPECT_OK(service);
        EXPECT_FAILS(m_db->unattended(idle), ErrorCode::Locked);
    }
    EXPECT_OK(m_db->unattended([&] {
        // Nor can one come meanwhile.
        return m_other->executeScript("SET lock_timeout = '50ms'; SELECT pg_advisory_lock_shared(" + PostgresListener::presence() + ")")
            ? base::fail(ErrorCode::Internal, QStringLiteral("a service came"), "test")
            : Result<void>();
    }));
    EXPECT_OK(m_other->unattended(idle));
}

void PostgresDatabaseTest::knowsItsAddresses()
{
    QVERIFY(PostgresDatabase::isAddress(QStringLiteral("postgresql://centre@db1:5432,db2:5432/centre?target_session_attrs=read-write")));
    QVERIFY(PostgresDatabase::isAddress(QStringLiteral("postgres:///centre")));
    QVERIFY(!PostgresDatabase::isAddress(QStringLiteral("/var/lib/yichuang-center/center.sqlite")));
    QVERIFY(!PostgresDatabase::isAddress(QStringLiteral("postgresql.sqlite")));
}

void PostgresDatabaseTest::noServerIsUnavailable()
{
    const auto none = PostgresDatabase::open(QStringLiteral("postgresql://nobody:geheim@127.0.0.1:1/none"));
    EXPECT_FAILS(none, ErrorCode::Unavailable);
    QVERIFY2(!none.error().detail.contains(QStringLiteral("geheim")), qPrintable(none.error().detail));
    for (const char *url : {"postgresql://u:geheim%zz@db/c", "postgresql://u:p@x:geheim@h/c", "postgresql://u:geheim@[::1/c"}) {
        const auto unreadable = PostgresDatabase::open(QLatin1String(url));
        QVERIFY(!unreadable);
        QVERIFY2(!unreadable.error().detail.contains(QStringLiteral("geheim")), qPrintable(unreadable.error().detail));
    }
    EXPECT_FAILS(execute(*m_db, "INSERT INTO t (s) VALUES (:s)", [](Statement &statement) { statement.bind(":s", QString(QChar(0))); }),
                 ErrorCode::InvalidArgument);
}

YICHUANG_TEST(PostgresDatabaseTest)
#include "PostgresDatabaseTest.moc"
