// SPDX-License-Identifier: Apache-2.0
#include "app/storage/PostgresDatabase.h"

#include "app/storage/PostgresGatherer.h"
#include "app/storage/PostgresListener.h"
#include "app/storage/PostgresStatement.h"
#include "app/storage/StatementCache.h"

#include <libpq-fe.h>

namespace yichuang::storage {

using base::ErrorCode;
using base::Result;

namespace {

// "YCCT": the lock of those who change the schema.
// An upgrade of much data takes its time, and nobody is served meanwhile: who comes second waits longer than for a row.
constexpr char AloneLock[] = "SET lock_timeout = '10min'; SELECT pg_advisory_lock(1497580372)";
constexpr char AloneUnlock[] = "SELECT pg_advisory_unlock(1497580372)";
constexpr char RowsAgain[] = "SET lock_timeout = '15s'";

Result<void> withoutRows(const Result<PostgresResult> &result)
{
    return result ? Result<void>() : Result<void>(base::failure(result));
}

} // namespace

bool PostgresDatabase::isAddress(const QString &where)
{
    return where.startsWith(QLatin1String("postgresql://")) || where.startsWith(QLatin1String("postgres://"));
}

QString PostgresDatabase::shown(const QString &url)
{
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(url.toUtf8().constData(), nullptr), PQconninfoFree);
    const auto value = [&options](const char *keyword) {
        for (const PQconninfoOption *option = options.get(); option != nullptr && option->keyword != nullptr; ++option) {
            if (qstrcmp(option->keyword, keyword) == 0) {
                return QString::fromUtf8(option->val);
            }
        }
        return QString();
    };
    return QStringLiteral("%1@%2/%3").arg(value("user"), value("host"), value("dbname"));
}

PostgresDatabase::PostgresDatabase(std::shared_ptr<PostgresSession> session)
    : m_session(std::move(session)), m_cache(std::make_shared<StatementCache>())
{
}

PostgresDatabase::~PostgresDatabase()
{
    m_cache->close();
}

Result<std::unique_ptr<PostgresDatabase>> PostgresDatabase::open(const QString &url)
{
    return PostgresSession::open(url.toUtf8()).map([](std::shared_ptr<PostgresSession> session) {
        return std::unique_ptr<PostgresDatabase>(new PostgresDatabase(std::move(session)));
    });
}

Result<Statement> PostgresDatabase::prepare(const QByteArray &sql)
{
    std::unique_ptr<StatementDriver> driver = m_cache->take(sql);
    if (!driver) {
        driver = std::make_unique<PostgresStatement>(m_session, sql);
    }
    return Statement(std::move(driver), sql, m_cache);
}

Result<void> PostgresDatabase::executeScript(const QByteArray &sql)
{
    return m_session->gathered().settle().and_then([&] { return withoutRows(m_session->run(sql)); });
}

void PostgresDatabase::setGathering(Gathering gathering)
{
    m_session->gathered().set(gathering);
}

Result<void> PostgresDatabase::begin()
{
    const auto start = [this] {
        return m_session->revive().and_then([this] { return withoutRows(m_session->run("BEGIN ISOLATION LEVEL READ COMMITTED")); });
    };
    // As for a query: that the session was lost meanwhile shows now.
    const Result<void> first = start();
    const bool isLost = !first && first.error().code == ErrorCode::Unavailable;
    return (isLost ? start() : first).map([this] { m_session->beginTransaction(); });
}

Result<void> PostgresDatabase::commit()
{
    const Result<PostgresResult> result = m_session->gathered().settle().and_then([this] { return m_session->run("COMMIT"); });
    if (!result) {
        return base::failure(result);
    }
    // A transaction in which a statement failed is rolled back by COMMIT, which succeeds at that.
    if (qstrcmp(PQcmdStatus(result->get()), "COMMIT") != 0) {
        return base::fail(ErrorCode::StorageFailed, QStringLiteral("the engine gave up the whole transaction"), "storage.given_up");
    }
    m_session->endTransaction();
    return {};
}

Result<void> PostgresDatabase::rollback()
{
    m_session->endTransaction();
    m_session->gathered().drop();
    return isInTransaction() ? withoutRows(m_session->run("ROLLBACK")) : Result<void>();
}

bool PostgresDatabase::isInTransaction() const
{
    return m_session->isInTransaction();
}

int PostgresDatabase::session() const
{
    return m_session->generation();
}

Result<int> PostgresDatabase::schemaVersion()
{
    if (!m_isNumbered) {
        const Result<qint64> isThere = queryInteger(*this, "SELECT CASE WHEN to_regclass('schema_version') IS NULL THEN 0 ELSE 1 END");
        if (!isThere || *isThere == 0) {
            return isThere.map([](qint64) { return 0; });
        }
        m_isNumbered = true;
    }
    return queryInteger(*this, "SELECT coalesce(max(version), 0) FROM schema_version").map([](qint64 number) { return static_cast<int>(number); });
}

Result<void> PostgresDatabase::setSchemaVersion(int version, int oldest)
{
    return executeScript("CREATE TABLE IF NOT EXISTS schema_version (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL);"
                         "ALTER TABLE schema_version ADD COLUMN IF NOT EXISTS oldest INTEGER;"
                         "INSERT INTO schema_version (id, version, oldest) VALUES (1, " + QByteArray::number(version) + ", "
                         + QByteArray::number(oldest) + ") ON CONFLICT (id) DO UPDATE SET version = excluded.version, oldest = excluded.oldest");
}

// The first databases were made without the column.
Result<int> PostgresDatabase::oldestSchema()
{
    return queryInteger(*this, "SELECT coalesce(max(CAST(to_jsonb(s) ->> 'oldest' AS BIGINT)), max(version), 0) FROM schema_version AS s").map([](qint64 number) {
        return static_cast<int>(number);
    });
}

Result<void> PostgresDatabase::alone(const std::function<Result<void>()> &work)
{
    const Result<void> locked = executeScript(AloneLock);
    const Result<void> asBefore = executeScript(RowsAgain);
    if (!locked || !asBefore) {
        return locked ? asBefore : locked;
    }
    const Result<void> done = work();
    // A session that was lost has given its lock back.
    const Result<void> unlocked = executeScript(AloneUnlock);
    return done ? unlocked : done;
}

Result<void> PostgresDatabase::unattended(const std::function<Result<void>()> &work)
{
    // One that has just ended may still be leaving.
    const Result<void> locked = executeScript("SET lock_timeout = '2s'; SELECT pg_advisory_lock(" + PostgresListener::presence() + ")");
    const Result<void> asBefore = executeScript(RowsAgain);
    if (!locked && locked.error().code == ErrorCode::Busy) {
        return base::fail(ErrorCode::Locked, QStringLiteral("somebody is at work on the database"), "storage.in_use");
    }
    if (!locked || !asBefore) {
        return locked ? asBefore : locked;
    }
    const Result<void> done = work();
    const Result<void> unlocked = executeScript("SELECT pg_advisory_unlock(" + PostgresListener::presence() + ")");
    return done ? unlocked : done;
}

} // namespace yichuang::storage
