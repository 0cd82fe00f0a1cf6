// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/CaseState.h"

#include <optional>
#include <span>
#include <vector>

namespace yichuang::domain {

/// The life cycle of a case as a table: one row a lawful move. What has no row is not allowed. Completing leads to Closed
/// when the result is given out with it; one that is handed over later waits in Ready (CaseRules). What is decided is no
/// longer void: a decision is withdrawn by law only (行政许可法 69), which is a case of its own.
struct LifeCycleRow {
    std::optional<CaseState> from; ///< empty: there is no case yet, the act makes it
    ActKind act;
    CaseState to;
};

[[nodiscard]] std::span<const LifeCycleRow> lifeCycle();
/// Where `act` leads from `from` (empty = no case yet); empty when it is not allowed.
[[nodiscard]] std::optional<CaseState> nextState(std::optional<CaseState> from, ActKind act);
/// All acts allowed from a state, in the order of the table.
[[nodiscard]] std::vector<ActKind> actsFrom(std::optional<CaseState> from);

} // namespace yichuang::domain
