// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Draft.h"
#include "app/desk/IntakeDesk.h"
#include "app/domain/Act.h"
#include "app/domain/CaseRules.h"

#include <vector>

namespace yichuang::desk {

/// The act a draft and an ending make, but for number and query code.
[[nodiscard]] domain::Act actOf(const Draft &draft, const IntakeEnding &ending, const domain::Item &item, const QString &region);

/// Asks the rules which endings of an intake are possible as the draft stands. Pure: the act is judged with a
/// number that is never used. What the screen offers is thereby what the commit will accept.
[[nodiscard]] std::vector<IntakeReadiness> judgeEndings(const domain::CaseRules &rules, const Draft &draft, const domain::ActMoment &moment,
                                                        const QString &region);

} // namespace yichuang::desk
