// SPDX-License-Identifier: Apache-2.0
#include "center/tiers/Messages.h"

#include "app/base/Json.h"
#include "app/crypto/Hash.h"

#include <QJsonArray>

namespace yichuang::center::tiers {

using base::Result;

namespace {

constexpr qsizetype MaxPem = 16 * 1024;
constexpr qsizetype MaxRows = 5000;

QJsonObject placeJson(const domain::Place &place)
{
    return {{QStringLiteral("id"), place.id.toText()}, {QStringLiteral("name"), place.name}};
}

Result<domain::Place> placeFromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "place");
    domain::Place place{domain::readKey<domain::PlaceId>(reader, "id"), reader.text("name", 120)};
    return reader.finish(std::move(place));
}

QJsonArray placesJson(const std::vector<TierPlace> &places)
{
    QJsonArray list;
    for (const TierPlace &place : places) {
        QJsonObject json = placeJson({place.place, place.name});
        json.insert(QStringLiteral("parent"), place.parent);
        list.append(json);
    }
    return list;
}

Result<TierPlace> tierPlaceFromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "place");
    TierPlace place{domain::readKey<domain::PlaceId>(reader, "id"), reader.text("name", 120), reader.textOr("parent", {}, 64), BehindParent};
    return reader.finish(std::move(place));
}

QJsonArray parcelsJson(const std::vector<ParcelOnLink> &parcels)
{
    QJsonArray list;
    for (const ParcelOnLink &row : parcels) {
        list.append(QJsonObject{{QStringLiteral("n"), row.n},
                                {QStringLiteral("hash"), QLatin1String(row.hash.toHex())},
                                {QStringLiteral("parcel"), row.parcel.toJson()}});
    }
    return list;
}

Result<ParcelOnLink> parcelFromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "parcels");
    ParcelOnLink row{reader.integer("n", 1), QByteArray::fromHex(reader.text("hash", 64).toLatin1()),
                     reader.nested(Parcel::fromJson(reader.object("parcel")))};
    return reader.finish(std::move(row));
}

template<typename T, typename Read>
std::vector<T> listOf(base::JsonReader &reader, const char *member, Read read)
{
    std::vector<T> list;
    const base::JsonListIn array = reader.arrayOr(member, MaxRows);
    for (qsizetype i = 0; i < array.size(); ++i) {
        list.push_back(reader.nested(Result<T>(read(array.at(i).object()))));
    }
    return list;
}

Result<DaySummary> summaryFromJson(const base::JsonIn &json)
{
    return DaySummary::fromJson(QJsonObject(json));
}

Result<NewsDocument> documentFromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "documents");
    const NewsDocument document{reader.word<DocumentKind>("kind", documentKindFromWord), QJsonObject(reader.object("body"))};
    return reader.finish(document);
}

} // namespace

Result<JoinRequest> JoinRequest::fromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "join");
    JoinRequest request{reader.text("code", 64), reader.text("request", MaxPem).toLatin1(),
                        QByteArray::fromBase64(reader.text("signing_key", 64).toLatin1())};
    return reader.finish(std::move(request));
}

QJsonObject JoinRequest::toJson() const
{
    return {{QStringLiteral("code"), code},
            {QStringLiteral("request"), QString::fromLatin1(requestPem)},
            {QStringLiteral("signing_key"), QString::fromLatin1(signingKey.toBase64())}};
}

Result<JoinReply> JoinReply::fromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "join");
    JoinReply reply{reader.nested(placeFromJson(reader.object("child"))), reader.nested(placeFromJson(reader.object("parent"))),
                    reader.text("certificate", MaxPem).toLatin1(), reader.text("authority", MaxPem).toLatin1(),
                    {reader.integer("block_first", 0), reader.integer("block_count", 1)}};
    return reader.finish(std::move(reply));
}

QJsonObject JoinReply::toJson() const
{
    return {{QStringLiteral("child"), placeJson(child)},
            {QStringLiteral("parent"), placeJson(parent)},
            {QStringLiteral("certificate"), QString::fromLatin1(certificatePem)},
            {QStringLiteral("authority"), QString::fromLatin1(authorityPem)},
            {QStringLiteral("block_first"), realm.first},
            {QStringLiteral("block_count"), realm.count}};
}

Result<OfferUp> OfferUp::fromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "offer");
    OfferUp offer;
    offer.parcels = listOf<ParcelOnLink>(reader, "parcels", parcelFromJson);
    offer.headSignature = QByteArray::fromBase64(reader.textOr("head_signature", {}, 128).toLatin1());
    offer.summaries = listOf<DaySummary>(reader, "summaries", summaryFromJson);
    offer.places = listOf<TierPlace>(reader, "places", tierPlaceFromJson);
    return reader.finish(std::move(offer));
}

QJsonObject OfferUp::toJson() const
{
    QJsonArray days;
    for (const DaySummary &summary : summaries) {
        days.append(summary.toJson());
    }
    return {{QStringLiteral("parcels"), parcelsJson(parcels)},
            {QStringLiteral("head_signature"), QString::fromLatin1(headSignature.toBase64())},
            {QStringLiteral("summaries"), days},
            {QStringLiteral("places"), placesJson(places)}};
}

Result<OfferReply> OfferReply::fromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "offer");
    OfferReply reply{reader.integer("n", 0), QByteArray::fromHex(reader.text("hash", 64).toLatin1())};
    return reader.finish(std::move(reply));
}

QJsonObject OfferReply::toJson() const
{
    return {{QStringLiteral("n"), n}, {QStringLiteral("hash"), QLatin1String(hash.toHex())}};
}

Result<NewsReply> NewsReply::fromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "news");
    NewsReply reply;
    reply.fingerprint = reader.text("fingerprint", 32);
    reply.documentsCursor = reader.text("documents_cursor", 64);
    reply.documents = listOf<NewsDocument>(reader, "documents", documentFromJson);
    reply.parcels = listOf<ParcelOnLink>(reader, "parcels", parcelFromJson);
    reply.tree = reader.text("tree", 64);
    reply.places = listOf<TierPlace>(reader, "places", tierPlaceFromJson);
    return reader.finish(std::move(reply));
}

QJsonObject NewsReply::toJson() const
{
    QJsonArray list;
    for (const NewsDocument &document : documents) {
        list.append(QJsonObject{{QStringLiteral("kind"), toWord(document.kind)}, {QStringLiteral("body"), document.body}});
    }
    return {{QStringLiteral("fingerprint"), fingerprint},
            {QStringLiteral("documents_cursor"), documentsCursor},
            {QStringLiteral("documents"), list},
            {QStringLiteral("parcels"), parcelsJson(parcels)},
            {QStringLiteral("tree"), tree},
            {QStringLiteral("places"), placesJson(places)}};
}

Result<QString> treeDigest(const std::vector<TierPlace> &places)
{
    std::vector<TierPlace> sorted = places;
    std::sort(sorted.begin(), sorted.end(), [](const TierPlace &a, const TierPlace &b) { return a.place < b.place; });
    return crypto::hash(crypto::HashAlgorithm::Sha256, base::canonicalJson(QJsonObject{{QStringLiteral("places"), placesJson(sorted)}}))
        .map([](const QByteArray &digest) { return QString::fromLatin1(digest.toHex()); });
}

} // namespace yichuang::center::tiers
