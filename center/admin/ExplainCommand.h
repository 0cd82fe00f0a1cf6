// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "center/admin/CommandLine.h"
#include "center/admin/Report.h"

namespace yichuang::center {

/// `explain --stdin`: one JSON question a line, one JSON answer a line, in order, until the input ends. Calendars and
/// authority are those the centre has published; without a database, the calendars built in.
[[nodiscard]] base::Result<Report> runExplain(const CommandLine &line, const base::Clock &clock);

} // namespace yichuang::center
