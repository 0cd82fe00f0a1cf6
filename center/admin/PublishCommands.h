// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "center/admin/CommandLine.h"
#include "center/admin/Report.h"

namespace yichuang::center {

/// `policy show|import FILE`, `directory show|import FILE`: a file is read whole and checked by the domain before anything is
/// published; the first fault is named. `catalogue …` and `calendar …` have commands of their own (CatalogueCommands, CalendarCommands).
[[nodiscard]] base::Result<Report> runPublish(const CommandLine &line, const base::Clock &clock);

} // namespace yichuang::center
