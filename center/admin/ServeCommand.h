// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "center/admin/CommandLine.h"
#include "center/admin/Report.h"

namespace yichuang::center {

/// `serve [--listen ADDRESS:PORT] [--connections N] [--connections-per-address N]`: runs until SIGTERM or SIGINT, then
/// drains. Once it listens it says so in one line of JSON on standard output: {"listening":"127.0.0.1:8443"}.
[[nodiscard]] base::Result<Report> runServe(const CommandLine &line, const base::Clock &clock);

} // namespace yichuang::center
