// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/crypto/CertificateSubject.h"
#include "app/crypto/OpenSsl.h"

// Inside this module only: names and times of X.509 as our values.
namespace yichuang::crypto {

[[nodiscard]] base::Result<void> setName(X509_NAME *name, const CertificateSubject &subject);
[[nodiscard]] CertificateSubject subjectOf(const X509_NAME *name);
[[nodiscard]] base::Result<base::Instant> instantOf(const ASN1_TIME *time);

} // namespace yichuang::crypto
