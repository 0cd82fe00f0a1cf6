// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/CertificateAuthority.h"
#include "app/domain/Ids.h"

#include <chrono>

namespace yichuang::center {

struct CertificateHolder {
    domain::WorkstationId id;
    domain::WindowId window;
};

struct IssuedCertificate {
    QByteArray pem;
    QByteArray fingerprint; ///< SHA-256 of its DER form, raw
    base::Instant expires;
};

inline constexpr std::chrono::seconds CertificateLife = std::chrono::hours(24 * 825);

/// The key that a renewal brings (protocol::RenewalRequest). InvalidArgument.
[[nodiscard]] base::Result<crypto::CertificateRequest> readRenewal(const QByteArray &body);

/// A client certificate of the centre's own CA, good for CertificateLife, for the key in the request.
[[nodiscard]] base::Result<IssuedCertificate> issueFor(crypto::CertificateAuthority &authority, const crypto::CertificateRequest &request,
                                                       const CertificateHolder &holder, base::Instant now);
/// The same for a centre below this one.
[[nodiscard]] base::Result<IssuedCertificate> issueForCentre(crypto::CertificateAuthority &authority, const crypto::CertificateRequest &request,
                                                             const domain::PlaceId &place, base::Instant now, std::chrono::seconds life);

} // namespace yichuang::center
