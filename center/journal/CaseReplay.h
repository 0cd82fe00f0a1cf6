// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/store/Stores.h"

#include <functional>

namespace yichuang::center {

/// Sees each applied operation that changed the case; `before` is empty for the one that made it.
using ReplayStep = std::function<void(const JournalRow &row, const std::optional<domain::Case> &before, const domain::Case &after)>;

/// The case as the applied operations and the recorded changes of its dates make it, up to and with a version; empty when none is that early.
/// StorageCorrupt "case.replay" when an operation that was applied would not be applied again,
/// or a date would become another.
[[nodiscard]] base::Result<std::optional<domain::Case>> replayCase(Stores &stores, const domain::CaseId &id, qint64 upToVersion = INT64_MAX,
                                                                      const ReplayStep &see = {});

} // namespace yichuang::center
