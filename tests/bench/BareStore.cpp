// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/BareStore.h"

#include "tests/bench/Report.h"

#include <QFile>

#include <sqlite3.h>

namespace yichuang::bench {

namespace {

sqlite3 *open(const QString &path, int flags)
{
    sqlite3 *db = nullptr;
    if (sqlite3_open_v2(path.toUtf8().constData(), &db, flags, nullptr) != SQLITE_OK) {
        giveUp(QStringLiteral("sqlite: %1").arg(QString::fromUtf8(sqlite3_errmsg(db))));
    }
    sqlite3_busy_timeout(db, 10'000);
    return db;
}

sqlite3_stmt *prepare(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) {
        giveUp(QStringLiteral("sqlite: %1").arg(QString::fromUtf8(sqlite3_errmsg(db))));
    }
    return statement;
}

} // namespace

BareStore::BareStore(const QString &path)
{
    for (const char *suffix : {"", "-wal", "-shm"}) {
        QFile::remove(path + QLatin1String(suffix));
    }
    m_db = open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX);
    const char *schema = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE bytes (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT";
    if (sqlite3_exec(m_db, schema, nullptr, nullptr, nullptr) != SQLITE_OK) {
        giveUp(QStringLiteral("sqlite: %1").arg(QString::fromUtf8(sqlite3_errmsg(m_db))));
    }
    m_begin = prepare(m_db, "BEGIN IMMEDIATE");
    m_insert = prepare(m_db, "INSERT INTO bytes (body) VALUES (?1)");
    m_commit = prepare(m_db, "COMMIT");
}

BareStore::~BareStore()
{
    for (sqlite3_stmt *statement : {m_begin, m_insert, m_commit}) {
        sqlite3_finalize(statement);
    }
    sqlite3_close_v2(m_db);
}

void BareStore::run(sqlite3_stmt *statement)
{
    if (sqlite3_step(statement) != SQLITE_DONE) {
        giveUp(QStringLiteral("sqlite: %1").arg(QString::fromUtf8(sqlite3_errmsg(m_db))));
    }
    sqlite3_reset(statement);
}

void BareStore::write(const std::vector<QByteArray> &rows)
{
    run(m_begin);
    for (const QByteArray &row : rows) {
        sqlite3_bind_blob64(m_insert, 1, row.constData(), static_cast<sqlite3_uint64>(row.size()), SQLITE_STATIC);
        run(m_insert);
    }
    run(m_commit);
}

RowReader::RowReader(const QString &path) : m_db(open(path, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX))
{
    const char *journal = "SELECT rowid, id || lane || hash || body || seq || made || serial FROM journal WHERE rowid > ?1 ORDER BY rowid";
    const char *outbox = "SELECT rowid, id || lane || made || bytes || needs || state FROM outbox WHERE rowid > ?1 ORDER BY rowid";
    const char *cases = "SELECT rowid, id || brief || body || version || updated FROM cases WHERE rowid > ?1 ORDER BY rowid";
    const char *paper = "SELECT rowid, kind || body || state || issued || prints || since FROM paper WHERE rowid > ?1 ORDER BY rowid";
    const char *audit = "SELECT rowid, hash || body || at FROM audit WHERE rowid > ?1 ORDER BY rowid";
    for (const char *sql : {journal, outbox, cases, paper, audit}) {
        m_tables.push_back({prepare(m_db, sql), 0});
    }
}

RowReader::~RowReader()
{
    for (const Table &table : m_tables) {
        sqlite3_finalize(table.select);
    }
    sqlite3_close_v2(m_db);
}

std::vector<QByteArray> RowReader::newRows()
{
    std::vector<QByteArray> rows;
    for (Table &table : m_tables) {
        sqlite3_bind_int64(table.select, 1, table.last);
        while (sqlite3_step(table.select) == SQLITE_ROW) {
            table.last = sqlite3_column_int64(table.select, 0);
            rows.emplace_back(static_cast<const char *>(sqlite3_column_blob(table.select, 1)), sqlite3_column_bytes(table.select, 1));
        }
        sqlite3_reset(table.select);
    }
    return rows;
}

} // namespace yichuang::bench
