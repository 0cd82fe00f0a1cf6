// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "center/admin/CommandLine.h"
#include "center/admin/Report.h"

namespace yichuang::center {

/// `calendar check FILE…`, `import FILE…`, `list`, `show [VERSION]`, `diff FILE…|VERSION [VERSION]`, `recompute`. Importing checks
/// the notices with all that is published, publishes them, and computes the dates of open cases anew, slice by slice; ended
/// half-way, the service or `recompute` goes on. See docs/catalogue.md. Exit code 1: checked, and not in order.
[[nodiscard]] base::Result<Report> runCalendar(const CommandLine &line, const base::Clock &clock);

} // namespace yichuang::center
