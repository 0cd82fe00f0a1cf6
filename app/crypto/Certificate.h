// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/crypto/CertificateSubject.h"

#include <QByteArray>
#include <QStringList>

#include <memory>

namespace yichuang::crypto {

/// An X.509 certificate. What it says is only worth what its issuer's signature is: see CertificateAuthority::verify.
class Certificate {
public:
    [[nodiscard]] static base::Result<Certificate> fromPem(const QByteArray &pem);
    [[nodiscard]] static base::Result<Certificate> fromDer(const QByteArray &der);
    [[nodiscard]] base::Result<QByteArray> toPem() const;
    [[nodiscard]] base::Result<QByteArray> toDer() const;

    [[nodiscard]] CertificateSubject subject() const;
    [[nodiscard]] CertificateSubject issuer() const;
    /// Lower-case hex without separators.
    [[nodiscard]] QByteArray serial() const;
    [[nodiscard]] base::Result<base::Instant> notBefore() const;
    [[nodiscard]] base::Result<base::Instant> notAfter() const;
    /// Of a certificate in PEM.
    [[nodiscard]] static base::Result<base::Instant> endOf(const QByteArray &pem);
    /// The DNS names and IP addresses it was issued for, as people write them.
    [[nodiscard]] QStringList hostNames() const;
    /// SHA-256 of the DER form, lower-case hex: how the centre knows a workstation.
    [[nodiscard]] base::Result<QByteArray> fingerprint() const;

private:
    friend class CertificateAuthority;
    struct State;
    explicit Certificate(std::shared_ptr<const State> state);
    std::shared_ptr<const State> m_state;
};

} // namespace yichuang::crypto
