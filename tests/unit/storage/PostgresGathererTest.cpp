// SPDX-License-Identifier: Apache-2.0
#include "app/storage/PostgresGatherer.h"

#include "app/storage/PostgresDatabase.h"
#include "app/storage/Transaction.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/postgres/TestDatabase.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::storage;
using base::ErrorCode;
using base::Result;
using tests::TestDatabase;

namespace {

constexpr char Insert[] = "INSERT INTO t (n, k, s, b, fixed) VALUES (:n, :k, :s, :b, coalesce(:s, 'none'))";
constexpr char InsertNew[] = "INSERT INTO t (n, s) VALUES (:n, :s) ON CONFLICT (n) DO NOTHING";
constexpr char Update[] = "UPDATE t SET k = :k WHERE n = :n AND k = :k - 1";

} // namespace

/// Rows that go to the server together.
class PostgresGathererTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void manyRowsAsOneStatement_data();
    void manyRowsAsOneStatement();
    void everyValueArrives();
    void nothingIsReadBeforeItIsWritten();
    void aRowThatIsNotWrittenIsMissed();
    void rowsOfOneKeyGoOneAfterTheOther();
    void aRollbackDropsWhatWaits();
    void withoutGatheringItRunsAtOnce();
    void anotherSessionPreparesAnew();

private:
    void gather(const char *sql, qint64 n, const std::optional<QString> &text = {}, RowsChanged rows = RowsChanged::One);
    void raise(qint64 n, qint64 k);
    [[nodiscard]] qint64 ask(const QByteArray &sql) { return queryInteger(*m_db, sql).value_or(-1); }

    std::unique_ptr<TestDatabase> m_place;
    std::unique_ptr<PostgresDatabase> m_db;
};

void PostgresGathererTest::init()
{
    m_place = std::make_unique<TestDatabase>();
    Result<std::unique_ptr<PostgresDatabase>> opened = PostgresDatabase::open(m_place->where());
    EXPECT_OK(opened);
    m_db = std::move(*opened);
    EXPECT_OK(m_db->executeScript("CREATE TABLE t (n BIGINT PRIMARY KEY, k INTEGER, s TEXT, b BYTEA, fixed TEXT)"));
    m_db->setGathering(Connection::Gathering::On);
}

void PostgresGathererTest::cleanup()
{
    m_db.reset();
    m_place.reset();
}

void PostgresGathererTest::gather(const char *sql, qint64 n, const std::optional<QString> &text, RowsChanged rows)
{
    Result<Statement> statement = m_db->prepare(sql);
    EXPECT_OK(statement);
    EXPECT_OK(statement->bind(":n", n).bind(":s", text).runGathered(rows));
}

void PostgresGathererTest::raise(qint64 n, qint64 k)
{
    Result<Statement> statement = m_db->prepare(Update);
    EXPECT_OK(statement);
    EXPECT_OK(statement->bind(":n", n).bind(":k", k).runGathered(RowsChanged::One, QByteArray::number(n)));
}

void PostgresGathererTest::manyRowsAsOneStatement_data()
{
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<int>("parameters");
    QTest::addColumn<QByteArray>("many");
    QTest::newRow("insert") << QByteArray("INSERT INTO t (a, b) VALUES (:a, 1) ON CONFLICT (a) DO UPDATE SET b = excluded.b") << 1
                            << QByteArray("INSERT INTO t (a, b) SELECT gathered.p1, 1 FROM unnest($1) AS gathered (p1) ON CONFLICT (a) DO UPDATE SET b = excluded.b");
    QTest::newRow("brackets in the row") << QByteArray("INSERT INTO t (a) VALUES (coalesce(:a, :b))") << 2
                                         << QByteArray("INSERT INTO t (a) SELECT coalesce(gathered.p1, gathered.p2) FROM unnest($1, $2) AS gathered (p1, p2)");
    QTest::newRow("update") << QByteArray("UPDATE t SET a = :a WHERE n = :n AND a = :a - 1") << 2
                            << QByteArray("UPDATE t SET a = gathered.p1 FROM unnest($1, $2) AS gathered (p1, p2) WHERE n = gathered.p2 AND a = gathered.p1 - 1");
    QTest::newRow("neither") << QByteArray("DELETE FROM t WHERE n = :n") << 1 << QByteArray();
}

void PostgresGathererTest::manyRowsAsOneStatement()
{
    QFETCH(const QByteArray, one);
    QFETCH(const int, parameters);
    QTEST(overManyRows(one, parameters), "many");
}

