// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/store/OperationStore.h"
#include "center/store/QuarantineStore.h"
#include "center/store/WorkstationStore.h"

#include <QHash>

namespace yichuang::center {

/// How far the workstations' chains have come, within one transaction. A chain may be open for a while: lanes are
/// independent, so an operation that waits for its attachment must not stop the others behind it.
class ChainBook {
public:
    /// `openPlaces`: how many places may be open before the first missing one must come; 1 = none.
    ChainBook(OperationStore &operations, QuarantineStore &quarantine, qint64 openPlaces) : m_operations(operations), m_quarantine(quarantine), m_openPlaces(openPlaces) {}

    enum class Place {
        Free,
        Taken,  ///< or it does not fit to its neighbours: the chain was forked or tampered with. So is what builds on a link
                ///< that was refused so (QuarantineStore::forkAt): it would come to stand behind a gap that nobody can close
        TooFar, ///< the first missing one must come before; so for all behind a gap when it cannot be known whether they are of a fork
    };
    [[nodiscard]] base::Result<Place> placeOf(const Enrolled &workstation, const crypto::ChainLink &link);
    /// When something was done, by the workstation's clock and by the centre's.
    struct Times {
        std::optional<base::Instant> made; ///< if that was measured
        base::Instant now;
    };
    /// The link is in the journal now.
    [[nodiscard]] base::Result<void> advance(const Enrolled &workstation, const crypto::ChainLink &link, const Times &times);
    /// What takes place `n` cannot have been made before: the workstation was not enrolled, or what stands before it was made
    /// later. A link whose time was not measured says nothing, and one that closes a gap is compared with what stood before the
    /// gap: those behind it came first, but were made later. Never later than the centre's clock was when a link last came: that may
    /// have been set back, and workstations follow it.
    [[nodiscard]] base::Result<base::Instant> notBefore(const Enrolled &workstation, qint64 n);
    [[nodiscard]] base::Result<ChainState> stateOf(const Enrolled &workstation);
    /// Reads the chains of these at once; see OperationStore::foresee.
    [[nodiscard]] base::Result<void> foresee(const QList<qint64> &workstations);
    /// Writes what changed.
    [[nodiscard]] base::Result<void> save();
    /// Another transaction, or this one was undone.
    void forget() { m_chains.clear(); }

private:
    struct Chain {
        ChainState state;
        enum class Kept { Saved, Changed } kept = Kept::Saved;
    };
    [[nodiscard]] base::Result<Chain *> chainOf(const Enrolled &workstation);
    [[nodiscard]] base::Result<bool> fits(const Enrolled &workstation, const crypto::ChainLink &link);
    [[nodiscard]] base::Result<void> closeGap(const Enrolled &workstation, ChainState &state);

    OperationStore &m_operations;
    QuarantineStore &m_quarantine;
    qint64 m_openPlaces;
    QHash<qint64, Chain> m_chains;
};

} // namespace yichuang::center
