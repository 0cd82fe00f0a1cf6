// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/LikeTable.h"

#include "tests/bench/Report.h"

#include <sqlite3.h>

namespace yichuang::bench {

namespace {

sqlite3_stmt *prepare(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) {
        giveUp(QStringLiteral("sqlite: %1").arg(QString::fromUtf8(sqlite3_errmsg(db))));
    }
    return statement;
}

void bindText(sqlite3_stmt *statement, int place, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    sqlite3_bind_text64(statement, place, utf8.constData(), static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
}

} // namespace

LikeTable::LikeTable()
{
    const bool open = sqlite3_open_v2(":memory:", &m_db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr) == SQLITE_OK;
    if (!open || sqlite3_exec(m_db, "CREATE TABLE brief (row INTEGER PRIMARY KEY, name TEXT, spellings TEXT, numbers TEXT) STRICT", nullptr, nullptr, nullptr) != SQLITE_OK) {
        giveUp(QStringLiteral("sqlite: %1").arg(QString::fromUtf8(sqlite3_errmsg(m_db))));
    }
    m_insert = prepare(m_db, "INSERT INTO brief (name, spellings, numbers) VALUES (?1, ?2, ?3)");
    m_find = prepare(m_db, "SELECT row FROM brief WHERE name LIKE ?1 OR spellings LIKE ?1 OR numbers LIKE ?1 ORDER BY row DESC LIMIT 50");
}

LikeTable::~LikeTable()
{
    sqlite3_finalize(m_insert);
    sqlite3_finalize(m_find);
    sqlite3_close_v2(m_db);
}

void LikeTable::put(const store::CaseBrief &brief, const QString &spellings)
{
    bindText(m_insert, 1, brief.name);
    bindText(m_insert, 2, spellings);
    bindText(m_insert, 3, QStringList{brief.number, brief.queryCode, brief.idNumber, brief.phone}.join(QLatin1Char(' ')));
    if (sqlite3_step(m_insert) != SQLITE_DONE) {
        giveUp(QStringLiteral("sqlite: %1").arg(QString::fromUtf8(sqlite3_errmsg(m_db))));
    }
    sqlite3_reset(m_insert);
}

int LikeTable::find(const QString &text)
{
    bindText(m_find, 1, QLatin1Char('%') + text + QLatin1Char('%'));
    int rows = 0;
    while (sqlite3_step(m_find) == SQLITE_ROW) {
        ++rows;
    }
    sqlite3_reset(m_find);
    return rows;
}

} // namespace yichuang::bench
