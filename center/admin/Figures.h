// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "center/admin/CommandLine.h"
#include "center/admin/Report.h"

namespace yichuang::center {

/// `figures [--day YYYY-MM-DD | --from YYYY-MM-DD --to YYYY-MM-DD]`: the six headline figures (domain::Figures) of a day or a span,
/// today when neither is told, and how many cases there are by state, item and closing code. From the kept sums, after what was not counted
/// yet was counted. No personal data.
///
/// `figures --recount`: counts every case anew and says whether what was kept was equal (exit code 0) or was put right (1).
[[nodiscard]] base::Result<Report> runFigures(const CommandLine &line, const base::Clock &clock);

} // namespace yichuang::center
