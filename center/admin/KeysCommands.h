// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "center/admin/CommandLine.h"
#include "center/admin/Report.h"

namespace yichuang::center {

/// `--name HOST,…` and what the machine calls itself.
[[nodiscard]] base::Result<QStringList> serverNames(const CommandLine &line);

/// `keys show`: what the server certificate is for and until when. `keys renew-server [--name HOST,…]`: the same anew, for other names when
/// they are said; every service on the keys has to be started anew.
[[nodiscard]] base::Result<Report> runKeys(const CommandLine &line, const base::Clock &clock);

} // namespace yichuang::center
