// SPDX-License-Identifier: Apache-2.0
#include "app/desk/ReceiptCheck.h"

#include "app/base/Json.h"
#include "app/crypto/Verifier.h"
#include "app/documents/ReceiptCode.h"

namespace yichuang::desk {

namespace {

using base::ErrorCode;
using base::Result;

struct ReceiptKey {
    QByteArray raw;
    std::optional<base::Instant> withdrawn;
};

Result<ReceiptKey> keyOf(const domain::Facts &facts, const QString &keyId)
{
    const QJsonObject keys = facts.directory.source().value(QLatin1String("receipt_keys")).toObject();
    if (!keys.contains(keyId)) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("no workstation of this centre has this key"), "receipt.key");
    }
    base::JsonReader reader(keys.value(keyId).toObject(), "receipt_keys");
    ReceiptKey key{QByteArray::fromBase64(reader.text("key", 64).toLatin1()), reader.instantIfAny("withdrawn")};
    return reader.finish(std::move(key));
}

Result<void> verifySignature(const ReceiptKey &key, const QByteArray &bytes, const QByteArray &signature)
{
    const auto verifier = crypto::Verifier::fromRaw(crypto::SignatureSuite::Ed25519, key.raw);
    if (!verifier) {
        return base::failure(verifier);
    }
    return verifier->verify(bytes, signature).or_else([](const base::Error &) -> Result<void> {
        return base::fail(ErrorCode::WrongSecret, QStringLiteral("the signature does not fit: this receipt is not genuine"), "receipt.forged");
    });
}

QString nameOf(const domain::Facts &facts, const QString &itemKey)
{
    const auto key = domain::ItemKey::fromText(itemKey);
    const domain::Item *item = key ? facts.item(facts.currentCatalogue, *key) : nullptr;
    return item ? item->name : QString();
}

} // namespace

Result<ReceiptView> checkReceipt(const domain::Facts &facts, const QString &code)
{
    std::optional<base::Instant> withdrawn;
    const auto verify = [&](const QString &keyId, const QByteArray &bytes, const QByteArray &signature) {
        return keyOf(facts, keyId).and_then([&](const ReceiptKey &key) {
            withdrawn = key.withdrawn;
            return verifySignature(key, bytes, signature);
        });
    };
    const Result<documents::ReceiptClaim> claim = documents::verifyReceiptCode(code.toLatin1(), verify);
    if (!claim) {
        return base::failure(claim);
    }
    if (withdrawn && claim->at > *withdrawn) {
        return base::fail(ErrorCode::Expired, QStringLiteral("the receipt was signed after its workstation had been withdrawn"), "receipt.withdrawn");
    }
    const auto caseId = domain::CaseId::fromText(claim->caseId.toString(QUuid::WithoutBraces));
    if (!caseId) {
        return base::failure(caseId);
    }
    return ReceiptView{claim->caseNumber, *caseId, claim->itemKey, nameOf(facts, claim->itemKey), static_cast<int>(claim->itemVersion), claim->statement,
                       claim->at, withdrawn};
}

} // namespace yichuang::desk
