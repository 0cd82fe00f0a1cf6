// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/CertificateSubject.h"
#include "app/crypto/TlsKey.h"

namespace yichuang::crypto {

/// A PKCS#10 request, signed by the key it asks a certificate for. One that exists has a good signature.
class CertificateRequest {
public:
    [[nodiscard]] static base::Result<CertificateRequest> make(const TlsKey &key, const CertificateSubject &subject);
    /// Malformed: not a request · CryptoFailed "request.signature": not signed by its own key ·
    /// NotAllowed "request.weak_key": a key of less than 112 bits of security (RSA under 2048).
    [[nodiscard]] static base::Result<CertificateRequest> fromPem(const QByteArray &pem);
    [[nodiscard]] base::Result<QByteArray> toPem() const;
    [[nodiscard]] CertificateSubject subject() const;

private:
    friend class CertificateAuthority;
    struct State;
    explicit CertificateRequest(std::shared_ptr<const State> state);
    std::shared_ptr<const State> m_state;
};

} // namespace yichuang::crypto
