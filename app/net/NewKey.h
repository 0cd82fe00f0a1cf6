// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/crypto/SecretBytes.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace yichuang::sync {

/// A key for TLS that was made here and never leaves, and the request for its certificate.
struct NewKey {
    std::shared_ptr<const crypto::SecretBytes> keyPem; ///< EC P-256, PKCS#8
    QByteArray requestPem;
};

/// `subject` is only a name in the request: who signs writes its own.
[[nodiscard]] base::Result<NewKey> makeNewKey(const QString &subject);

} // namespace yichuang::sync
