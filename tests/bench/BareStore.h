// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace yichuang::bench {

/// The baseline of a confirmation: SQLite's own C interface, WAL, synchronous FULL, one table of bytes without an index,
/// statements prepared once. Nothing is sealed, chained or checked. A file of an earlier run goes.
class BareStore {
public:
    explicit BareStore(const QString &path);
    ~BareStore();
    BareStore(const BareStore &) = delete;
    BareStore &operator=(const BareStore &) = delete;

    /// One transaction: a row for each of `rows`.
    void write(const std::vector<QByteArray> &rows);

private:
    void run(sqlite3_stmt *statement);

    sqlite3 *m_db = nullptr;
    sqlite3_stmt *m_begin = nullptr;
    sqlite3_stmt *m_insert = nullptr;
    sqlite3_stmt *m_commit = nullptr;
};

/// Reads what a confirmation wrote, over a connection of its own: the bytes of each row that is new since the last call.
class RowReader {
public:
    explicit RowReader(const QString &path);
    ~RowReader();
    RowReader(const RowReader &) = delete;
    RowReader &operator=(const RowReader &) = delete;

    [[nodiscard]] std::vector<QByteArray> newRows();

private:
    struct Table {
        sqlite3_stmt *select = nullptr;
        long long last = 0;
    };
    sqlite3 *m_db = nullptr;
    std::vector<Table> m_tables;
};

} // namespace yichuang::bench
