// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "center/admin/CommandLine.h"
#include "center/admin/Report.h"

namespace yichuang::center {

/// `catalogue draft FILE [--author A] [--note N]`, `list`, `show [NAME]`, `check NAME`, `diff NAME NAME`, `rehearse DRAFT`,
/// `publish DRAFT`, `withdraw-draft DRAFT`, `export NAME`, `import FILE`, `parent list|import FILE --origin O`. NAME is
/// `draft:N`, a file, `in-force` or a version. See docs/catalogue.md. Exit code 1: checked, and not in order.
[[nodiscard]] base::Result<Report> runCatalogue(const CommandLine &line, const base::Clock &clock);

} // namespace yichuang::center
