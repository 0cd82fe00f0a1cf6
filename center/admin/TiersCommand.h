// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "center/admin/CommandLine.h"
#include "center/admin/Report.h"

namespace yichuang::center {

/// `tiers found|new-code|join|leave|list|show|revoke|summary|custody` (docs/tiers.md).
[[nodiscard]] base::Result<Report> runTiers(const CommandLine &line, const base::Clock &clock);

} // namespace yichuang::center
