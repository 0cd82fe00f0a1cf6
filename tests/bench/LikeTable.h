// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/CaseBrief.h"

struct sqlite3;
struct sqlite3_stmt;

namespace yichuang::bench {

/// The baseline of the search: the same briefs in a SQLite table in memory, asked with LIKE over the same columns and
/// the same spellings, newest first, 50 rows.
class LikeTable {
public:
    LikeTable();
    ~LikeTable();
    LikeTable(const LikeTable &) = delete;
    LikeTable &operator=(const LikeTable &) = delete;

    void put(const store::CaseBrief &brief, const QString &spellings);
    [[nodiscard]] int find(const QString &text);

private:
    sqlite3 *m_db = nullptr;
    sqlite3_stmt *m_insert = nullptr;
    sqlite3_stmt *m_find = nullptr;
};

} // namespace yichuang::bench
