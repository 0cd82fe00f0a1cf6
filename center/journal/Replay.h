// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/store/FactsBook.h"
#include "center/store/OperationStore.h"

#include <optional>

namespace yichuang::center {

/// The case as its applied operations make it, up to a version; nothing when version 0 or no operation made it.
/// StorageCorrupt "journal.replay" when one that was applied cannot be applied again.
[[nodiscard]] base::Result<std::optional<domain::Case>> replayCase(OperationStore &operations, const FactsBook &facts,
                                                                   const domain::CaseId &id, qint64 upToVersion);

} // namespace yichuang::center
