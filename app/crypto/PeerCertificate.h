// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QByteArray>

namespace yichuang::crypto {

/// The fingerprint of the certificate the peer of a live TLS connection has shown: SHA-256 of its DER form, 32 bytes
/// (Certificate::fingerprint is the same as hex). `ssl` is the native `SSL *` (boost::asio::ssl::stream::native_handle),
/// passed untyped so that only this module knows OpenSSL. NotFound when the peer has shown none.
[[nodiscard]] base::Result<QByteArray> peerFingerprintOf(void *ssl);

} // namespace yichuang::crypto
