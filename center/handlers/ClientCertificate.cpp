// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/ClientCertificate.h"

#include "app/base/Json.h"
#include "app/protocol/TrustMessages.h"

namespace yichuang::center {

using base::Result;

namespace {

constexpr auto ClockSlack = std::chrono::hours(24); // the holder's clock may be behind

crypto::CertificateTerms termsOf(crypto::CertificateSubject subject, const QString &uri, base::Instant now, std::chrono::seconds life)
{
    crypto::CertificateTerms terms;
    terms.subject = std::move(subject);
    terms.use = crypto::CertificateUse::Client;
    terms.notBefore = now - ClockSlack;
    terms.notAfter = now + life;
    terms.uris = {uri};
    return terms;
}

Result<IssuedCertificate> issue(crypto::CertificateAuthority &authority, const crypto::CertificateRequest &request, const crypto::CertificateTerms &terms)
{
    const Result<crypto::Certificate> certificate = authority.issue(request, terms);
    if (!certificate) {
        return base::failure(certificate);
    }
    const Result<QByteArray> pem = certificate->toPem();
    const Result<QByteArray> fingerprint = certificate->fingerprint();
    if (!pem || !fingerprint) {
        return pem ? base::failure(fingerprint) : base::failure(pem);
    }
    return IssuedCertificate{*pem, QByteArray::fromHex(*fingerprint), terms.notAfter};
}

} // namespace

Result<crypto::CertificateRequest> readRenewal(const QByteArray &body)
{
    const auto request = base::parseJsonObject(body).and_then(protocol::RenewalRequest::fromJson);
    if (!request) {
        return base::failure(request);
    }
    Result<crypto::CertificateRequest> read = crypto::CertificateRequest::fromPem(request->requestPem);
    return read ? std::move(read) : base::fail(base::ErrorCode::InvalidArgument, read.error().detail, read.error().reason);
}

Result<IssuedCertificate> issueFor(crypto::CertificateAuthority &authority, const crypto::CertificateRequest &request, const CertificateHolder &holder,
                                   base::Instant now)
{
    const crypto::CertificateSubject subject{holder.id.toText(), QStringLiteral("Yichuang"), holder.window.toText()};
    return issue(authority, request, termsOf(subject, QStringLiteral("urn:uuid:") + holder.id.toText(), now, CertificateLife));
}

Result<IssuedCertificate> issueForCentre(crypto::CertificateAuthority &authority, const crypto::CertificateRequest &request,
                                         const domain::PlaceId &place, base::Instant now, std::chrono::seconds life)
{
    const crypto::CertificateSubject subject{place.toText(), QStringLiteral("Yichuang"), QStringLiteral("centre")};
    return issue(authority, request, termsOf(subject, QStringLiteral("urn:yichuang:centre:") + place.toText(), now, life));
}

} // namespace yichuang::center
