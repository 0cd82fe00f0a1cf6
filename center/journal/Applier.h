// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "center/journal/AttachmentPresence.h"
#include "center/journal/Offer.h"
#include "center/store/Stores.h"

#include <QHash>

#include <chrono>

namespace yichuang::center {

struct ApplierOptions {
    /// How far ahead of the centre's clock an operation may have been made.
    std::chrono::minutes futureTolerance{10};
    /// How many places of a workstation's chain may be open before the first missing one must come. Lanes are
    /// independent: an operation that waits for its attachment must not stop the others behind it.
    qint64 openChain = 1000;
};

/// Judges offered operations one by one inside a transaction that the caller opened, and writes what follows from
/// each: journal row, snapshot, chain and feed. Used on the writer's thread; a failure means that the caller
/// must undo the part of the transaction in which it happened, and call `undo`.
///
/// Order: answered before → first answer again (to the same workstation only, before any permission is looked at);
/// place in chain and lane, attachments → Held, nothing stored; clock, window, catalogue and the rules → Applied,
/// Conflict or Refused, stored with the answer. What cannot take its place in the chain (wrong hash, place taken) is
/// refused and kept in quarantine byte for byte; the right operation can still come.
class Applier {
public:
    Applier(Stores &stores, AttachmentPresence &attachments, const base::Clock &clock, ApplierOptions options = {});

    /// First in a transaction: locks the heads and takes the facts in force.
    [[nodiscard]] base::Result<void> begin();
    [[nodiscard]] base::Result<protocol::Answer> apply(const Enrolled &workstation, const Offer &offer);
    /// After the operations of one request: saves how far the chains came.
    [[nodiscard]] base::Result<void> finishRequest();
    /// Last in a transaction: writes the feed and the heads.
    [[nodiscard]] base::Result<void> seal();

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

    [[nodiscard]] const CenterStore::Heads &heads() const { return m_heads; }
    [[nodiscard]] Stores &stores() { return m_stores; }
    [[nodiscard]] base::Instant now() const { return m_clock.now(); }

private:
    struct Chain {
        ChainState state;
        enum class Kept { Saved, Changed } kept = Kept::Saved;
    };
    enum class Place { Free, Taken, TooFar };

    [[nodiscard]] base::Result<std::optional<protocol::Answer>> answeredBefore(const Enrolled &workstation, const Offer &offer);
    [[nodiscard]] base::Result<protocol::Answer> quarantine(const Enrolled &workstation, const Offer &offer, const char *reason);
    [[nodiscard]] base::Result<Chain *> chainOf(const Enrolled &workstation);
    [[nodiscard]] base::Result<Place> placeInChain(const Enrolled &workstation, const ChainState &state, const crypto::ChainLink &link);
    [[nodiscard]] base::Result<QStringList> missing(const Enrolled &workstation, const Offer &offer, qint64 lastSeq);
    [[nodiscard]] base::Result<protocol::Answer> settle(const Enrolled &workstation, const Offer &offer, qint64 lastSeq);
    [[nodiscard]] base::Result<protocol::Answer> judged(const Enrolled &workstation, const Offer &offer);
    [[nodiscard]] QByteArray checkEnvelope(const Enrolled &workstation, const protocol::Operation &operation) const;
    [[nodiscard]] base::Result<void> keepSnapshot(const std::optional<domain::Case> &before, const domain::Case &record);
    [[nodiscard]] base::Result<void> append(const Enrolled &workstation, const Offer &offer, const protocol::Answer &answer, qint64 seq);
    [[nodiscard]] base::Result<void> advance(const Enrolled &workstation, Chain &chain, const crypto::ChainLink &link);

    Stores &m_stores;
    AttachmentPresence &m_attachments;
    const base::Clock &m_clock;
    ApplierOptions m_options;
    CenterStore::Heads m_heads;
    std::shared_ptr<const domain::CaseRules> m_rules;
    QHash<qint64, Chain> m_chains;
};

} // namespace yichuang::center