void PostgresGathererTest::everyValueArrives()
{
    struct Row {
        qint64 n;
        std::optional<qint64> k;
        std::optional<QString> s;
        std::optional<QByteArray> b;
    };
    const std::vector<Row> rows{{INT64_MIN, -1, QString(), QByteArray()},
                                {0, INT32_MAX, QStringLiteral("𠮷 ,{}\"\\"), QByteArray("\0\xFF", 2)},
                                {INT64_MAX, {}, {}, {}}};
    Result<Transaction> transaction = Transaction::begin(*m_db);
    EXPECT_OK(transaction);
    for (const Row &row : rows) {
        Result<Statement> statement = m_db->prepare(Insert);
        EXPECT_OK(statement);
        EXPECT_OK(statement->bind(":n", row.n).bind(":k", row.k).bind(":s", row.s).bind(":b", row.b).runGathered(RowsChanged::One));
    }
    EXPECT_OK(transaction->commit());
    Result<Statement> read = m_db->prepare("SELECT n, k, s, b, fixed FROM t ORDER BY n");
    EXPECT_OK(read);
    for (const Row &row : rows) {
        QVERIFY(read->step().value_or(false));
        QCOMPARE(read->integer(0), row.n);
        QCOMPARE(read->isNull(1), !row.k.has_value());
        QCOMPARE(read->integer(1), row.k.value_or(0));
        QCOMPARE(read->isNull(2), !row.s.has_value());
        QCOMPARE(read->text(2), row.s.value_or(QString()));
        QCOMPARE(read->isNull(3), !row.b.has_value());
        QCOMPARE(read->blob(3), row.b.value_or(QByteArray()));
        QCOMPARE(read->text(4), row.s.value_or(QStringLiteral("none")));
    }
    QVERIFY(!read->step().value_or(true));
}

void PostgresGathererTest::nothingIsReadBeforeItIsWritten()
{
    EXPECT_OK(m_db->begin());
    for (int n = 0; n < 100; ++n) {
        gather(Insert, n);
    }
    QCOMPARE(ask("SELECT count(*) FROM t"), 100);
    gather(InsertNew, 100);
    EXPECT_OK(m_db->executeScript("DELETE FROM t WHERE n = 100"));
    QCOMPARE(ask("SELECT count(*) FROM t"), 100);
    EXPECT_OK(m_db->commit());
}

void PostgresGathererTest::aRowThatIsNotWrittenIsMissed()
{
    EXPECT_OK(m_db->executeScript("INSERT INTO t (n) VALUES (2)"));
    EXPECT_OK(m_db->begin());
    gather(InsertNew, 1, {}, RowsChanged::Any);
    gather(InsertNew, 2, {}, RowsChanged::Any);
    QCOMPARE(ask("SELECT count(*) FROM t"), 2);
    gather(InsertNew, 2);
    gather(InsertNew, 3);
    const Result<void> told = m_db->commit();
    EXPECT_FAILS(told, ErrorCode::AlreadyExists);
    QCOMPARE(told.error().reason, QByteArray("storage.not_one"));
    EXPECT_OK(m_db->rollback());
    QCOMPARE(ask("SELECT count(*) FROM t"), 1);
}

void PostgresGathererTest::rowsOfOneKeyGoOneAfterTheOther()
{
    EXPECT_OK(m_db->executeScript("INSERT INTO t (n, k) VALUES (1, 0), (2, 0)"));
    EXPECT_OK(m_db->begin());
    for (int k = 1; k <= 3; ++k) {
        raise(1, k);
        raise(2, k);
    }
    EXPECT_OK(m_db->commit());
    QCOMPARE(ask("SELECT CAST(sum(k) AS BIGINT) FROM t"), 6);
}

void PostgresGathererTest::aRollbackDropsWhatWaits()
{
    EXPECT_OK(m_db->begin());
    gather(Insert, 1);
    EXPECT_OK(m_db->rollback());
    EXPECT_OK(m_db->begin());
    gather(Insert, 2);
    EXPECT_OK(m_db->commit());
    QCOMPARE(ask("SELECT CAST(sum(n) AS BIGINT) FROM t"), 2);
}

void PostgresGathererTest::withoutGatheringItRunsAtOnce()
{
    gather(Insert, 1); // no transaction
    QCOMPARE(ask("SELECT count(*) FROM t"), 1);
    m_db->setGathering(Connection::Gathering::Off);
    EXPECT_OK(m_db->begin());
    Result<Statement> statement = m_db->prepare(InsertNew);
    EXPECT_OK(statement);
    EXPECT_FAILS(statement->bind(":n", 1).runGathered(RowsChanged::One), ErrorCode::AlreadyExists);
    EXPECT_OK(m_db->rollback());
}

void PostgresGathererTest::anotherSessionPreparesAnew()
{
    EXPECT_OK(m_db->begin());
    gather(Insert, 1);
    EXPECT_OK(m_db->commit());
    const auto other = PostgresDatabase::open(m_place->where());
    EXPECT_OK(other);
    EXPECT_OK(queryInteger(**other, "SELECT CASE WHEN pg_terminate_backend(" + QByteArray::number(ask("SELECT pg_backend_pid()")) + ", 10000) THEN 1 ELSE 0 END"));
    EXPECT_OK(m_db->begin());
    gather(Insert, 2);
    EXPECT_OK(m_db->commit());
    QCOMPARE(ask("SELECT count(*) FROM t"), 2);
}

YICHUANG_TEST(PostgresGathererTest)
#include "PostgresGathererTest.moc"
