// SPDX-License-Identifier: Apache-2.0
#include "center/store/ParcelStore.h"

#include "app/base/Json.h"
#include "app/base/Words.h"

#include <QtEndian>

namespace yichuang::center {

using base::Result;

namespace {

constexpr base::Words<Parcel::Kind, 3> KindWords{{{
    {Parcel::Kind::Transfer, "transfer"},
    {Parcel::Kind::Received, "received"},
    {Parcel::Kind::Declined, "declined"},
}}};

std::optional<Parcel::Kind> kindFromWord(const QString &word)
{
    return KindWords.value(word);
}

} // namespace

Result<Parcel> Parcel::fromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "parcel");
    Parcel parcel;
    parcel.id = reader.id<ParcelId>("id");
    parcel.kind = reader.word<Kind>("kind", kindFromWord);
    parcel.from = domain::readKey<domain::PlaceId>(reader, "from");
    parcel.to = domain::readKey<domain::PlaceId>(reader, "to");
    parcel.caseId = reader.id<domain::CaseId>("case");
    parcel.custody = static_cast<int>(reader.integer("custody", 1, 1'000'000));
    parcel.made = reader.instant("made");
    parcel.reason = reader.textOr("reason", {}, 64);
    if (parcel.kind == Kind::Transfer) {
        const QJsonObject whole(json);
        parcel.record = whole.value(QLatin1String("record")).toObject();
        parcel.history = whole.value(QLatin1String("history")).toArray();
    }
    return reader.finish(std::move(parcel));
}

QJsonObject Parcel::toJson() const
{
    QJsonObject json{{QStringLiteral("id"), id.toText()},
                     {QStringLiteral("kind"), KindWords.word(kind)},
                     {QStringLiteral("from"), from.toText()},
                     {QStringLiteral("to"), to.toText()},
                     {QStringLiteral("case"), caseId.toText()},
                     {QStringLiteral("custody"), custody},
                     {QStringLiteral("made"), base::toIso(made)}};
    if (!reason.isEmpty()) {
        json.insert(QStringLiteral("reason"), reason);
    }
    if (kind == Kind::Transfer) {
        json.insert(QStringLiteral("record"), record);
        json.insert(QStringLiteral("history"), history);
    }
    return json;
}

Result<crypto::ChainLink> parcelLink(const crypto::ChainLink &head, const Parcel &parcel)
{
    QByteArray record(8, '\0');
    qToBigEndian(head.n + 1, record.data());
    return crypto::nextLink(crypto::HashAlgorithm::Sha256, head, record + base::canonicalJson(parcel.toJson()));
}

} // namespace yichuang::center
