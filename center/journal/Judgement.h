// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/CaseRules.h"
#include "app/protocol/Operation.h"
#include "center/store/FactsBook.h"

#include <chrono>
#include <optional>

namespace yichuang::center {

/// How far the clocks of a workstation and the centre may lie apart.
inline constexpr std::chrono::minutes ClockTolerance{10};
/// By so much the centre's clock may have been wrong for a while, and its workstations with it: nothing made by it is refused when it is
/// right again.
inline constexpr std::chrono::hours ClockMistake{24};

/// An operation and its payload, read once.
struct ActOffered {
    const protocol::Operation &operation;
    const base::Result<domain::Act> &act;
};

/// What the rules say of one operation on the case as it stands.
struct Judgement {
    enum class Outcome { Applied, Conflict, Refused } outcome = Outcome::Refused;
    std::optional<domain::Case> record; ///< Applied: as it is now, with its new version. Empty when there is no case
                                        ///< (somebody settled an operation that never made one)
    std::vector<domain::FieldConflict> conflicts; ///< Conflict: the fields two people changed
    QByteArray reason;                  ///< Refused
};

/// Pure: equal rules, record and operation give an equal judgement, whenever it is asked again. A failure is a fault of
/// the centre's own (StorageCorrupt, Internal), never of the operation.
[[nodiscard]] base::Result<Judgement> judge(const domain::CaseRules &rules, const std::optional<domain::Case> &record,
                                            const ActOffered &offered);

/// By the facts in force when the operation was made, as they were known to row `journalN` of the journal. Who was
/// given a right within the tolerance of the clocks counts as having had it.
[[nodiscard]] base::Result<Judgement> judgeByFacts(FactsBook &facts, const std::optional<domain::Case> &record,
                                                   const ActOffered &offered, qint64 journalN);

} // namespace yichuang::center
