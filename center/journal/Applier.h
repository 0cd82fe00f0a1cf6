// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "center/journal/AttachmentPresence.h"
#include "center/journal/ChainBook.h"
#include "center/journal/Judgement.h"
#include "center/journal/NumberBook.h"
#include "center/journal/Offer.h"
#include "center/store/Stores.h"

#include <chrono>

namespace yichuang::center {

struct ApplierOptions {
    /// How far ahead of the centre's clock an operation may have been made.
    std::chrono::minutes futureTolerance = ClockTolerance;
    /// See ChainBook.
    qint64 openChain = 1000;
    /// Bytes of JSON that may go with a case to another centre: a parcel has 8 MiB at most (ParcelStore), the act itself comes on top.
    qsizetype mostSent = 6 * 1024 * 1024;
};

/// Judges offered operations one by one inside a transaction that the caller opened, and writes what follows from
/// each: journal row, snapshot, chain and feed. Used on the writer's thread; a failure means that the caller
/// must undo the part of the transaction in which it happened, and call `undo`.
///
/// Order: answered before → first answer again (to the same workstation only, before any permission is looked at);
/// place in chain and lane, attachments, published facts → Held, nothing stored; clock, window and the rules → Applied,
/// Conflict or Refused, stored with the answer. What cannot take its place in the chain (wrong hash, place taken) is
/// refused and kept in quarantine byte for byte; the right operation can still come.
///
/// Two moves exclude each other (Conflict without fields) when the life cycle no longer allows the act *and* another
/// workstation changed the case since the version the person saw; without such a change it is a refusal.
class Applier {
public:
    Applier(Stores &stores, AttachmentPresence &attachments, const base::Clock &clock, ApplierOptions options = {});

    /// First in a transaction: locks the heads and takes the facts in force. StorageNewer when another program brought the
    /// schema forward: this one must not write any more.
    [[nodiscard]] base::Result<void> begin();
    /// What is going to be applied, all of it: on a server asked for at once. Not in a transaction in which a part may be undone.
    [[nodiscard]] base::Result<void> foresee(const std::vector<Foreseen> &operations);
    [[nodiscard]] base::Result<protocol::Answer> apply(const Enrolled &workstation, const Offer &offer);
    /// After the operations of one request: saves how far the chains came.
    [[nodiscard]] base::Result<void> finishRequest() { return m_chains.save(); }
    /// After something may have been published in this transaction.
    [[nodiscard]] base::Result<void> refreshFacts();
    [[nodiscard]] base::Result<void> refreshLastReceived();
    /// Last in a transaction: writes chains, feed and heads, and answers what became of the feed.
    [[nodiscard]] base::Result<FeedMove> seal();

    /// Where a part of the transaction begins that may have to be undone.
    struct Mark {
        CenterStore::Heads heads;
        size_t feed = 0;
    };
    [[nodiscard]] Mark mark() const { return {m_heads, m_stores.feed.mark()}; }
    /// The part of the transaction since the mark was rolled back.
    void undo(const Mark &mark);
    /// The whole transaction was rolled back.
    void undoAll();

    /// With what was applied in this transaction.
    [[nodiscard]] base::Result<ChainState> chainOf(const Enrolled &workstation) { return m_chains.stateOf(workstation); }
    [[nodiscard]] const CenterStore::Heads &heads() const { return m_heads; }
    [[nodiscard]] Stores &stores() { return m_stores; }
    [[nodiscard]] base::Instant now() const { return m_clock.now(); }

private:
    [[nodiscard]] base::Result<std::optional<protocol::Answer>> answeredBefore(const Enrolled &workstation, const Offer &offer);
    /// `forkAt`: the hash of a link that was refused its place, so that what builds on it is known (ChainBook).
    [[nodiscard]] base::Result<protocol::Answer> quarantine(const Enrolled &workstation, const Offer &offer, const char *reason,
                                                            const QByteArray &forkAt = {});
    [[nodiscard]] base::Result<protocol::Answer> applyPlaced(const Enrolled &workstation, const Offer &offer);
    [[nodiscard]] base::Result<QStringList> missing(const protocol::Operation &operation, const std::optional<domain::Case> &record);
    [[nodiscard]] base::Result<protocol::Answer> judged(const Enrolled &workstation, const ActOffered &offered,
                                                        const std::optional<domain::Case> &record);
    /// After an operation is in the journal: a case that was handed over goes on its way.
    [[nodiscard]] base::Result<void> follow(const protocol::Operation &operation, const protocol::Answer &answer);
    [[nodiscard]] base::Result<QByteArray> objection(const Enrolled &workstation, const ActOffered &offered,
                                                     const std::optional<domain::Case> &record);
    [[nodiscard]] base::Result<bool> excludesOthers(const Enrolled &workstation, const protocol::Operation &operation,
                                                    const domain::Case &record, const Judgement &judgement);
    /// Whether another workstation changed the checklist since the operation's base. Its own acts it knows of.
    [[nodiscard]] base::Result<bool> othersChangedMaterials(const Enrolled &workstation, const protocol::Operation &operation);
    [[nodiscard]] base::Result<void> keepSnapshot(const Enrolled &workstation, const std::optional<domain::Case> &before,
                                                  const domain::Case &record);
    /// The clock, but not before what the journal last received: one that is set back refuses nothing as coming from the
    /// future. By a day at most, so that a clock that ran far ahead for a while does no harm for long.
    [[nodiscard]] base::Instant journalNow() const;
    [[nodiscard]] domain::HallId hallOf(const domain::WindowId &window, const domain::HallId &otherwise) const;
    [[nodiscard]] base::Result<void> append(const Enrolled &workstation, const Offer &offer, const protocol::Answer &answer);

    /// The database goes on from where this one left it. Not so when a standby took over that lacks commits, or when a
    /// backup was brought back: then nothing remembered counts.
    [[nodiscard]] bool goesOn(const CenterStore::Heads &heads) const;

    Stores &m_stores;
    AttachmentPresence &m_attachments;
    const base::Clock &m_clock;
    ApplierOptions m_options;
    CenterStore::Heads m_heads;
    std::optional<CenterStore::Heads> m_known; ///< as they were last found or committed
    int m_session = 0; ///< of the connection, then
    Rules m_current;
    ChainBook m_chains;
    std::optional<base::Instant> m_lastReceived; ///< unknown until the first transaction
    NumberBook m_numbers;
};

} // namespace yichuang::center
