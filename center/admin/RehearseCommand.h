// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/admin/AdminSession.h"
#include "center/admin/Report.h"

namespace yichuang::center {

/// `catalogue rehearse draft:N|FILE [--from DATE --to DATE]`: what the draft would have meant for the cases received in a span,
/// by default last month (domain::Rehearsal). Reads only, page by page; no personal data in the report. Exit code 1 when
/// something would break.
[[nodiscard]] base::Result<Report> runRehearse(AdminSession &session, const CommandLine &line, const QStringList &words);

} // namespace yichuang::center
