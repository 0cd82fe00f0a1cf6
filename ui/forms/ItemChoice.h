// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Directory.h"
#include "app/domain/DueDate.h"
#include "app/domain/Item.h"

#include <optional>
#include <vector>

namespace yichuang::ui {

/// NotThisRole: who sits here takes nothing in, whatever the window may.
enum class Seat { TakesIn, NotThisRole };

/// An item as this window may handle it, with the dates an acceptance right now would set.
struct ItemChoice {
    domain::Item item;
    QString department;
    std::vector<domain::WindowRight> rights;
    Seat seat = Seat::TakesIn; ///< why, when there are none
    std::optional<domain::DueDate> promised; ///< with its ledger
    std::optional<domain::DueDate> statutory;
    QDate deferral; ///< until when deferred materials may come

    [[nodiscard]] bool may(domain::WindowRight right) const
    {
        return std::find(rights.begin(), rights.end(), right) != rights.end();
    }
};

} // namespace yichuang::ui
