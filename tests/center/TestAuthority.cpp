// SPDX-License-Identifier: Apache-2.0
#include "tests/center/TestAuthority.h"

#include "app/base/Clock.h"

namespace yichuang::tests {

namespace {

constexpr std::chrono::hours Day{24};

template<typename T>
T demand(base::Result<T> value)
{
    if (!value) {
        qFatal("test certificates: %s", qPrintable(value.error().detail));
    }
    return std::move(*value);
}

base::Instant now()
{
    return base::SystemClock().now();
}

} // namespace

TestAuthority::TestAuthority()
    : m_authority(demand(crypto::CertificateAuthority::create({QStringLiteral("Test CA"), {}, {}}, now() - Day, now() + Day)))
{
}

QByteArray TestAuthority::pem() const
{
    return demand(m_authority.certificate().toPem());
}

Identity TestAuthority::issue(const QString &name, crypto::CertificateUse use)
{
    const crypto::TlsKey key = demand(crypto::TlsKey::generate());
    const auto request = demand(crypto::CertificateRequest::make(key, {name, {}, {}}));
    crypto::CertificateTerms terms;
    terms.subject = {name, {}, {}};
    terms.use = use;
    terms.notBefore = now() - Day;
    terms.notAfter = now() + Day;
    terms.dnsNames = {QStringLiteral("localhost")};
    terms.ipAddresses = {QStringLiteral("127.0.0.1")};
    return {demand(demand(m_authority.issue(request, terms)).toPem()), demand(key.toPem())};
}

Identity TestAuthority::server()
{
    return issue(QStringLiteral("test centre"), crypto::CertificateUse::Server);
}

Identity TestAuthority::client(const QString &name)
{
    return issue(name, crypto::CertificateUse::Client);
}

} // namespace yichuang::tests
