// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Case.h"
#include "app/domain/Facts.h"

#include <optional>

namespace yichuang::domain {

/// The case with its dates as the calendar and the site's rules in force give them; what was printed stays beside them
/// as evidence. Nothing when they stand already, when the case is over, and when its item or calendar is not here.
[[nodiscard]] std::optional<Case> withDatesInForce(const Case &record, const Facts &facts);

/// Names what dates rest on: equal texts give equal dates.
[[nodiscard]] QString datesRestOn(const Facts &facts);

} // namespace yichuang::domain
