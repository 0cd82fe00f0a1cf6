// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/CertificateAuthority.h"

namespace yichuang::tests {

/// A certificate with its key, as PEM.
struct Identity {
    QByteArray certificatePem;
    crypto::SecretBytes keyPem;
    [[nodiscard]] QByteArray keyBytes() const { return keyPem.view().toByteArray(); }
};

/// A certificate authority made for one test. Fails the process when OpenSSL does.
class TestAuthority {
public:
    TestAuthority();

    [[nodiscard]] QByteArray pem() const;
    /// For 127.0.0.1 and localhost.
    [[nodiscard]] Identity server();
    [[nodiscard]] Identity client(const QString &name);

private:
    [[nodiscard]] Identity issue(const QString &name, crypto::CertificateUse use);

    crypto::CertificateAuthority m_authority;
};

} // namespace yichuang::tests
