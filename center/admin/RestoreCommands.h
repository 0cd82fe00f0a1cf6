// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "center/admin/CommandLine.h"
#include "center/admin/Report.h"

namespace yichuang::center {

/// `backup FILE`: a copy taken while the service runs. Sealed as the database is: it is of no use without the keys.
[[nodiscard]] base::Result<Report> runBackup(const CommandLine &line, const base::Clock &clock);

/// `restore FILE`: puts a backup in the database's place, with a new fingerprint, so that workstations notice and
/// offer again what came after it; numbers leap past any that can have been given out since; who was enrolled, renewed or
/// revoked since is known again (EnrolmentLog). The service must not run. The old database is kept beside it.
[[nodiscard]] base::Result<Report> runRestore(const CommandLine &line, const base::Clock &clock);

} // namespace yichuang::center
