// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/CaseBrief.h"

#include <optional>
#include <vector>

namespace yichuang::store {

/// What a clerk looks for. Several words must all fit ("张三 1234").
struct SearchRequest {
    QString text;                          ///< number, query code, ID tail, phone tail, name, pinyin; empty = all
    std::vector<domain::CaseState> states; ///< empty = any
    std::optional<domain::WindowId> window;
    QDate dueUpTo;                         ///< null = any; else only cases with a running date up to it
    std::optional<std::vector<domain::CaseId>> among; ///< only these
    qint64 after = 0;                      ///< SearchPage::next of the page before; 0 = from the top
    int limit = 50;
};

/// A request as the index asks it: an FTS5 expression, and what the found rows must still hold.
struct SearchQuery {
    QByteArray match; ///< empty: nothing to match
    QStringList names; ///< Chinese runs of three and more; pairs alone could come from different places

    [[nodiscard]] static SearchQuery of(const SearchRequest &request);
    [[nodiscard]] bool fits(const CaseBrief &brief) const;
};

} // namespace yichuang::store
