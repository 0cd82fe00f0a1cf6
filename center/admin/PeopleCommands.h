// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "center/admin/AdminSession.h"
#include "center/admin/Report.h"

namespace yichuang::center {

/// `people list|add|set-password|deactivate|unlock`. Adding publishes a new directory.
[[nodiscard]] base::Result<Report> runPeople(const CommandLine &line, const base::Clock &clock);

/// Twelve characters without ones that are misread.
[[nodiscard]] base::Result<QString> makePassword();
/// Stores the hash; takes some 70 ms.
[[nodiscard]] base::Result<void> setPassword(AdminSession &session, const domain::PersonId &person, const QString &password);

} // namespace yichuang::center
