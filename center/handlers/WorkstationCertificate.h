// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/CertificateAuthority.h"
#include "app/domain/Ids.h"

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

/// A client certificate of the centre's own CA, good for 825 days, for the key in the request.
[[nodiscard]] base::Result<IssuedCertificate> issueFor(crypto::CertificateAuthority &authority, const crypto::CertificateRequest &request,
                                                       const CertificateHolder &holder, base::Instant now);

} // namespace yichuang::center
