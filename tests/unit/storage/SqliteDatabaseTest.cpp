// SPDX-License-Identifier: Apache-2.0
#include "app/storage/SqliteDatabase.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QFile>
#include <QTemporaryDir>

namespace yichuang {

using base::ErrorCode;
using base::Result;
using storage::OpenOptions;
using storage::SqliteDatabase;
using storage::Statement;

namespace {

const OpenOptions Options{.applicationId = 0x59434857, .newestSchema = 3};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class SqliteDatabaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void opensAsPromised()
    {
        Result<std::unique_ptr<SqliteDatabase>> db = SqliteDatabase::open(path(), Options);
        EXPECT_OK(db);
        QCOMPARE(pragma(**db, "journal_mode"), QStringLiteral("wal"));
        QCOMPARE(pragma(**db, "synchronous"), QStringLiteral("2"));
        QCOMPARE(pragma(**db, "foreign_keys"), QStringLiteral("1"));
        QCOMPARE(pragma(**db, "busy_timeout"), QStringLiteral("5000"));
        QCOMPARE(pragma(**db, "application_id"), QString::number(Options.applicationId));
        QCOMPARE((*db)->schemaVersion().value_or(-1), 0);
    }

    void newerIsRefusedUnchanged()
    {
        {
            Result<std::unique_ptr<SqliteDatabase>> db = SqliteDatabase::open(path(), Options);
            EXPECT_OK(db);
            EXPECT_OK((*db)->setSchemaVersion(4, 4));
        }
        const QByteArray before = contentOf(path());
        EXPECT_FAILS(SqliteDatabase::open(path(), Options), ErrorCode::StorageNewer);
        QCOMPARE(contentOf(path()), before);
    }

    void foreignFileIsRefusedUnchanged_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("another program's id") << QByteArray("PRAGMA application_id = 77");
        QTest::newRow("tables, but no id") << QByteArray("CREATE TABLE theirs (x)");
    }
    void foreignFileIsRefusedUnchanged()
    {
        QFETCH(QByteArray, script);
        {
            OpenOptions none = Options;
            none.applicationId = 0;
            Result<std::unique_ptr<SqliteDatabase>> db = SqliteDatabase::open(path(), none);
            EXPECT_OK((*db)->executeScript(script));
        }
        const QByteArray before = contentOf(path());
        const Result<std::unique_ptr<SqliteDatabase>> again = SqliteDatabase::open(path(), Options);
        EXPECT_FAILS(again, ErrorCode::StorageFailed);
        QCOMPARE(again.error().reason, QByteArray("storage.foreign_file"));
        QCOMPARE(contentOf(path()), before);
    }

    void notADatabaseIsKept()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(9000, 'x'));
        file.close();
        EXPECT_FAILS(SqliteDatabase::open(path(), Options), ErrorCode::StorageCorrupt);
        QCOMPARE(contentOf(path()), QByteArray(9000, 'x'));
    }

    void damagedPageIsFoundAtStartAndTheFileKept()
    {
        const QByteArray damaged = makeDamaged();
        EXPECT_FAILS(SqliteDatabase::open(path(), Options), ErrorCode::StorageCorrupt);
        QCOMPARE(contentOf(path()), damaged);
    }

    void damagedPageIsFoundWhenRead()
    {
        makeDamaged();
        OpenOptions trusting = Options;
        trusting.startCheck = storage::StartCheck::None;
        Result<std::unique_ptr<SqliteDatabase>> db = SqliteDatabase::open(path(), trusting);
        EXPECT_OK(db);
        EXPECT_FAILS(storage::queryInteger(**db, "SELECT sum(length(b)) FROM t"), ErrorCode::StorageCorrupt);
        EXPECT_FAILS((*db)->check(), ErrorCode::StorageCorrupt);
    }

    void missingFolderIsAnAccessFailure()
    {
        const auto db = SqliteDatabase::open(m_folder->filePath(QStringLiteral("none/x.db")), Options);
        EXPECT_FAILS(db, ErrorCode::StorageFailed);
        QCOMPARE(db.error().reason, QByteArray("storage.access"));
    }

    void constraintsAreToldApart_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("unique") << QByteArray("INSERT INTO c VALUES (1, 'a')") << ErrorCode::AlreadyExists;
        QTest::newRow("check") << QByteArray("INSERT INTO c VALUES (2, 'z')") << ErrorCode::StorageFailed;
        QTest::newRow("not null") << QByteArray("INSERT INTO c VALUES (2, NULL)") << ErrorCode::StorageFailed;
        QTest::newRow("foreign key") << QByteArray("INSERT INTO d VALUES (9)") << ErrorCode::StorageFailed;
    }
    void constraintsAreToldApart()
    {
        QFETCH(QByteArray, sql);
        QFETCH(ErrorCode, code);
        Result<std::unique_ptr<SqliteDatabase>> db = SqliteDatabase::open(path(), Options);
        EXPECT_OK(db);
        EXPECT_OK((*db)->executeScript("CREATE TABLE c (id INTEGER PRIMARY KEY, s TEXT NOT NULL CHECK (s IN ('a', 'b'))) STRICT;"
                                       "CREATE TABLE d (c INTEGER NOT NULL REFERENCES c (id)) STRICT;"
                                       "INSERT INTO c VALUES (1, 'a')"));
        Result<Statement> statement = (*db)->prepare(sql);
        EXPECT_OK(statement);
        EXPECT_FAILS(statement->run(), code);
    }

private:
    QString path() const { return m_folder->filePath(QStringLiteral("x.db")); }

    static QString pragma(SqliteDatabase &db, const char *name)
    {
        Result<Statement> statement = db.prepare(QByteArray("PRAGMA ") + name);
        return statement && statement->stepToRow() ? statement->text(0) : QStringLiteral("?");
    }

    // Fills a table and overwrites one of its leaf pages with rubbish.
    QByteArray makeDamaged() const
    {
        {
            Result<std::unique_ptr<SqliteDatabase>> db = SqliteDatabase::open(path(), Options);
            [&] {
                EXPECT_OK((*db)->executeScript("CREATE TABLE t (id INTEGER PRIMARY KEY, b BLOB NOT NULL) STRICT;"
                                               "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)"
                                               "INSERT INTO t SELECT i, randomblob(200) FROM n"));
            }();
        }
        QFile file(path());
        [&] { QVERIFY(file.open(QIODevice::ReadWrite)); }();
        file.seek(4096 * 10);
        file.write(QByteArray(4096, '\x5A'));
        file.close();
        return contentOf(path());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace yichuang

using yichuang::SqliteDatabaseTest;
YICHUANG_TEST(SqliteDatabaseTest)
#include "SqliteDatabaseTest.moc"
