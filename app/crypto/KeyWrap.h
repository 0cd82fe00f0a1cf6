// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/crypto/SecretBytes.h"

#include <QByteArray>

namespace yichuang::crypto {

/// A key sealed under another key (32 bytes, AES-256-GCM). `context` says whose it is.
[[nodiscard]] base::Result<QByteArray> wrapKey(const SecretBytes &wrapping, const SecretBytes &key, QByteArrayView context);
/// WrongSecret when `wrapping` or `context` does not fit.
[[nodiscard]] base::Result<SecretBytes> unwrapKey(const SecretBytes &wrapping, QByteArrayView wrapped, QByteArrayView context);

} // namespace yichuang::crypto
