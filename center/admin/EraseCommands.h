// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "center/admin/CommandLine.h"
#include "center/admin/Report.h"

namespace yichuang::center {

/// erase case NUMBER · erase ended --before DAY [--dry-run] · erase again FILE · erase list: docs/retention.md. Each erasure is a transaction with
/// its audit line; what was done before a failure stays done and the command can be said again.
[[nodiscard]] base::Result<Report> runErase(const CommandLine &line, const base::Clock &clock);

} // namespace yichuang::center
