// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "center/admin/CommandLine.h"
#include "center/admin/Report.h"

namespace yichuang::center {

/// `windows list|add|change|retire|open|close`. Each change publishes a new version of the directory.
[[nodiscard]] base::Result<Report> runWindows(const CommandLine &line, const base::Clock &clock);

} // namespace yichuang::center
