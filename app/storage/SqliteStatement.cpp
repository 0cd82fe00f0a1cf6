// SPDX-License-Identifier: Apache-2.0
#include "app/storage/SqliteStatement.h"

#include "app/storage/SqliteError.h"

#include <sqlite3.h>

#include <cstring>

namespace yichuang::storage {

using base::ErrorCode;
using base::Result;

namespace {

constexpr char Empty[] = "";

// A null pointer would bind NULL; an empty text or blob is a value.
const char *dataOf(const QByteArray &bytes)
{
    return bytes.isEmpty() ? Empty : bytes.constData();
}

} // namespace

Result<std::unique_ptr<SqliteStatement>> SqliteStatement::prepare(sqlite3 *db, const QByteArray &sql)
{
    sqlite3_stmt *statement = nullptr;
    const char *rest = nullptr;
    const int code = sqlite3_prepare_v3(db, sql.constData(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, &rest);
    if (code != SQLITE_OK) {
        base::Error error = sqliteError(db, code, sql);
        // Nothing is bound yet: the message speaks of the SQL text alone.
        error.detail += QStringLiteral("; ") + QString::fromUtf8(sqlite3_errmsg(db));
        return tl::unexpected(error);
    }
    const QByteArrayView tail(rest, sql.constData() + sql.size() - rest);
    if (statement == nullptr || !tail.trimmed().isEmpty()) {
        sqlite3_finalize(statement);
        return base::fail(ErrorCode::Internal, QStringLiteral("not exactly one statement: %1").arg(QString::fromUtf8(sql.left(240))),
                          "storage.sql");
    }
    return std::unique_ptr<SqliteStatement>(new SqliteStatement(db, statement, sql));
}

SqliteStatement::SqliteStatement(sqlite3 *db, sqlite3_stmt *statement, QByteArray sql)
    : m_db(db), m_statement(statement), m_sql(std::move(sql)), m_names(static_cast<size_t>(sqlite3_bind_parameter_count(statement)) + 1), m_held(m_names.size())
{
    for (size_t index = 1; index < m_names.size(); ++index) {
        m_names[index] = QByteArray(sqlite3_bind_parameter_name(statement, static_cast<int>(index)));
    }
}

SqliteStatement::~SqliteStatement()
{
    sqlite3_finalize(m_statement);
}

Result<int> SqliteStatement::indexOf(const char *name)
{
    // They are bound in their order nearly always; SQLite would compare every name before.
    const bool isNext = m_next < m_names.size() && std::strcmp(m_names[m_next].constData(), name) == 0;
    const int index = isNext ? static_cast<int>(m_next) : sqlite3_bind_parameter_index(m_statement, name);
    if (index == 0) {
        return base::fail(ErrorCode::Internal, QStringLiteral("no parameter %1 in sql: %2").arg(QLatin1String(name), QString::fromUtf8(m_sql.left(240))),
                          "storage.parameter");
    }
    m_next = static_cast<size_t>(index) + 1;
    return index;
}

Result<void> SqliteStatement::answer(int code) const
{
    if (code != SQLITE_OK) {
        return tl::unexpected(sqliteError(m_db, code, m_sql));
    }
    return {};
}

Result<void> SqliteStatement::bindNull(const char *name)
{
    return indexOf(name).and_then([this](int index) { return answer(sqlite3_bind_null(m_statement, index)); });
}

Result<void> SqliteStatement::bindInteger(const char *name, qint64 value)
{
    return indexOf(name).and_then([this, value](int index) { return answer(sqlite3_bind_int64(m_statement, index, value)); });
}

Result<void> SqliteStatement::bindReal(const char *name, double value)
{
    return indexOf(name).and_then([this, value](int index) { return answer(sqlite3_bind_double(m_statement, index, value)); });
}

Result<void> SqliteStatement::bindText(const char *name, QByteArray utf8)
{
    return indexOf(name).and_then([this, &utf8](int index) {
        QByteArray &held = m_held[static_cast<size_t>(index)];
        held = std::move(utf8);
        return answer(sqlite3_bind_text64(m_statement, index, dataOf(held), static_cast<sqlite3_uint64>(held.size()), SQLITE_STATIC, SQLITE_UTF8));
    });
}

Result<void> SqliteStatement::bindBlob(const char *name, QByteArray bytes)
{
    return indexOf(name).and_then([this, &bytes](int index) {
        QByteArray &held = m_held[static_cast<size_t>(index)];
        held = std::move(bytes);
        return answer(sqlite3_bind_blob64(m_statement, index, dataOf(held), static_cast<sqlite3_uint64>(held.size()), SQLITE_STATIC));
    });
}

Result<bool> SqliteStatement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code != SQLITE_DONE) {
        return tl::unexpected(sqliteError(m_db, code, m_sql));
    }
    m_changed = sqlite3_stmt_readonly(m_statement) != 0 ? 0 : sqlite3_changes64(m_db);
    return false;
}

void SqliteStatement::reset()
{
    // Its result repeats the failure that step() has already answered.
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    m_next = 1;
    for (QByteArray &held : m_held) {
        held.clear();
    }
}

int SqliteStatement::columnCount() const
{
    return sqlite3_column_count(m_statement);
}

bool SqliteStatement::isNull(int column) const
{
    Q_ASSERT(column < sqlite3_data_count(m_statement));
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 SqliteStatement::integer(int column) const
{
    Q_ASSERT(column < sqlite3_data_count(m_statement));
    return sqlite3_column_int64(m_statement, column);
}

double SqliteStatement::real(int column) const
{
    Q_ASSERT(column < sqlite3_data_count(m_statement));
    return sqlite3_column_double(m_statement, column);
}

QByteArrayView SqliteStatement::bytes(int column) const
{
    Q_ASSERT(column < sqlite3_data_count(m_statement));
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return {data, sqlite3_column_bytes(m_statement, column)};
}

} // namespace yichuang::storage
