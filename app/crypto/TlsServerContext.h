// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

namespace yichuang::crypto {

/// Makes a TLS server's context ready for client certificates: TLS 1.3 only, and a session id context, without
/// which a resumed connection of a client with a certificate fails. `context` is the native `SSL_CTX *`
/// (boost::asio::ssl::context::native_handle), passed untyped so that only this module knows OpenSSL.
[[nodiscard]] base::Result<void> prepareServerContext(void *context);

} // namespace yichuang::crypto
