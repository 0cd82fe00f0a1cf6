// SPDX-License-Identifier: Apache-2.0
#include "center/store/ReceiptKeys.h"

#include "app/crypto/Verifier.h"

namespace yichuang::center {

using base::Result;

Result<QJsonObject> receiptKeys(const std::vector<Enrolled> &workstations)
{
    QJsonObject keys;
    for (const Enrolled &workstation : workstations) {
        const auto id = crypto::Verifier::fromRaw(crypto::SignatureSuite::Ed25519, workstation.signingKey).and_then([](const crypto::Verifier &verifier) {
            return verifier.keyId();
        });
        if (!id) {
            return base::failure(id);
        }
        QJsonObject entry{{QStringLiteral("key"), QString::fromLatin1(workstation.signingKey.toBase64())}};
        if (workstation.revoked) {
            entry.insert(QStringLiteral("withdrawn"), base::toIso(*workstation.revoked));
        }
        keys.insert(QString::fromLatin1(*id), entry);
    }
    return keys;
}

} // namespace yichuang::center
