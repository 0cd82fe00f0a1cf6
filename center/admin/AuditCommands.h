// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "center/admin/CommandLine.h"
#include "center/admin/Report.h"

namespace yichuang::center {

/// `audit list [--id PERSON] [--limit N]`: the newest lines, newest first. That it was read is a line itself.
[[nodiscard]] base::Result<Report> runAudit(const CommandLine &line, const base::Clock &clock);

} // namespace yichuang::center
