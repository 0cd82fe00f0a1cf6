// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/admin/AdminSession.h"
#include "center/admin/Report.h"

// What `tiers` shows. No personal data in any of it.
namespace yichuang::center {

/// What a centre is called that made its keys to join a tree and has not joined: it has no place in any.
[[nodiscard]] const domain::Place &unplaced();
/// Its place; nothing while it has none.
[[nodiscard]] base::Result<std::optional<TierSelf>> placedSelf(Stores &stores);
/// Parent, children, tree, links and the last transfers.
[[nodiscard]] base::Result<Report> showTiers(AdminSession &session);
/// The days of this centre and of those below. `--recount` counts this centre's anew from all its cases; exit code 1 when
/// what was kept differs.
[[nodiscard]] base::Result<Report> showSummaries(AdminSession &session, const CommandLine &line);
/// Who has custody and clock of each case known here.
[[nodiscard]] base::Result<Report> showCustody(AdminSession &session);

} // namespace yichuang::center
