// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/journal/Writer.h"
#include "center/tiers/Messages.h"

// What a child does with what it has from its parent, and what every centre does by itself. Writer's transaction.
namespace yichuang::center::tiers {

/// What goes up now: what the parent has not taken of the chain, of the summaries, and this centre's subtree.
[[nodiscard]] base::Result<OfferUp> makeOffer(Stores &stores);
/// The parent has the chain up to there. CryptoFailed "tiers.fork": it has something this centre never sent, which was
/// restored from a backup; the way on is to join anew.
[[nodiscard]] base::Result<void> noteOffered(const WriteContext &write, const OfferUp &offer, const OfferReply &reply);
/// Takes parcels, publishes what came down, and knows the tree.
[[nodiscard]] base::Result<void> takeNews(const WriteContext &write, const NewsReply &news);
/// The parent does not know this centre's place in its chain: it was restored. All it has comes again; what was here
/// before is known by its id.
[[nodiscard]] base::Result<void> followAnew(const WriteContext &write);

/// Deals with what waits in the inbox, and counts what changed. True when there was something to do.
[[nodiscard]] base::Result<void> tidyUp(const WriteContext &write);

/// The summaries counted from all cases, to hold what was kept incrementally against.
[[nodiscard]] base::Result<std::vector<DaySummary>> recount(Stores &stores, base::Instant now);

} // namespace yichuang::center::tiers
