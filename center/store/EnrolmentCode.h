// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/base/Result.h"

#include <QString>

#include <optional>

namespace yichuang::center {

/// A fresh one-time code, "XXXX-XXXX-XXXX": 60 random bits.
[[nodiscard]] base::Result<QString> makeEnrolmentCode();
/// As it is hashed: people type codes with small letters, spaces and without dashes.
[[nodiscard]] QByteArray plainEnrolmentCode(const QString &code);

/// What becomes of a code that was never issued, or used before: WrongSecret "enrolment.code".
[[nodiscard]] tl::unexpected<base::Error> wrongCode();
/// Whether a code that is good until `expires` can be used; nullopt: there is none to use. wrongCode, Expired "enrolment.expired".
[[nodiscard]] base::Result<void> judgeCode(const base::Result<std::optional<base::Instant>> &expires, base::Instant now);

} // namespace yichuang::center
