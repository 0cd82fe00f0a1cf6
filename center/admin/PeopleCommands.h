// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/admin/AdminSession.h"
#include "center/admin/Report.h"

namespace yichuang::center {

/// `people list|add|change|retire|set-password|unlock|roles`. Each change is one transaction that publishes a new version of
/// the directory and writes its audit line.
[[nodiscard]] base::Result<Report> runPeople(const CommandLine &line, const base::Clock &clock);

/// A password for somebody of the directory; takes some 70 ms. The rules of passwords are
/// asked by the caller. Errors: Staff::setPassword.
[[nodiscard]] base::Result<void> setPassword(AdminSession &session, const domain::PersonId &person, const QString &password,
                                             ChosenBy by = ChosenBy::ThePerson);

} // namespace yichuang::center
