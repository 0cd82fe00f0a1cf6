// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/CertificateAuthority.h"
#include "app/net/CentreTrust.h"

#include <memory>

namespace yichuang::tests {

/// An authority with one server certificate for 127.0.0.1 and "localhost", and client certificates on demand.
class TestTrust {
public:
    /// Ends the program when the keys cannot be made: no test could go on.
    TestTrust();

    [[nodiscard]] QByteArray authorityPem() const;
    /// Leaf, then authority.
    [[nodiscard]] QByteArray serverChainPem() const { return m_serverChainPem; }
    [[nodiscard]] QByteArray serverKeyPem() const { return m_serverKeyPem; }
    /// A workstation's whole trust, with a new key and certificate.
    [[nodiscard]] sync::CentreTrust workstation(const QUrl &centre);
    /// The certificate for a workstation's own request.
    [[nodiscard]] QByteArray issueClient(const QByteArray &requestPem);

private:
    std::unique_ptr<crypto::CertificateAuthority> m_authority;
    QByteArray m_serverChainPem;
    QByteArray m_serverKeyPem;
};

} // namespace yichuang::tests
