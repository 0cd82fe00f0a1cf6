// SPDX-License-Identifier: Apache-2.0
#include "app/storage/SqliteDatabase.h"

#include "app/storage/Migrations.h"
#include "app/storage/SqliteError.h"
#include "app/storage/SqliteStatement.h"
#include "app/storage/StatementCache.h"

#include <sqlite3.h>

namespace yichuang::storage {

using base::ErrorCode;
using base::Result;

namespace {

const QString MemoryPath = QStringLiteral(":memory:");
// Moving the log into the database holds up whoever commits: seldom, then, and what is written over and over moves once.
constexpr int CheckpointPages = 8000; // 32 MB
// What a full transaction touches: with less SQLite writes and reads the same pages again within it.
constexpr int CacheKiB = 8000;

} // namespace

SqliteDatabase::SqliteDatabase(sqlite3 *db, QString path)
    : m_db(db), m_path(std::move(path)), m_cache(std::make_shared<StatementCache>())
{
}

SqliteDatabase::~SqliteDatabase()
{
    m_cache->close();
    // Statements still given out keep the handle alive until they end.
    sqlite3_close_v2(m_db);
}

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::openHandle(const QString &path, std::chrono::milliseconds busyTimeout)
{
    sqlite3 *db = nullptr;
    // NOMUTEX: one thread at a time is the contract of Connection.
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &db, flags, nullptr);
    if (code != SQLITE_OK) {
        const base::Error error = sqliteError(db, code, "open");
        sqlite3_close_v2(db);
        return tl::unexpected(error);
    }
    sqlite3_busy_timeout(db, static_cast<int>(busyTimeout.count()));
    return std::unique_ptr<SqliteDatabase>(new SqliteDatabase(db, path));
}

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::open(const QString &path, const OpenOptions &options)
{
    Result<std::unique_ptr<SqliteDatabase>> database = openHandle(path, options.busyTimeout);
    if (!database) {
        return database;
    }
    if (const Result<void> ours = (*database)->recognise(options); !ours) {
        return failure(ours);
    }
    if (const Result<void> configured = (*database)->configure(); !configured) {
        return failure(configured);
    }
    if (options.startCheck == StartCheck::Quick) {
        if (const Result<void> sound = (*database)->check(); !sound) {
            return failure(sound);
        }
    }
    return database;
}

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::openInMemory()
{
    Result<std::unique_ptr<SqliteDatabase>> database = openHandle(MemoryPath, std::chrono::milliseconds(0));
    if (!database) {
        return database;
    }
    // What is kept in memory on purpose must not spill into a temporary file when sorting.
    if (const Result<void> configured = (*database)->executeScript("PRAGMA temp_store = MEMORY"); !configured) {
        return failure(configured);
    }
    return database;
}

// Reads only, except in a file that is still empty.
Result<void> SqliteDatabase::recognise(const OpenOptions &options)
{
    const Result<qint64> applicationId = queryInteger(*this, "PRAGMA application_id");
    if (!applicationId) {
        return failure(applicationId);
    }
    const Result<qint64> objects = queryInteger(*this, "SELECT count(*) FROM sqlite_schema");
    if (!objects) {
        return failure(objects);
    }
    if (*applicationId != options.applicationId && (*applicationId != 0 || *objects != 0)) {
        return base::fail(ErrorCode::StorageFailed, QStringLiteral("the file has application id %1, not ours").arg(*applicationId),
                          "storage.foreign_file");
    }
    const Result<int> version = schemaVersion();
    const Result<void> usable = version ? checkNotNewer(*this, *version, options.newestSchema) : failure(version);
    if (!usable) {
        return usable;
    }
    if (*applicationId == 0 && options.applicationId != 0) {
        return executeScript("PRAGMA application_id = " + QByteArray::number(options.applicationId));
    }
    return {};
}

Result<void> SqliteDatabase::configure()
{
    Result<Statement> mode = prepare("PRAGMA journal_mode = WAL");
    if (!mode) {
        return failure(mode);
    }
    if (const Result<void> row = mode->stepToRow(); !row) {
        return row;
    }
    if (mode->text(0) != QLatin1String("wal")) {
        return base::fail(ErrorCode::StorageFailed, QStringLiteral("the file system does not allow WAL"), "storage.wal");
    }
    mode->reset();
    sqlite3_db_config(m_db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    return executeScript("PRAGMA cache_size = -" + QByteArray::number(CacheKiB) + ";"
                         "PRAGMA wal_autocheckpoint = " + QByteArray::number(CheckpointPages) + ";"
                         "PRAGMA synchronous = FULL;"
                         "PRAGMA foreign_keys = ON;"
                         "PRAGMA temp_store = MEMORY;"
                         "PRAGMA cell_size_check = ON;"
                         "PRAGMA trusted_schema = OFF;");
}

Result<void> SqliteDatabase::check()
{
    Result<Statement> statement = prepare("PRAGMA quick_check(3)");
    if (!statement) {
        return failure(statement);
    }
    if (const Result<void> row = statement->stepToRow(); !row) {
        return row;
    }
    if (const QString found = statement->text(0); found != QLatin1String("ok")) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("quick_check: %1").arg(found.left(200)), "storage.corrupt");
    }
    return {};
}

Result<Statement> SqliteDatabase::prepare(const QByteArray &sql)
{
    if (std::unique_ptr<StatementDriver> cached = m_cache->take(sql)) {
        return Statement(std::move(cached), sql, m_cache);
    }
    Result<std::unique_ptr<SqliteStatement>> made = SqliteStatement::prepare(m_db, sql);
    if (!made) {
        return failure(made);
    }
    return Statement(std::move(*made), sql, m_cache);
}

Result<void> SqliteDatabase::executeScript(const QByteArray &sql)
{
    const int code = sqlite3_exec(m_db, sql.constData(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        return tl::unexpected(sqliteError(m_db, code, sql));
    }
    return {};
}

Result<void> SqliteDatabase::runCached(const char *sql)
{
    Result<Statement> statement = prepare(QByteArray::fromRawData(sql, static_cast<qsizetype>(qstrlen(sql))));
    if (!statement) {
        return failure(statement);
    }
    const Result<qint64> done = statement->run();
    if (!done) {
        return failure(done);
    }
    return {};
}

Result<void> SqliteDatabase::begin()
{
    return runCached("BEGIN IMMEDIATE");
}

Result<void> SqliteDatabase::commit()
{
    return runCached("COMMIT");
}

Result<void> SqliteDatabase::rollback()
{
    // A full disk or an I/O error makes SQLite roll back by itself.
    return isInTransaction() ? runCached("ROLLBACK") : Result<void>();
}

bool SqliteDatabase::isInTransaction() const
{
    return sqlite3_get_autocommit(m_db) == 0;
}

Result<int> SqliteDatabase::schemaVersion()
{
    return queryInteger(*this, "PRAGMA user_version").map([](qint64 version) { return static_cast<int>(version); });
}

Result<void> SqliteDatabase::setSchemaVersion(int version, int /*oldest*/)
{
    return executeScript("PRAGMA user_version = " + QByteArray::number(version));
}

} // namespace yichuang::storage
