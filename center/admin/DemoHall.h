// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "center/admin/CommandLine.h"
#include "center/admin/Report.h"

namespace yichuang::center {

/// `demo-hall [--codes 01,02] [--password TEXT]`: publishes the built-in catalogue, calendars, policy and the hall
/// 青秀区政务服务中心, gives people who have no password one, and prints passwords and enrolment codes. Run again, it
/// keeps what is there (their passwords are then not known and not printed).
[[nodiscard]] base::Result<Report> runDemoHall(const CommandLine &line, const base::Clock &clock);

} // namespace yichuang::center
