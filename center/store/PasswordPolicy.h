// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/SecretBytes.h"
#include "app/domain/PasswordRules.h"
#include "center/store/PersonStore.h"

namespace yichuang::center {

/// The rules with the list of common passwords that the program brings. Thread-safe; read once.
[[nodiscard]] const domain::PasswordRules &passwordRules();

/// The rules, and that it is none of the last ones: InvalidArgument "password.used". Takes 70 ms for each remembered one.
[[nodiscard]] base::Result<void> checkNewPassword(PersonStore &people, const domain::PersonId &person, const QString &password);

/// A password that somebody else can be told: 12 characters nobody mixes up.
[[nodiscard]] base::Result<QString> makePassword();

} // namespace yichuang::center
