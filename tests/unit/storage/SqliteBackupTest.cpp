// SPDX-License-Identifier: Apache-2.0
#include "app/storage/SqliteBackup.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace yichuang {

using base::ErrorCode;
using base::Result;
using storage::SqliteBackup;
using storage::SqliteDatabase;

class SqliteBackupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto made = SqliteDatabase::open(file("source.db"), Options);
        EXPECT_OK(made);
        m_db = std::move(*made);
        EXPECT_OK(m_db->executeScript("CREATE TABLE t (id INTEGER PRIMARY KEY, b BLOB NOT NULL) STRICT;"
                                      "WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < 500)"
                                      "INSERT INTO t SELECT i, randomblob(500) FROM r"));
    }

    void copiesWhileInUse()
    {
        auto backup = SqliteBackup::start(*m_db, file("copy.db"));
        EXPECT_OK(backup);
        Result<bool> done = (*backup)->step(5);
        QCOMPARE(done.value_or(true), false);
        QVERIFY(!QFile::exists(file("copy.db")));
        EXPECT_OK(m_db->executeScript("INSERT INTO t VALUES (9999, x'01')"));
        while (done && !*done) {
            done = (*backup)->step(5);
        }
        EXPECT_OK(done);
        EXPECT_FAILS((*backup)->step(5), ErrorCode::Internal);
        auto copy = SqliteDatabase::open(file("copy.db"), Options);
        EXPECT_OK(copy);
        QCOMPARE(storage::queryInteger(**copy, "SELECT count(*) FROM t").value_or(0), 501);
    }

    void brokenOffLeavesNothing()
    {
        {
            auto backup = SqliteBackup::start(*m_db, file("copy.db"));
            EXPECT_OK(backup);
            EXPECT_OK((*backup)->step(3));
        }
        QCOMPARE(QDir(m_folder->path()).entryList({QStringLiteral("copy*")}, QDir::Files).size(), 0);
    }

    void replacesTheOldCopyOnlyWhenWhole()
    {
        EXPECT_OK(SqliteBackup::copy(*m_db, file("copy.db")));
        EXPECT_OK(m_db->executeScript("DELETE FROM t"));
        EXPECT_OK(SqliteBackup::copy(*m_db, file("copy.db")));
        auto copy = SqliteDatabase::open(file("copy.db"), Options);
        QCOMPARE(storage::queryInteger(**copy, "SELECT count(*) FROM t").value_or(-1), 0);
    }

    void folderMustExist() { EXPECT_FAILS(SqliteBackup::copy(*m_db, file("none/copy.db")), ErrorCode::StorageFailed); }

private:
    static constexpr storage::OpenOptions Options{.applicationId = 5, .newestSchema = 1};
    QString file(const char *name) const { return m_folder->filePath(QLatin1String(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqliteDatabase> m_db;
};

} // namespace yichuang

using yichuang::SqliteBackupTest;
YICHUANG_TEST(SqliteBackupTest)
#include "SqliteBackupTest.moc"
