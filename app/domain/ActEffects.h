// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Act.h"
#include "app/domain/Facts.h"

namespace yichuang::domain {

/// What an act is applied to and by; `record` is changed in place. Used by CaseRules only.
struct ActFrame {
    Case &record;
    const Act &act;
    const ActMoment &moment;
    const Item &item;
    const Calendar &calendar;
    const Facts &facts;
    CaseState from;
    const Case *before = nullptr; ///< as it was found; null when the act makes the case
};

/// Checks the rules of one kind of act and writes what it changes besides state, steps and dates.
[[nodiscard]] base::Result<void> applyEffect(const ActFrame &frame);

} // namespace yichuang::domain
