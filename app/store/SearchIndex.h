// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/SqliteDatabase.h"
#include "app/store/SearchQuery.h"
#include "app/store/SearchTokens.h"

#include <memory>

namespace yichuang::store {

/// Up to `limit` cases, last changed first.
struct SearchPage {
    std::vector<CaseBrief> rows;
    qint64 next = 0; ///< give back as `after`; 0 = the end
};

/// The search over all cases of an unlocked workstation: in memory only, gone when it is locked. Finds by each
/// single character on. One thread at a time; it may be another one than the store's.
class SearchIndex {
public:
    /// `pinyin` must outlive the index.
    [[nodiscard]] static base::Result<std::unique_ptr<SearchIndex>> make(const domain::Pinyin &pinyin);

    /// Between these, `put` is fast and nothing is found. For a new index: put in the order of `updated`.
    [[nodiscard]] base::Result<void> beginBulk();
    [[nodiscard]] base::Result<void> endBulk();

    /// Adds the case or replaces what was known of it. A case whose `updated` has grown moves to the top.
    [[nodiscard]] base::Result<void> put(const CaseBrief &brief);
    [[nodiscard]] base::Result<void> remove(const domain::CaseId &id);
    [[nodiscard]] base::Result<SearchPage> find(const SearchRequest &request);
    /// Cases of one identity number, newest first.
    [[nodiscard]] base::Result<std::vector<CaseBrief>> withIdNumber(const QString &idNumber, int limit);
    [[nodiscard]] base::Result<qint64> count();

private:
    struct Known {
        qint64 row = 0;
        CaseBrief brief;
    };

    SearchIndex(std::unique_ptr<storage::SqliteDatabase> database, const domain::Pinyin &pinyin)
        : m_database(std::move(database)), m_pinyin(pinyin)
    {
    }
    [[nodiscard]] base::Result<std::optional<Known>> known(const domain::CaseId &id);
    [[nodiscard]] base::Result<void> drop(const Known &known);
    [[nodiscard]] base::Result<void> insert(qint64 row, const CaseBrief &brief);
    [[nodiscard]] base::Result<void> setAmong(const SearchRequest &request);

    std::unique_ptr<storage::SqliteDatabase> m_database;
    const domain::Pinyin &m_pinyin;
    qint64 m_lastRow = 0;
};

} // namespace yichuang::store
