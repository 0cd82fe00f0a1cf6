// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/CaseRules.h"
#include "app/protocol/Operation.h"

#include <optional>
#include <vector>

namespace yichuang::sync {

/// A case as it shows here before the centre has heard of everything.
struct LocalState {
    std::optional<domain::Case> shown; ///< empty only when there is no snapshot and nothing could be applied
    /// The first waiting operation that no longer fits the snapshot. It and those after it are not in `shown`; the
    /// centre, not this guess, decides what becomes of them.
    std::optional<domain::OperationId> stuckAt;
};

/// The centre's snapshot with this workstation's still waiting operations of that case (in order) applied on top, by
/// the rules both sides share. An operation the snapshot already holds (the feed may be faster than the answer) is
/// known by its step and not applied twice. `version` stays the snapshot's.
[[nodiscard]] LocalState localState(const std::optional<domain::Case> &snapshot, const std::vector<protocol::Operation> &waiting,
                                    const domain::CaseRules &rules);

} // namespace yichuang::sync
