// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/StatementDriver.h"

#include <memory>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace yichuang::storage {

/// A prepared statement of SQLite.
class SqliteStatement final : public StatementDriver {
public:
    [[nodiscard]] static base::Result<std::unique_ptr<SqliteStatement>> prepare(sqlite3 *db, const QByteArray &sql);
    ~SqliteStatement() override;

    [[nodiscard]] base::Result<void> bindNull(const char *name) override;
    [[nodiscard]] base::Result<void> bindInteger(const char *name, qint64 value) override;
    [[nodiscard]] base::Result<void> bindReal(const char *name, double value) override;
    [[nodiscard]] base::Result<void> bindText(const char *name, QByteArray utf8) override;
    [[nodiscard]] base::Result<void> bindBlob(const char *name, QByteArray bytes) override;
    [[nodiscard]] base::Result<bool> step() override;
    void reset() override;
    [[nodiscard]] int columnCount() const override;
    [[nodiscard]] bool isNull(int column) const override;
    [[nodiscard]] qint64 integer(int column) const override;
    [[nodiscard]] double real(int column) const override;
    [[nodiscard]] QByteArrayView bytes(int column) const override;
    [[nodiscard]] qint64 changedRows() const override { return m_changed; }

private:
    SqliteStatement(sqlite3 *db, sqlite3_stmt *statement, QByteArray sql);
    [[nodiscard]] base::Result<int> indexOf(const char *name);
    [[nodiscard]] base::Result<void> answer(int code) const;

    sqlite3 *m_db;
    sqlite3_stmt *m_statement;
    QByteArray m_sql;
    /// Of the parameters; index = parameter, 0 unused. Our own: SQLite's go when it prepares the statement anew.
    std::vector<QByteArray> m_names;
    size_t m_next = 1; ///< the parameter most likely bound next
    /// Keeps bound bytes alive until the next reset, so that SQLite need not copy them. Index = parameter.
    std::vector<QByteArray> m_held;
    qint64 m_changed = 0;
};

} // namespace yichuang::storage
