// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/store/Stores.h"

// What a centre and its parent say to each other (docs/tiers.md, docs/api/openapi.json).
namespace yichuang::center::tiers {

/// Of a message in JSON: the largest parcel (8 MiB, ParcelStore) with what goes with it.
inline constexpr qsizetype MostBytes = 10 * 1024 * 1024;

struct JoinRequest {
    QString code;
    QByteArray requestPem;
    QByteArray signingKey; ///< raw Ed25519
    [[nodiscard]] static base::Result<JoinRequest> fromJson(const base::JsonIn &json);
    [[nodiscard]] QJsonObject toJson() const;
};

struct JoinReply {
    domain::Place child;
    domain::Place parent;
    QByteArray certificatePem;
    QByteArray authorityPem;
    NumberRealm realm;
    [[nodiscard]] static base::Result<JoinReply> fromJson(const base::JsonIn &json);
    [[nodiscard]] QJsonObject toJson() const;
};

/// Up: parcels in the order of the chain, summaries, and the subtree as it is now.
struct OfferUp {
    std::vector<ParcelOnLink> parcels;
    QByteArray headSignature; ///< over the last parcel's hash; empty when there is none
    std::vector<DaySummary> summaries;
    std::vector<TierPlace> places; ///< this centre first
    [[nodiscard]] static base::Result<OfferUp> fromJson(const base::JsonIn &json);
    [[nodiscard]] QJsonObject toJson() const;
};

/// How far the parent has the child's chain, durably.
struct OfferReply {
    qint64 n = 0;
    QByteArray hash;
    [[nodiscard]] static base::Result<OfferReply> fromJson(const base::JsonIn &json);
    [[nodiscard]] QJsonObject toJson() const;
};

struct NewsDocument {
    DocumentKind kind = DocumentKind::Catalogue;
    QJsonObject body;
};

/// Down: what came after the cursors.
struct NewsReply {
    QString fingerprint;
    QString documentsCursor;
    std::vector<NewsDocument> documents;
    std::vector<ParcelOnLink> parcels;
    QString tree;                  ///< digest of the whole tree
    std::vector<TierPlace> places; ///< the whole tree, when the digest is another; else empty
    [[nodiscard]] bool isEmpty() const { return documents.empty() && parcels.empty() && places.empty(); }
    [[nodiscard]] static base::Result<NewsReply> fromJson(const base::JsonIn &json);
    [[nodiscard]] QJsonObject toJson() const;
};

/// Of the places alone, whatever they lie behind.
[[nodiscard]] base::Result<QString> treeDigest(const std::vector<TierPlace> &places);

} // namespace yichuang::center::tiers
