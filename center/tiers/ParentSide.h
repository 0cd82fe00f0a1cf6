// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/journal/Writer.h"
#include "center/tiers/Messages.h"

// What a parent does with what a child says. Writer's transaction, except for `newsFor`.
namespace yichuang::center::tiers {

/// A child enrols with a certificate made for it. AlreadyExists "tiers.twin" when an enrolled child has that place.
[[nodiscard]] base::Result<TierChild> enrolChild(const WriteContext &write, const domain::Place &place, const QByteArray &certificate,
                                                 const QByteArray &signingKey);
/// Takes what follows in the chain, up to the first that does not; the answer says how far that is. NotAllowed
/// "tiers.from" when the child speaks for somebody who is not behind it.
[[nodiscard]] base::Result<OfferReply> takeOffer(const WriteContext &write, const TierChild &child, const OfferUp &offer);

struct NewsQuestion {
    QString documents; ///< cursor; empty = from the beginning
    qint64 n = 0;      ///< of the chain down, as the child has it durably
    QByteArray hash;
    QString tree;
};
/// Conflict "tiers.fork" when the child's place in the chain is none of this one's: one of both was restored from a
/// backup.
[[nodiscard]] base::Result<NewsReply> newsFor(Stores &stores, const TierChild &child, const NewsQuestion &question);
/// How far the child has the chain down, from its question.
[[nodiscard]] base::Result<void> noteQuestion(const WriteContext &write, const TierChild &child, const NewsQuestion &question);
/// Goes up whenever there is something new for some child.
[[nodiscard]] base::Result<qint64> newsPosition(Stores &stores);

/// This centre and all behind its children.
[[nodiscard]] base::Result<std::vector<TierPlace>> subtree(Stores &stores);

} // namespace yichuang::center::tiers
