// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QString>

namespace yichuang::center {

/// A fresh one-time code, "XXXX-XXXX-XXXX": 60 random bits.
[[nodiscard]] base::Result<QString> makeEnrolmentCode();
/// As it is hashed: people type codes with small letters, spaces and without dashes.
[[nodiscard]] QByteArray plainEnrolmentCode(const QString &code);

} // namespace yichuang::center
