// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace yichuang::crypto {

/// Whom a certificate names. `commonName` is required; empty parts are left out.
struct CertificateSubject {
    QString commonName;
    QString organisation;
    QString unit;

    friend bool operator==(const CertificateSubject &, const CertificateSubject &) = default;
};

} // namespace yichuang::crypto
