// SPDX-License-Identifier: Apache-2.0
#include "app/net/NewKey.h"

#include "app/crypto/CertificateRequest.h"
#include "app/crypto/TlsKey.h"

namespace yichuang::sync {

base::Result<NewKey> makeNewKey(const QString &subject)
{
    const auto key = crypto::TlsKey::generate();
    const auto request = key ? crypto::CertificateRequest::make(*key, {subject, {}, {}}) : base::failure(key);
    const auto requestPem = request ? request->toPem() : base::Result<QByteArray>(base::failure(request));
    auto keyPem = requestPem ? key->toPem() : base::Result<crypto::SecretBytes>(base::failure(requestPem));
    if (!keyPem) {
        return base::failure(keyPem);
    }
    return NewKey{std::make_shared<const crypto::SecretBytes>(std::move(*keyPem)), *requestPem};
}

} // namespace yichuang::sync
