// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Case.h"
#include "app/domain/Facts.h"

#include <optional>

namespace yichuang::domain {

/// The case with its dates as the calendar and the site's rules in force give them; what was printed stays beside them
/// as evidence. Nothing when they stand already, when the case is over, and when its item or calendar is not here.
[[nodiscard]] std::optional<Case> withDatesInForce(const Case &record, const Facts &facts);

/// The same for the record: a date that moved, or is provisional no longer, is noted beside the dates there were
/// (Case::dateChanges, reason "calendar_changed"). Nothing when no date changed, whatever the calendar is called now.
[[nodiscard]] std::optional<Case> withDateChange(const Case &record, const Facts &facts, base::Instant at);

/// Names what dates rest on: equal texts give equal dates.
[[nodiscard]] QString datesRestOn(const Facts &facts);

} // namespace yichuang::domain
