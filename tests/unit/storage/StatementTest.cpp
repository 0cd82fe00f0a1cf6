// SPDX-License-Identifier: Apache-2.0
#include "app/storage/Statement.h"

#include "app/storage/SqliteDatabase.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

namespace yichuang {

using base::ErrorCode;
using base::Result;
using storage::SqliteDatabase;
using storage::Statement;

class StatementTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        Result<std::unique_ptr<SqliteDatabase>> made = SqliteDatabase::openInMemory();
        EXPECT_OK(made);
        m_db = std::move(*made);
        EXPECT_OK(m_db->executeScript("CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER, r REAL, s TEXT, b BLOB) STRICT"));
    }

    void bindsAndReadsEveryType()
    {
        Result<Statement> insert = m_db->prepare("INSERT INTO t (n, r, s, b) VALUES (:n, :r, :s, :b)");
        EXPECT_OK(insert);
        const QString rare = QStringLiteral("𠮷㐂䶮");
        const QByteArray blob("\0\xFF zero", 7);
        const Result<qint64> changed
            = insert->bind(":n", Q_INT64_C(-9007199254740993)).bind(":r", 0.5).bind(":s", rare).bind(":b", blob).run();
        EXPECT_OK(changed);
        QCOMPARE(*changed, 1);

        Result<Statement> select = m_db->prepare("SELECT n, r, s, b FROM t");
        EXPECT_OK(select);
        EXPECT_OK(select->stepToRow());
        QCOMPARE(select->integer(0), Q_INT64_C(-9007199254740993));
        QCOMPARE(select->real(1), 0.5);
        QCOMPARE(select->text(2), rare);
        QCOMPARE(select->blob(3), blob);
        QCOMPARE(select->step().value_or(true), false);
    }

    void emptyIsNotNull()
    {
        Result<Statement> insert = m_db->prepare("INSERT INTO t (n, s, b) VALUES (:n, :s, :b)");
        EXPECT_OK(insert->bind(":n", std::optional<qint64>()).bind(":s", QString()).bind(":b", QByteArray()).run());
        Result<Statement> select = m_db->prepare("SELECT n, s, b FROM t");
        EXPECT_OK(select->stepToRow());
        QVERIFY(select->isNull(0));
        QVERIFY(!select->isNull(1));
        QVERIFY(!select->isNull(2));
        QCOMPARE(select->instantIfAny(0), std::nullopt);
    }

    void rerunForgetsTheOldBindings()
    {
        Result<Statement> insert = m_db->prepare("INSERT INTO t (n, s) VALUES (:n, :s)");
        EXPECT_OK(insert->bind(":n", 1).bind(":s", QStringLiteral("one")).run());
        EXPECT_OK(insert->bind(":n", 2).run());
        QCOMPARE(storage::queryInteger(*m_db, "SELECT count(*) FROM t WHERE s IS NULL AND n = 2").value_or(0), 1);
    }

    void bindsInAnyOrderAndAfterTheSchemaChanged()
    {
        Result<Statement> insert = m_db->prepare("INSERT INTO t (n, s, r) VALUES (:n, :s, :r)");
        EXPECT_OK(insert->bind(":r", 0.5).bind(":n", 1).bind(":s", QStringLiteral("one")).run());
        EXPECT_OK(m_db->executeScript("ALTER TABLE t ADD COLUMN later TEXT")); // SQLite prepares it anew by itself
        EXPECT_OK(insert->bind(":n", 2).bind(":s", QStringLiteral("two")).bind(":r", 1.5).run());
        EXPECT_OK(insert->bind(":s", QStringLiteral("three")).bind(":n", 3).run());
        QCOMPARE(storage::queryInteger(*m_db, "SELECT count(*) FROM t WHERE (n, s, r) IN (VALUES (1, 'one', 0.5), (2, 'two', 1.5))").value_or(0), 2);
        QCOMPARE(storage::queryInteger(*m_db, "SELECT count(*) FROM t WHERE n = 3 AND s = 'three' AND r IS NULL").value_or(0), 1);
    }

    void unknownParameterIsToldByStep()
    {
        Result<Statement> insert = m_db->prepare("INSERT INTO t (n) VALUES (:n)");
        EXPECT_FAILS(insert->bind(":wrong", 1).bind(":n", 2).run(), ErrorCode::Internal);
        EXPECT_OK(insert->bind(":n", 2).run());
    }

    void twoRunsOfOneTextDoNotDisturbEachOther()
    {
        EXPECT_OK(m_db->executeScript("INSERT INTO t (n) VALUES (1), (2)"));
        const QByteArray sql = "SELECT n FROM t ORDER BY n";
        Result<Statement> outer = m_db->prepare(sql);
        EXPECT_OK(outer->stepToRow());
        {
            Result<Statement> inner = m_db->prepare(sql);
            EXPECT_OK(inner->stepToRow());
            QCOMPARE(inner->integer(0), 1);
        }
        EXPECT_OK(outer->stepToRow());
        QCOMPARE(outer->integer(0), 2);
    }

    void mayOutliveItsConnection()
    {
        Result<Statement> late = m_db->prepare("SELECT 1");
        EXPECT_OK(late);
        m_db.reset();
        EXPECT_OK(late->stepToRow());
    }

    void failuresNameTheSqlAndNeverAValue()
    {
        EXPECT_OK(m_db->executeScript("CREATE UNIQUE INDEX u ON t(s); CREATE VIRTUAL TABLE f USING fts5(x)"));
        Result<Statement> insert = m_db->prepare("INSERT INTO t (s) VALUES (:s)");
        const QString name = QStringLiteral("张三丰");
        EXPECT_OK(insert->bind(":s", name).run());
        const Result<qint64> again = insert->bind(":s", name).run();
        EXPECT_FAILS(again, ErrorCode::AlreadyExists);
        QVERIFY(again.error().detail.contains(QStringLiteral("INSERT INTO t")));
        QVERIFY(!again.error().detail.contains(name));

        Result<Statement> match = m_db->prepare("SELECT * FROM f WHERE f MATCH :q");
        const Result<qint64> bad = match->bind(":q", name + QStringLiteral("\" AND (")).run();
        EXPECT_FAILS(bad, ErrorCode::Internal);
        QVERIFY(!bad.error().detail.contains(name));
    }

    void strictTablesRefuseAnotherType()
    {
        Result<Statement> insert = m_db->prepare("INSERT INTO t (n) VALUES (:n)");
        EXPECT_FAILS(insert->bind(":n", QStringLiteral("not a number")).run(), ErrorCode::StorageFailed);
    }

    void onlyOneStatementAtATime()
    {
        EXPECT_FAILS(m_db->prepare("SELECT 1; SELECT 2"), ErrorCode::Internal);
        EXPECT_FAILS(m_db->prepare(""), ErrorCode::Internal);
        EXPECT_FAILS(m_db->prepare("SELEC 1"), ErrorCode::Internal);
        EXPECT_OK(m_db->prepare("SELECT 1;\n"));
    }

private:
    std::unique_ptr<SqliteDatabase> m_db;
};

} // namespace yichuang

using yichuang::StatementTest;
YICHUANG_TEST(StatementTest)
#include "StatementTest.moc"
