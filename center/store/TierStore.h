// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/SecretBytes.h"
#include "app/domain/Directory.h"
#include "center/store/EnrolmentLog.h"
#include "center/store/Vault.h"

#include "app/storage/Connection.h"

#include <functional>
#include <optional>
#include <vector>

namespace yichuang::center {

/// A run of blocks of query numbers (BlockSize each) that a centre and those below it give codes out of.
struct NumberRealm {
    static constexpr qint64 BlockSize = 100'000'000;
    static constexpr qint64 Blocks = 1000; ///< of the root: 11 digits in all
    qint64 first = 0;
    qint64 count = Blocks;
    friend bool operator==(const NumberRealm &, const NumberRealm &) = default;
};

/// This centre's own place in the tree.
struct TierSelf {
    domain::PlaceId place;
    QString name;
    domain::WorkstationId writer; ///< in whose name the centre writes its own journal
    NumberRealm realm;
    qint64 news = 0;
};

struct TierParent {
    QString url;
    domain::PlaceId place;
    QString name;
    QByteArray authorityPem;
    QByteArray certificatePem;
    base::Instant joined;
    QString documents;   ///< cursor
    QString fingerprint; ///< of the parent's data, as last heard
    QString status;      ///< in a word: ok, or the reason of the last failure
};

/// A renewed certificate of this centre's with its parent that was not proved yet.
struct NextParentKey {
    QByteArray certificatePem;
    crypto::SecretBytes keyPem;
};

struct TierChild {
    qint64 no = 0; ///< given by the store
    domain::PlaceId place;
    QString name;
    QByteArray certificate; ///< SHA-256 of its DER form
    QByteArray signingKey;  ///< raw Ed25519
    NumberRealm realm;
    base::Instant enrolled;
    std::optional<base::Instant> revoked;
    std::optional<base::Instant> heard;
    QByteArray nextCertificate; ///< renewed, not yet used; empty = none
    base::Instant expires;      ///< of the certificate; the beginning of time: not known
};

/// A centre of the tree as far as this one knows it.
struct TierPlace {
    domain::PlaceId place;
    QString name;
    QString parent;  ///< empty: the root
    qint64 via = 0;  ///< the child it lies behind; see Behind
    friend bool operator==(const TierPlace &, const TierPlace &) = default;
};
inline constexpr qint64 BehindParent = 0;
inline constexpr qint64 Here = -1;

/// Who this centre is in the tree, its parent and its children. Writer's thread, except for reading.
class TierStore {
public:
    TierStore(storage::Connection &connection, Vault &vault) : m_connection(connection), m_vault(vault) {}

    [[nodiscard]] base::Result<std::optional<TierSelf>> self();
    /// The first time; the key signs what the centre writes of itself.
    [[nodiscard]] base::Result<void> setSelf(const TierSelf &self, const crypto::SecretBytes &signingKeyPem);
    [[nodiscard]] base::Result<void> rename(const domain::PlaceId &place, const QString &name, const NumberRealm &realm);
    [[nodiscard]] base::Result<crypto::SecretBytes> signingKey();
    /// There is something new for the children.
    [[nodiscard]] base::Result<void> noteNews();
    /// Query numbers are given out from the realm's first block on.
    [[nodiscard]] base::Result<void> enterRealm(const NumberRealm &realm);

    [[nodiscard]] base::Result<std::optional<TierParent>> parent();
    [[nodiscard]] base::Result<void> setParent(const TierParent &parent, const crypto::SecretBytes &keyPem);
    [[nodiscard]] base::Result<crypto::SecretBytes> parentKey();
    [[nodiscard]] base::Result<std::optional<NextParentKey>> nextParentKey();
    /// Kept beside the one in force, unless the parent is another enrolment by now: then nothing happens.
    [[nodiscard]] base::Result<void> keepNextParentKey(const TierParent &parent, const QByteArray &certificatePem, const crypto::SecretBytes &keyPem);
    [[nodiscard]] base::Result<void> dropNextParentKey();
    /// It is the one in force from here on, if it still is the next.
    [[nodiscard]] base::Result<void> adoptNextParentKey(const QByteArray &certificatePem);
    [[nodiscard]] base::Result<void> leaveParent();
    [[nodiscard]] base::Result<void> noteParent(const QString &documents, const QString &fingerprint);
    [[nodiscard]] base::Result<void> noteStatus(const QString &status);

