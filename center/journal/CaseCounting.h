// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/store/Stores.h"

namespace yichuang::center {

/// The figures are kept case by case: a follower of the feed takes out what a changed case was counted as and puts in what it adds now
/// (domain::figuresOf). What the values rest on beside the case itself (the site's rules, the calendar) is kept with the progress: when it
/// is another, all cases are counted anew from the feed's start, in the same batches. A case whose content was erased keeps what it
/// was counted as.
///
/// A batch is prepared by reading only, on any connection, and written in a moment under the lock of the centre's row, if nothing of the
/// figures was written since: so no two followers count the same change twice, and nobody waits while cases are opened.
struct CountingBatch {
    FiguresStore::Progress before;
    FiguresStore::Progress after;
    std::vector<CountedCase> cases; ///< that are to be counted otherwise than they were
    CaseSums change;
    bool isFull = false; ///< there is probably more
};

/// Of at most `limit` changes; nothing when all is counted. A case that cannot be read, or rests on a catalogue or calendar that is not here,
/// keeps what it was counted as until it changes or all is counted anew; the log names it.
[[nodiscard]] base::Result<std::optional<CountingBatch>> prepareCounting(Stores &stores, int limit);
/// Inside a transaction that locked the heads. False: somebody else counted meanwhile, nothing was written.
[[nodiscard]] base::Result<bool> keepCounting(Stores &stores, const CountingBatch &batch);
/// The two together until all is counted, inside a transaction that locked the heads.
[[nodiscard]] base::Result<void> countAllNow(Stores &stores, int limit);

/// Counts one case as it is now, before its content goes. Inside a transaction that locked the heads.
[[nodiscard]] base::Result<void> countCase(Stores &stores, const domain::CaseId &id);

/// Counting anew what is counted already: what was found and put right.
struct Recount {
    domain::CaseId after; ///< gone through up to this case
    qint64 cases = 0;
    qint64 different = 0; ///< counted otherwise than their case says
    bool isComplete = false;
};
/// Goes on with up to `limit` cases, inside a transaction that locked the heads; counts first what changed.
[[nodiscard]] base::Result<Recount> recountSome(Stores &stores, Recount state, int limit);
/// Whether the sums are those of all counted cases; they are put right. Inside a transaction that locked the heads, which it holds for as long
/// as it takes to read a row a case.
[[nodiscard]] base::Result<bool> recountSums(Stores &stores);

} // namespace yichuang::center
