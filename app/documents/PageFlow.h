// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/documents/Page.h"

#include <functional>
#include <optional>
#include <vector>

namespace yichuang::documents {

/// What stands on pages one below the other and is parted by none: a line, a row, a seal.
struct FlowItem {
    qreal before = 0; ///< kept free above it, but not at the top of a page
    qreal height = 0;
    std::function<void(Page &, qreal top)> draw;
    bool keepsWithNext = false;
    std::optional<size_t> head; ///< of a table's row: the item repeated above it on a new page
};

/// Where pages begin and end.
struct FlowArea {
    qreal firstTop = 0; ///< on the first page, below its head
    qreal top = 0;
    qreal bottom = 0;
};

/// The last two items stay with what is put next: no page begins with it.
void keepLastWithNext(std::vector<FlowItem> &items);

/// Lays the items on `pages`, whose last is the first page, and on new ones. What keeps together moves to the next page
/// together, unless it is higher than a page.
void layFlow(const std::vector<FlowItem> &items, const FlowArea &area, std::vector<Page> &pages);

} // namespace yichuang::documents
