// SPDX-License-Identifier: Apache-2.0
#include "app/storage/Migrations.h"

#include "app/storage/SqliteBackup.h"
#include "tests/support/Expect.h"
#include "tests/support/storage/FaultyConnection.h"
#include "tests/support/TestProgram.h"

#include <QFile>
#include <QTemporaryDir>

namespace yichuang {

using base::ErrorCode;
using base::Result;
using storage::Connection;
using storage::Migration;
using storage::MigrationGuards;
using storage::Migrations;
using storage::SqliteDatabase;

namespace {

const QList<Migration> Steps{
    {1, "CREATE TABLE journal (n INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;"},
    {2, "CREATE TABLE extra (x INTEGER) STRICT; INSERT INTO extra SELECT n FROM journal;"},
    {3, "ALTER TABLE journal ADD COLUMN state TEXT NOT NULL DEFAULT 'ready';"},
};

Result<QByteArray> journalFingerprint(Connection &connection)
{
    return storage::tableFingerprint(connection, "SELECT n, body FROM journal ORDER BY n");
}

} // namespace

class MigrationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void numbersMustFollow()
    {
        EXPECT_FAILS(Migrations::make({{2, "SELECT 1"}, {1, "SELECT 1"}}), ErrorCode::Internal);
        EXPECT_FAILS(Migrations::make({{1, "SELECT 1"}, {1, "SELECT 1"}}), ErrorCode::Internal);
        EXPECT_FAILS(Migrations::make({{0, "SELECT 1"}}), ErrorCode::Internal);
        EXPECT_FAILS(Migrations::make({{1, " "}}), ErrorCode::Internal);
    }

    void aNumberMayBeMissing()
    {
        const std::unique_ptr<SqliteDatabase> db = open();
        EXPECT_OK(apply(*db, Steps.first(1)));
        const QList<Migration> later{Steps[0], {4, "CREATE TABLE more (x INTEGER) STRICT;"}};
        EXPECT_OK(apply(*db, later));
        QCOMPARE(db->schemaVersion().value_or(0), 4);
        EXPECT_OK(apply(*db, later));
        EXPECT_OK(storage::queryInteger(*db, "SELECT count(*) FROM more"));
    }

    void newDatabaseGetsAllWithoutBackup()
    {
        const std::unique_ptr<SqliteDatabase> db = open();
        EXPECT_OK(apply(*db, Steps));
        QCOMPARE(db->schemaVersion().value_or(0), 3);
        QVERIFY(!QFile::exists(backupPath()));
        EXPECT_OK(apply(*db, Steps));
    }

    void oldDatabaseIsBackedUpFirst()
    {
        const std::unique_ptr<SqliteDatabase> db = openFilledVersion1();
        EXPECT_OK(apply(*db, Steps));
        QCOMPARE(storage::queryInteger(*db, "SELECT count(*) FROM extra").value_or(0), 50);
        const auto copy = SqliteDatabase::open(backupPath(), {.applicationId = 5, .newestSchema = 3});
        EXPECT_OK(copy);
        QCOMPARE((*copy)->schemaVersion().value_or(0), 1);
        QCOMPARE(storage::queryInteger(**copy, "SELECT count(*) FROM journal").value_or(0), 50);
    }

    void failedBackupChangesNothing()
    {
        const std::unique_ptr<SqliteDatabase> db = openFilledVersion1();
        const Migrations migrations = *Migrations::make(Steps);
        const MigrationGuards guards{[] { return Result<void>(base::fail(ErrorCode::StorageFailed, QStringLiteral("no room"))); }, {}};
        EXPECT_FAILS(migrations.apply(*db, guards), ErrorCode::StorageFailed);
        QCOMPARE(db->schemaVersion().value_or(0), 1);
    }

    void lossIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bad");
        QTest::newRow("a row less") << QByteArray("DELETE FROM journal WHERE n = 7");
        QTest::newRow("a byte changed") << QByteArray("UPDATE journal SET body = x'00' WHERE n = 7");
        QTest::newRow("swapped") << QByteArray("UPDATE journal SET n = 1000 WHERE n = 7");
        QTest::newRow("broken SQL at the end") << QByteArray("DELETE FROM journal; SELEC");
    }
    void lossIsRefused()
    {
        QFETCH(QByteArray, bad);
        const std::unique_ptr<SqliteDatabase> db = openFilledVersion1();
        const Result<QByteArray> before = journalFingerprint(*db);
        QVERIFY(!apply(*db, {Steps[0], {2, bad}}).has_value());
        QCOMPARE(db->schemaVersion().value_or(0), 1);
        QCOMPARE(journalFingerprint(*db).value_or("?"), before.value_or("!"));
    }

    void newerIsRefused()
    {
        const std::unique_ptr<SqliteDatabase> db = openFilledVersion1();
        EXPECT_OK(apply(*db, Steps));
        EXPECT_FAILS(apply(*db, Steps.mid(0, 2)), ErrorCode::StorageNewer);
    }

    void sweepLeavesAWholeVersionEachTime()
    {
        for (qint64 n = 0;; ++n) {
            init();
            {
                auto plan = std::make_shared<tests::FaultPlan>();
                plan->failAt = n;
                tests::FaultyConnection faulty(openFilledVersion1(), plan);
                if ((*Migrations::make(Steps)).apply(faulty, {{}, journalFingerprint})) {
                    QVERIFY(!plan->struck);
                    QVERIFY(n > 10);
                    return;
                }
            }
            const std::unique_ptr<SqliteDatabase> db = open();
            const int version = db->schemaVersion().value_or(0);
            const qint64 extra = storage::queryInteger(*db, "SELECT count(*) FROM sqlite_schema WHERE name = 'extra'").value_or(-1);
            QCOMPARE(extra, version >= 2 ? 1 : 0);
            EXPECT_OK(apply(*db, Steps));
            QCOMPARE(storage::queryInteger(*db, "SELECT count(*) FROM extra").value_or(0), 50);
        }
    }

private:
    QString path() const { return m_folder->filePath(QStringLiteral("m.db")); }
    QString backupPath() const { return m_folder->filePath(QStringLiteral("m.db.backup")); }

    std::unique_ptr<SqliteDatabase> open() const
    {
        auto made = SqliteDatabase::open(path(), {.applicationId = 5, .newestSchema = 3});
        return made ? std::move(*made) : nullptr;
    }
    Result<void> apply(SqliteDatabase &db, const QList<Migration> &steps) const
    {
        return Migrations::make(steps).and_then([&](const Migrations &migrations) {
            return migrations.apply(db, {[&] { return storage::SqliteBackup::copy(db, backupPath()); }, journalFingerprint});
        });
    }
    std::unique_ptr<SqliteDatabase> openFilledVersion1() const
    {
        std::unique_ptr<SqliteDatabase> db = open();
        [&] {
            EXPECT_OK(apply(*db, Steps.mid(0, 1)));
            EXPECT_OK(db->executeScript("WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < 50)"
                                        "INSERT INTO journal SELECT i, randomblob(40) FROM r"));
        }();
        return db;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace yichuang

using yichuang::MigrationsTest;
YICHUANG_TEST(MigrationsTest)
#include "MigrationsTest.moc"
