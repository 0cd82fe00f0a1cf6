// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/base/JsonIn.h"
#include "app/crypto/Chain.h"
#include "app/domain/Ids.h"
#include "app/storage/Connection.h"
#include "center/store/Vault.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>
#include <vector>

namespace yichuang::center {

using ParcelId = base::Id<struct ParcelTag>;

/// What one centre has for another, wherever in the tree: a case handed over, or the word on one. Moved on hop by hop
/// without being changed. `made` plays no part in any judgement.
struct Parcel {
    enum class Kind {
        Transfer, ///< the case with its history
        Received, ///< the receiver has it
        Declined, ///< the receiver will not have it; custody returns
    };
    ParcelId id;
    Kind kind = Kind::Transfer;
    domain::PlaceId from;
    domain::PlaceId to;
    domain::CaseId caseId;
    int custody = 0; ///< of the change it is about
    base::Instant made;
    QString reason;       ///< Declined: in a word
    QJsonObject record;   ///< Transfer: the case as it left
    QJsonArray history;   ///< Transfer: see center/journal/CaseHistory

    [[nodiscard]] static base::Result<Parcel> fromJson(const base::JsonIn &json);
    [[nodiscard]] QJsonObject toJson() const;
};

/// A parcel with its place in the chain to one neighbour: hash = H(previous ‖ n ‖ canonical JSON).
struct ParcelOnLink {
    qint64 n = 0;
    QByteArray hash;
    Parcel parcel;
};
/// A parcel in the inbox.
struct ParcelWaiting {
    Parcel parcel;
    base::Instant received; ///< here
    qint64 neighbour = 0;   ///< it came from; Here: set aside
};
/// The link of a parcel after `head`.
[[nodiscard]] base::Result<crypto::ChainLink> parcelLink(const crypto::ChainLink &head, const Parcel &parcel);

/// How far the two chains with a neighbour have come.
struct LinkState {
    crypto::ChainLink out; ///< `previous` is not kept
    qint64 taken = 0;      ///< of `out`, durable at the neighbour
    crypto::ChainLink in;
};

/// A change of custody that this centre had a part in.
struct TransferRow {
    domain::CaseId caseId;
    int custody = 0;
    domain::PlaceId from;
    domain::PlaceId to;
    QString state; ///< sent, received, declined
    QString reason;
    base::Instant at;
};

/// The durable boxes between this centre and its neighbours. Writer's thread, except for reading.
class ParcelStore {
public:
    ParcelStore(storage::Connection &connection, Vault &vault) : m_connection(connection), m_vault(vault) {}

    [[nodiscard]] base::Result<LinkState> link(qint64 neighbour);
    /// Behind all that went there before.
    [[nodiscard]] base::Result<void> send(qint64 neighbour, const Parcel &parcel);
    /// What comes after place `n`; up to `bytes` of JSON, one at least.
    [[nodiscard]] base::Result<std::vector<ParcelOnLink>> outgoing(qint64 neighbour, qint64 afterN, qsizetype bytes);
    /// Hash of that place; empty when it is not there.
    [[nodiscard]] base::Result<QByteArray> hashAt(qint64 neighbour, qint64 n);
    [[nodiscard]] base::Result<void> noteTaken(qint64 neighbour, qint64 n);
    /// A neighbour enrolled anew starts both chains anew; all that ever went there is offered again. It may have been
    /// restored from a backup of before it took what it took, and what it has it knows by its id.
    [[nodiscard]] base::Result<void> restart(qint64 neighbour);
    /// The neighbour was restored from a backup: what it sends begins at this place of its chain again.
    [[nodiscard]] base::Result<void> rewindIncoming(qint64 neighbour, const crypto::ChainLink &at);

    /// Takes what comes next; false when the parcel was here before, by another way. Conflict "tiers.chain" when it does not
    /// follow what came before.
    [[nodiscard]] base::Result<bool> take(qint64 neighbour, const ParcelOnLink &next, base::Instant now);
    /// A word of this centre's own that nothing can be done with yet: into the inbox, to be dealt with like one that came.
    [[nodiscard]] base::Result<void> setAside(const Parcel &word, base::Instant now);
    /// It came before, by whatever way.
    [[nodiscard]] base::Result<bool> isKnown(const ParcelId &id);
    /// This very parcel stands in the chain to the neighbour. Goes through the chain.
    [[nodiscard]] base::Result<bool> wentTo(qint64 neighbour, const Parcel &parcel);
    [[nodiscard]] base::Result<void> finish(const ParcelId &id);
    /// It is to be dealt with once more, as one that came from this neighbour.
    [[nodiscard]] base::Result<void> waitAgain(const ParcelId &id, qint64 neighbour);
    /// Taken and not yet dealt with, oldest first. Each call goes on where the one before ended, and at the end begins again: what has to
    /// wait keeps nothing else from its turn.
    [[nodiscard]] base::Result<std::vector<ParcelWaiting>> nextWaiting(int limit);
    [[nodiscard]] base::Result<qint64> countWaiting();

    [[nodiscard]] base::Result<void> noteTransfer(const TransferRow &row);
    [[nodiscard]] base::Result<std::vector<TransferRow>> transfers(int limit);
    [[nodiscard]] base::Result<std::optional<TransferRow>> transfer(const domain::CaseId &caseId, int custody);
    /// False when it was settled before, or is not this centre's.
    [[nodiscard]] base::Result<bool> settleTransfer(const domain::CaseId &caseId, int custody, const QString &state, const QString &reason);

    [[nodiscard]] base::Result<void> keepHistory(const domain::CaseId &caseId, int custody, const QJsonArray &rows);
    /// Empty when the case was made here or came without.
    [[nodiscard]] base::Result<QJsonArray> history(const domain::CaseId &caseId, int custody);

private:
    [[nodiscard]] base::Result<void> touch(qint64 neighbour);
    /// False when it was there before.
    [[nodiscard]] base::Result<bool> addWaiting(qint64 neighbour, const Parcel &parcel, base::Instant now);
    [[nodiscard]] base::Result<std::vector<ParcelWaiting>> waitingAfter(int limit);

    storage::Connection &m_connection;
    Vault &m_vault;
    std::optional<std::pair<base::Instant, ParcelId>> m_lookedAt; ///< the last of the waiting; none: from the oldest
};

} // namespace yichuang::center
