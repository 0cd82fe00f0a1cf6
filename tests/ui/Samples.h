// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/desk/Draft.h"
#include "app/domain/Applicant.h"
#include "app/domain/Calendar.h"
#include "app/domain/Catalogue.h"
#include "app/domain/Facts.h"
#include "ui/forms/ItemChoice.h"

namespace yichuang::tests {

/// The facts the product ships, and fictional people, for tests and pictures of the windows.
struct Samples {
    domain::Catalogue catalogue;
    domain::Calendar calendar;
    domain::Facts facts; ///< catalogue, calendars, policy and a hall with windows and people

    [[nodiscard]] static base::Result<Samples> load();
    /// The item as a window with every right may handle it, accepted at the test clock's moment.
    [[nodiscard]] ui::ItemChoice choice(const QString &itemKey) const;
    /// A fictional person as a card tells her.
    [[nodiscard]] static domain::Applicant person();
};

/// Answers every question of the item and judges every material as a clerk does before the act: what is conditional does not
/// apply, and for Correct the first one is missing.
void fillDraft(desk::Draft &draft, const domain::Item &item, domain::ActKind act);

/// 10:42 in China on Monday 2026-11-23.
[[nodiscard]] base::Instant sampleNow();

} // namespace yichuang::tests
