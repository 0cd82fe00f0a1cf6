// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/store/Stores.h"

namespace yichuang::center {

/// The case as the applied operations make it, up to and with a version; empty when none is that early.
/// StorageCorrupt "case.replay" when an operation that was applied would not be applied again.
[[nodiscard]] base::Result<std::optional<domain::Case>> replayCase(Stores &stores, const domain::CaseId &id, qint64 upToVersion = INT64_MAX);

} // namespace yichuang::center
