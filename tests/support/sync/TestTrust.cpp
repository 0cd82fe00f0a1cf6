// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sync/TestTrust.h"

#include "app/base/Clock.h"

namespace yichuang::tests {

namespace {

template<typename T>
T must(base::Result<T> result)
{
    if (!result) {
        qFatal("test trust: %s", qPrintable(result.error().detail));
    }
    return std::move(*result);
}

QByteArray bytes(const crypto::SecretBytes &secret)
{
    return secret.view().toByteArray();
}

crypto::CertificateTerms terms(crypto::CertificateUse use)
{
    const base::Instant now = base::SystemClock().now();
    crypto::CertificateTerms made;
    made.subject = {use == crypto::CertificateUse::Server ? QStringLiteral("centre") : QStringLiteral("workstation"), {}, {}};
    made.use = use;
    made.notBefore = now - std::chrono::hours(1);
    made.notAfter = now + std::chrono::hours(24 * 400);
    made.dnsNames = {QStringLiteral("localhost")};
    made.ipAddresses = {QStringLiteral("127.0.0.1")};
    return made;
}

} // namespace

TestTrust::TestTrust()
{
    const base::Instant now = base::SystemClock().now();
    m_authority = std::make_unique<crypto::CertificateAuthority>(
        must(crypto::CertificateAuthority::create({QStringLiteral("test authority"), {}, {}}, now - std::chrono::hours(1), now + std::chrono::hours(24 * 400))));
    const crypto::TlsKey key = must(crypto::TlsKey::generate());
    const auto request = must(crypto::CertificateRequest::make(key, {QStringLiteral("centre"), {}, {}}));
    const auto leaf = must(m_authority->issue(request, terms(crypto::CertificateUse::Server)));
    m_serverChainPem = must(leaf.toPem()) + authorityPem();
    m_serverKeyPem = bytes(must(key.toPem()));
}

QByteArray TestTrust::authorityPem() const
{
    return must(m_authority->certificate().toPem());
}

QByteArray TestTrust::issueClient(const QByteArray &requestPem)
{
    const auto request = must(crypto::CertificateRequest::fromPem(requestPem));
    return must(must(m_authority->issue(request, terms(crypto::CertificateUse::Client))).toPem());
}

sync::CentreTrust TestTrust::workstation(const QUrl &centre)
{
    const crypto::TlsKey key = must(crypto::TlsKey::generate());
    const auto request = must(crypto::CertificateRequest::make(key, {QStringLiteral("workstation"), {}, {}}));
    return {centre, authorityPem(), issueClient(must(request.toPem())), std::make_shared<const crypto::SecretBytes>(must(key.toPem()))};
}

} // namespace yichuang::tests
