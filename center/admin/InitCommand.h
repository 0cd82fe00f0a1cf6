// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "center/admin/CommandLine.h"
#include "center/admin/Report.h"

namespace yichuang::center {

/// `init`: keys (CA, server certificate with the `--name`s workstations call it by, data key) and an empty database.
/// Run again it keeps everything that is there.
[[nodiscard]] base::Result<Report> runInit(const CommandLine &line, const base::Clock &clock);

} // namespace yichuang::center
