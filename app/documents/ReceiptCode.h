// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/base/Result.h"
#include "app/documents/PaperFacts.h"
#include "app/domain/ReceiptStatement.h"

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <functional>

namespace yichuang::documents {

/// What the QR on a receipt says. Any window verifies it offline, before the case has synced. It holds
/// nothing personal. Format: docs/receipt-qr.md.
struct ReceiptClaim {
    domain::ReceiptStatement statement = domain::ReceiptStatement::Accepted;
    QUuid caseId;
    QString caseNumber;          ///< ASCII, 1–50
    QString itemKey;             ///< ASCII, 1–64
    quint32 itemVersion = 0;
    base::Instant at{};          ///< when it was received or accepted
    QByteArray materialsDigest;  ///< `materialsDigest()`, 32 bytes
    QString keyId;               ///< which workstation key signed, ASCII, 1–32
    friend bool operator==(const ReceiptClaim &, const ReceiptClaim &) = default;
};

/// A signature of 64 bytes (Ed25519) over the bytes given.
using SignReceipt = std::function<base::Result<QByteArray>(const QByteArray &bytes)>;
/// Succeeds when `signature` over `bytes` is by the key; WrongSecret when not, NotFound for an unknown key.
using VerifyReceipt = std::function<base::Result<void>(const QString &keyId, const QByteArray &bytes, const QByteArray &signature)>;

/// SHA-256 over the checklist as printed: one line a material, `name TAB originals TAB copies TAB pages TAB e-files LF`.
[[nodiscard]] QByteArray materialsDigest(const std::vector<MaterialLine> &materials);

/// The text of the QR code, `YC2:` and base45; at most QR version 15-M. InvalidArgument also for a claim that leaves unsaid
/// what it certifies.
[[nodiscard]] base::Result<QByteArray> makeReceiptCode(const ReceiptClaim &claim, const SignReceipt &sign);
/// Reads and verifies, also codes of version 1, which are on papers in citizens' hands; a code that does not verify gives no
/// claim. Unsupported for another format version.
[[nodiscard]] base::Result<ReceiptClaim> verifyReceiptCode(const QByteArray &code, const VerifyReceipt &verify);

} // namespace yichuang::documents
