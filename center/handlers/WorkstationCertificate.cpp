// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/WorkstationCertificate.h"

namespace yichuang::center {

using base::Result;

namespace {

constexpr auto CertificateLife = std::chrono::hours(24 * 825);
constexpr auto ClockSlack = std::chrono::hours(24); // the workstation's clock may be behind

crypto::CertificateTerms termsFor(const CertificateHolder &holder, base::Instant now)
{
    crypto::CertificateTerms terms;
    terms.subject = {holder.id.toText(), QStringLiteral("Yichuang"), holder.window.toText()};
    terms.use = crypto::CertificateUse::Client;
    terms.notBefore = now - ClockSlack;
    terms.notAfter = now + CertificateLife;
    terms.uris = {QStringLiteral("urn:uuid:") + holder.id.toText()};
    return terms;
}

} // namespace

Result<IssuedCertificate> issueFor(crypto::CertificateAuthority &authority, const crypto::CertificateRequest &request, const CertificateHolder &holder,
                                   base::Instant now)
{
    const Result<crypto::Certificate> certificate = authority.issue(request, termsFor(holder, now));
    if (!certificate) {
        return base::failure(certificate);
    }
    const Result<QByteArray> pem = certificate->toPem();
    const Result<QByteArray> fingerprint = certificate->fingerprint();
    if (!pem || !fingerprint) {
        return pem ? base::failure(fingerprint) : base::failure(pem);
    }
    return IssuedCertificate{*pem, QByteArray::fromHex(*fingerprint), now + CertificateLife};
}

} // namespace yichuang::center
