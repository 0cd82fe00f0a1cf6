// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/CaseRules.h"
#include "app/protocol/Operation.h"

#include <optional>

namespace yichuang::center {

/// What the rules say of one operation on the case as it stands.
struct Judgement {
    enum class Outcome { Applied, Conflict, Refused } outcome = Outcome::Refused;
    std::optional<domain::Case> record; ///< Applied: as it is now, with its new version. Empty when there is no case
                                        ///< (somebody settled an operation that never made one)
    std::vector<domain::FieldConflict> conflicts; ///< Conflict in fields; empty when two moves exclude each other
    QByteArray reason;                  ///< Refused
};

/// Pure: equal rules, record and operation give an equal judgement, whenever it is asked again. Who may act is judged
/// by the rules; two moves exclude each other (Conflict) when the life cycle no longer allows the act *and* the case
/// has moved on since the version the person saw.
[[nodiscard]] Judgement judge(const domain::CaseRules &rules, const std::optional<domain::Case> &record, const protocol::Operation &operation);

} // namespace yichuang::center
