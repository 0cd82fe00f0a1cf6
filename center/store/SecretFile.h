// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/crypto/SecretBytes.h"

#include <QString>

namespace yichuang::center {

/// What a file of its owner's alone holds. NotFound "keys.missing" when it is not there; NotAllowed "keys.open" when others may read or
/// write it; StorageFailed "keys.file" when it cannot be read.
[[nodiscard]] base::Result<crypto::SecretBytes> readSecretFile(const QString &path);

} // namespace yichuang::center
