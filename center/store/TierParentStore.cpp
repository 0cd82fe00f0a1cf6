// SPDX-License-Identifier: Apache-2.0
// What TierStore keeps of this centre's parent.
#include "center/store/Query.h"
#include "center/store/TierRows.h"
#include "center/store/TierStore.h"

namespace yichuang::center {

using base::Result;
using domain::PlaceId;
using storage::Statement;

namespace {

constexpr char ParentTable[] = "tier_parent";

Result<TierParent> readParent(Statement &row)
{
    const auto place = PlaceId::fromText(row.text(1));
    if (!place) {
        return broken();
    }
    return TierParent{row.text(0), *place, row.text(2), row.blob(3), row.blob(4), row.instant(5), row.text(6), row.text(7), row.text(8)};
}

} // namespace

Result<std::optional<TierParent>> TierStore::parent()
{
    return findRow(m_connection, "SELECT url, place, name, authority, certificate, joined, documents, fingerprint, status FROM tier_parent",
                   bindNothing, readParent);
}

Result<void> TierStore::setParent(const TierParent &parent, const crypto::SecretBytes &keyPem)
{
    const Result<QByteArray> sealed = m_vault.seal(ParentTable, "1", keyPem.view());
    if (!sealed) {
        return base::failure(sealed);
    }
    return done(runQuery(m_connection,
                         "INSERT INTO tier_parent (id, url, place, name, authority, certificate, sealed_key, joined)"
                         " VALUES (1, :url, :place, :name, :authority, :certificate, :key, :joined)",
                         [&](Statement &s) {
                             s.bind(":url", parent.url).bind(":place", parent.place.toText()).bind(":name", parent.name);
                             s.bind(":authority", parent.authorityPem).bind(":certificate", parent.certificatePem);
                             s.bind(":key", *sealed).bind(":joined", parent.joined);
                         }));
}

Result<crypto::SecretBytes> TierStore::parentKey()
{
    return secretOf(findRow(m_connection, "SELECT sealed_key FROM tier_parent", bindNothing,
                            [this](Statement &row) { return m_vault.unseal(ParentTable, "1", row.blobView(0)); }));
}

Result<void> TierStore::leaveParent()
{
    return done(runQuery(m_connection, "DELETE FROM tier_parent", bindNothing)).and_then([this] {
        return setPlaces(BehindParent, {}).map([](bool) {});
    });
}

Result<void> TierStore::noteParent(const QString &documents, const QString &fingerprint)
{
    return done(runQuery(m_connection, "UPDATE tier_parent SET documents = :documents, fingerprint = :fingerprint",
                         [&](Statement &s) { s.bind(":documents", documents).bind(":fingerprint", fingerprint); }));
}

Result<void> TierStore::noteStatus(const QString &status)
{
    return done(runQuery(m_connection, "UPDATE tier_parent SET status = :status", [&](Statement &s) { s.bind(":status", status); }));
}

Result<std::optional<NextParentKey>> TierStore::nextParentKey()
{
    return findRow(m_connection, "SELECT next_certificate, next_sealed_key FROM tier_parent WHERE next_certificate IS NOT NULL", bindNothing,
                   [this](Statement &row) {
                       const QByteArray certificate = row.blob(0);
                       return m_vault.unseal(ParentTable, "1", row.blobView(1)).map([&certificate](QByteArray key) {
                           NextParentKey next{certificate, crypto::SecretBytes{QByteArrayView(key)}};
                           key.fill('\0');
                           return next;
                       });
                   });
}

Result<void> TierStore::keepNextParentKey(const TierParent &parent, const QByteArray &certificatePem, const crypto::SecretBytes &keyPem)
{
    const Result<QByteArray> sealed = m_vault.seal(ParentTable, "1", keyPem.view());
    if (!sealed) {
        return base::failure(sealed);
    }
    return done(runQuery(m_connection,
                         "UPDATE tier_parent SET next_certificate = :certificate, next_sealed_key = :key WHERE joined = :joined AND url = :url",
                         [&](Statement &s) {
                             s.bind(":certificate", certificatePem).bind(":key", *sealed).bind(":joined", parent.joined).bind(":url", parent.url);
                         }))
        .and_then([this] { return noteParentKey(); });
}

Result<void> TierStore::dropNextParentKey()
{
    return done(runQuery(m_connection, "UPDATE tier_parent SET next_certificate = NULL, next_sealed_key = NULL", bindNothing));
}

Result<void> TierStore::adoptNextParentKey(const QByteArray &certificatePem)
{
    return done(runQuery(m_connection,
                         "UPDATE tier_parent SET certificate = next_certificate, sealed_key = next_sealed_key, next_certificate = NULL,"
                         " next_sealed_key = NULL WHERE next_certificate = :certificate",
                         [&](Statement &s) { s.bind(":certificate", certificatePem); }))
        .and_then([this] { return noteParentKey(); });
}

} // namespace yichuang::center
