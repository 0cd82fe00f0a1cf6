// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "center/admin/AdminSession.h"
#include "center/admin/Report.h"

namespace yichuang::center {

/// `enrol new-code --window 03 [--hours 24]`, `enrol list`, `enrol revoke|renew --workstation ID`.
[[nodiscard]] base::Result<Report> runEnrol(const CommandLine &line, const base::Clock &clock);

/// A one-time code for a window of the published directory; Errors: Staff::newCode.
[[nodiscard]] base::Result<QString> issueCode(AdminSession &session, const QString &window, std::chrono::hours life);

} // namespace yichuang::center
