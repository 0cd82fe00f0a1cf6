// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/crypto/SecretBytes.h"

#include <QByteArray>
#include <QSslConfiguration>
#include <QUrl>

#include <memory>

namespace yichuang::sync {

/// Where the centre is, what it must prove and what we prove to it. The key lives in memory only. Copies share it.
struct CentreTrust {
    QUrl centre;              ///< "https://host:port"
    QByteArray authorityPem;  ///< the only authority believed
    QByteArray certificatePem; ///< ours; empty before enrolment
    std::shared_ptr<const crypto::SecretBytes> keyPem; ///< EC P-256, PKCS#8; null before enrolment

    /// TLS 1.3 only, own authority only, no session kept on disk. Malformed: "trust.authority", "trust.certificate",
    /// "trust.key", "trust.url".
    [[nodiscard]] base::Result<QSslConfiguration> tls() const;
};

/// "AB12 CD34 …": a SHA-256 in hex, grouped for reading aloud.
[[nodiscard]] QString groupedFingerprint(const QByteArray &sha256);

} // namespace yichuang::sync
