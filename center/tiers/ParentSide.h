// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/journal/Writer.h"
#include "center/tiers/Messages.h"

// What a parent does with what a child says. Writer's transaction, except for `newsFor`.
namespace yichuang::center::tiers {

struct ChildCertificate {
    QByteArray fingerprint; ///< SHA-256 of its DER form
    base::Instant expires;
};
/// A child enrols with a certificate made for it. AlreadyExists "tiers.twin" when an enrolled child has that place.
[[nodiscard]] base::Result<TierChild> enrolChild(const WriteContext &write, const domain::Place &place, const ChildCertificate &certificate,
                                                 const QByteArray &signingKey);
/// What a database from a backup does not know yet of the tree (TierStore::replay), with all that belongs to a child's enrolment and
/// revocation but the directory.
[[nodiscard]] base::Result<Replayed> replayTrust(Stores &stores, const EnrolmentLog &log);
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
