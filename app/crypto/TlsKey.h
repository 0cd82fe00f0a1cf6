// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/crypto/SecretBytes.h"

#include <QByteArray>

#include <memory>

namespace yichuang::crypto {

/// The private key of a TLS certificate: EC P-256, which QSslKey (QSsl::Ec) and every TLS 1.3 peer take.
class TlsKey {
public:
    [[nodiscard]] static base::Result<TlsKey> generate();
    /// PKCS#8 or SEC 1 PEM.
    [[nodiscard]] static base::Result<TlsKey> fromPem(const SecretBytes &pem);
    /// PKCS#8 PEM without a password: keep it sealed, or in a file only its owner reads.
    [[nodiscard]] base::Result<SecretBytes> toPem() const;

private:
    friend class CertificateAuthority;
    friend class CertificateRequest;
    struct State;
    explicit TlsKey(std::shared_ptr<const State> state);
    std::shared_ptr<const State> m_state;
};

} // namespace yichuang::crypto