    [[nodiscard]] base::Result<QString> issueCode(const domain::PlaceId &place, const QString &name, base::Instant now, base::Instant expires);
    /// WrongSecret "enrolment.code", Expired "enrolment.expired", as WorkstationStore::redeemCode.
    [[nodiscard]] base::Result<domain::Place> redeemCode(const QString &code, base::Instant now);
    /// What `redeemCode` would answer, without using the code up: for readers, so that a wrong one never reaches the writer.
    [[nodiscard]] base::Result<void> checkCode(const QString &code, base::Instant now);
    /// Gives number and realm. Unsupported "tiers.realm" when none is left.
    [[nodiscard]] base::Result<TierChild> addChild(TierChild child);
    [[nodiscard]] base::Result<std::vector<TierChild>> children();
    /// By the certificate in force, or by the renewed one (then it equals `nextCertificate`).
    [[nodiscard]] base::Result<std::optional<TierChild>> childByCertificate(const QByteArray &fingerprint);
    [[nodiscard]] base::Result<std::optional<TierChild>> child(qint64 no);
    /// Keeps a renewed certificate beside the one in force; another one that was not used yet is forgotten.
    [[nodiscard]] base::Result<void> renewChild(qint64 no, const QByteArray &certificate, base::Instant expires);
    /// The renewed certificate was used: the old one is worth nothing any more. Harmless when it is in force already.
    [[nodiscard]] base::Result<void> promoteChild(const QByteArray &certificate);
    /// NotFound "tiers.unknown".
    [[nodiscard]] base::Result<void> revokeChild(const domain::PlaceId &place, base::Instant now);
    /// From now on what becomes of children and of the certificate with the parent leaves a line there, as WorkstationStore::keepLog.
    void keepLog(EnrolmentLog log) { m_log.emplace(std::move(log)); }
    /// Puts right what a database from a backup does not know yet of its children, and of the certificate with its parent, as
    /// WorkstationStore::replay. Where a new child's place is and what was to go to it is not this store's. A parent that is another
    /// enrolment by now is left alone.
    [[nodiscard]] base::Result<Replayed> replay(const EnrolmentLog &log);
    [[nodiscard]] base::Result<void> noteHeard(qint64 no, base::Instant now);

    /// In the order of the tree.
    [[nodiscard]] base::Result<std::vector<TierPlace>> places();
    /// Replaces what is known behind that neighbour. True when something changed.
    [[nodiscard]] base::Result<bool> setPlaces(qint64 via, const std::vector<TierPlace> &places);
    /// Where what is for that place goes next; nothing when it is not in the tree.
    [[nodiscard]] base::Result<std::optional<qint64>> routeTo(const domain::PlaceId &place);

private:
    [[nodiscard]] base::Result<void> noteChildren(const char *sql, const std::function<void(storage::Statement &)> &bind);
    [[nodiscard]] base::Result<void> noteHolder(const QByteArray &certificate);
    [[nodiscard]] base::Result<void> noteParentKey();
    [[nodiscard]] base::Result<void> replayChild(const QJsonObject &line, Replayed &replayed);
    [[nodiscard]] base::Result<void> replayParentKey(const QJsonObject &line, Replayed &replayed);
    [[nodiscard]] base::Result<void> addPlace(qint64 via, const TierPlace &place, qint64 seat);
    storage::Connection &m_connection;
    Vault &m_vault;
    std::optional<EnrolmentLog> m_log;
};

/// After a restore: children enrolled since the backup are unknown here, so the numbers of new ones, which their blocks of query
/// numbers follow from, leap ahead by half of those that are left.
[[nodiscard]] base::Result<void> leapChildrenAfterRestore(storage::Connection &connection);

} // namespace yichuang::center
