// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/TlsServerContext.h"

#include "app/crypto/OpenSsl.h"

#include <openssl/ssl.h>

namespace yichuang::crypto {

namespace {

constexpr unsigned char SessionContext[] = "yichuang-center";

} // namespace

base::Result<void> prepareServerContext(void *context)
{
    auto *tls = static_cast<SSL_CTX *>(context);
    const bool done = SSL_CTX_set_min_proto_version(tls, TLS1_3_VERSION) == 1
        && SSL_CTX_set_session_id_context(tls, SessionContext, sizeof SessionContext - 1) == 1;
    if (!done) {
        return openSslFailure("prepare the TLS server");
    }
    return {};
}

} // namespace yichuang::crypto
