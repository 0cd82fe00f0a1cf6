// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/Connection.h"

#include <chrono>

struct sqlite3;

namespace yichuang::storage {

/// What happens to the pages of a database before it is trusted.
enum class StartCheck { Quick, None };

struct OpenOptions {
    /// Written into a new file, demanded of an old one (`PRAGMA application_id`).
    qint32 applicationId = 0;
    /// The newest schema this program knows; a file with a newer one is refused with StorageNewer, unchanged.
    int newestSchema = 0;
    StartCheck startCheck = StartCheck::Quick;
    std::chrono::milliseconds busyTimeout{5000};
};

/// A SQLite database: WAL, synchronous=FULL, foreign keys on, write lock taken at `begin()`.
/// A file that is not ours is refused ("storage.foreign_file") and a corrupt one (StorageCorrupt) too;
/// neither is changed or deleted. Open several connections for several threads.
class SqliteDatabase final : public Connection {
public:
    /// Opens, or makes, the file. The folder must exist.
    [[nodiscard]] static base::Result<std::unique_ptr<SqliteDatabase>> open(const QString &path, const OpenOptions &options);
    /// A private database that lives in memory only.
    [[nodiscard]] static base::Result<std::unique_ptr<SqliteDatabase>> openInMemory();
    ~SqliteDatabase() override;

    [[nodiscard]] Dialect dialect() const override { return Dialect::Sqlite; }
    [[nodiscard]] base::Result<Statement> prepare(const QByteArray &sql) override;
    [[nodiscard]] base::Result<void> executeScript(const QByteArray &sql) override;
    [[nodiscard]] base::Result<void> begin() override;
    [[nodiscard]] base::Result<void> commit() override;
    [[nodiscard]] base::Result<void> rollback() override;
    [[nodiscard]] bool isInTransaction() const override;
    [[nodiscard]] base::Result<int> schemaVersion() override;
    [[nodiscard]] base::Result<void> setSchemaVersion(int version, int oldest) override;

    /// Runs SQLite's quick_check; StorageCorrupt names what it found.
    [[nodiscard]] base::Result<void> check();
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    friend class SqliteBackup;

    SqliteDatabase(sqlite3 *db, QString path);
    [[nodiscard]] static base::Result<std::unique_ptr<SqliteDatabase>> openHandle(const QString &path, std::chrono::milliseconds busyTimeout);
    [[nodiscard]] base::Result<void> recognise(const OpenOptions &options);
    [[nodiscard]] base::Result<void> configure();
    [[nodiscard]] base::Result<void> runCached(const char *sql);

    sqlite3 *m_db;
    QString m_path;
    std::shared_ptr<StatementCache> m_cache;
};

} // namespace yichuang::storage
