// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "center/admin/CommandLine.h"
#include "center/admin/Report.h"

namespace yichuang::center {

/// `verify-journal`: exit code 1 when something is not as it must be; each finding is named.
[[nodiscard]] base::Result<Report> runVerifyJournal(const CommandLine &line, const base::Clock &clock);

} // namespace yichuang::center
