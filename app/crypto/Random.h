// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/crypto/SecretBytes.h"

namespace yichuang::crypto {

/// From the operating system's generator through OpenSSL. Thread-safe; CryptoFailed when there is no entropy.
[[nodiscard]] base::Result<QByteArray> randomBytes(qsizetype size);
[[nodiscard]] base::Result<SecretBytes> randomSecret(qsizetype size);

} // namespace yichuang::crypto
