// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/Certificate.h"
#include "app/crypto/CertificateRequest.h"

#include <QStringList>

namespace yichuang::crypto {

enum class CertificateUse { Client, Server };

/// What the authority puts into a certificate; a request only brings the key.
struct CertificateTerms {
    CertificateSubject subject;
    CertificateUse use = CertificateUse::Client;
    base::Instant notBefore;
    base::Instant notAfter;
    /// Subject alternative names; at least one in all (TLS clients ignore the common name).
    QStringList dnsNames;
    QStringList ipAddresses;
    QStringList uris;
};

/// The centre's own certificate authority (EC P-256, SHA-256). One thread at a time.
class CertificateAuthority {
public:
    /// A new key with a self-signed certificate that may sign leaf certificates only.
    [[nodiscard]] static base::Result<CertificateAuthority> create(const CertificateSubject &subject, base::Instant notBefore, base::Instant notAfter);
    /// InvalidArgument when the key is not the certificate's.
    [[nodiscard]] static base::Result<CertificateAuthority> load(const QByteArray &certificatePem, const SecretBytes &keyPem);

    [[nodiscard]] const Certificate &certificate() const { return m_certificate; }
    [[nodiscard]] base::Result<SecretBytes> keyPem() const { return m_key.toPem(); }

    [[nodiscard]] base::Result<Certificate> issue(const CertificateRequest &request, const CertificateTerms &terms);
    /// Issued by this authority for that use and valid at that moment; else CryptoFailed "certificate.untrusted".
    [[nodiscard]] base::Result<void> verify(const Certificate &certificate, CertificateUse use, base::Instant at) const;

private:
    CertificateAuthority(Certificate certificate, TlsKey key) : m_certificate(std::move(certificate)), m_key(std::move(key)) {}

    Certificate m_certificate;
    TlsKey m_key;
};

} // namespace yichuang::crypto
