// SPDX-License-Identifier: Apache-2.0
#include "center/tiers/ParentSide.h"

#include "center/journal/Custody.h"

#include <set>

namespace yichuang::center::tiers {

using base::ErrorCode;
using base::Result;

namespace {

constexpr qsizetype PageBytes = 1024 * 1024;
constexpr int DocumentsAtOnce = 4;

tl::unexpected<base::Error> notItsOwn()
{
    return base::fail(ErrorCode::NotAllowed, QStringLiteral("a child speaks for a place that is not behind it"), "tiers.from");
}

Result<bool> takePlaces(const WriteContext &write, const TierChild &child, const std::vector<TierPlace> &offered)
{
    if (offered.empty()) {
        return false;
    }
    const auto self = write.stores.tiers.self();
    const auto known = self ? write.stores.tiers.places() : base::failure(self);
    if (!known) {
        return base::failure(known);
    }
    std::vector<TierPlace> places;
    for (const TierPlace &place : offered) {
        const auto same = std::find_if(known->begin(), known->end(), [&](const TierPlace &other) { return other.place == place.place; });
        if (same != known->end() && same->via != child.no && same->via != BehindParent) {
            continue; // it is known elsewhere; who was there first stays
        }
        places.push_back(place);
        places.back().via = child.no;
    }
    if (places.empty() || places.front().place != child.place) {
        return notItsOwn();
    }
    places.front().parent = (*self)->place.toText();
    return write.stores.tiers.setPlaces(child.no, places);
}

// True: this centre had passed it down there, and the child knows no way. NotAllowed "tiers.from" as takeOffer.
Result<bool> isSentBack(const WriteContext &write, const TierChild &child, const Parcel &parcel)
{
    const auto route = write.stores.tiers.routeTo(parcel.from);
    if (!route || *route == child.no) {
        return route.map([](const auto &) { return false; });
    }
    const auto known = write.stores.parcels.isKnown(parcel.id);
    const auto wentThere = known ? write.stores.parcels.wentTo(child.no, parcel) : known;
    // Who left the tree below the child is behind nobody: what it had said goes on. What came before by another way,
    // when the place lay elsewhere, is only counted.
    const bool isItsOwn = wentThere && (*wentThere || *known || !*route);
    return wentThere && !isItsOwn ? Result<bool>(notItsOwn()) : wentThere;
}

Result<void> takeParcel(const WriteContext &write, const TierChild &child, const ParcelOnLink &row)
{
    const Result<LinkState> link = write.stores.parcels.link(child.no);
    if (!link || row.n <= link->in.n) {
        return link.map([](const LinkState &) {}); // offered again
    }
    const Result<bool> isBack = isSentBack(write, child, row.parcel);
    const Result<bool> taken = isBack ? write.stores.parcels.take(child.no, row, write.now) : isBack;
    return taken && *isBack ? Custody(write.applier).comesBack(child.no, row.parcel) : taken.map([](bool) {});
}

Result<void> takeParcels(const WriteContext &write, const TierChild &child, const std::vector<ParcelOnLink> &parcels)
{
    for (const ParcelOnLink &row : parcels) {
        if (const Result<void> taken = takeParcel(write, child, row); !taken) {
            return taken.error().reason == "tiers.chain" ? Result<void>() : taken;
        }
    }
    return Custody(write.applier).deliver().map([](int) {});
}

Result<void> takeSummaries(const WriteContext &write, const TierChild &child, const std::vector<DaySummary> &summaries)
{
    for (const DaySummary &summary : summaries) {
        const auto route = write.stores.tiers.routeTo(summary.place);
        if (!route) {
            return base::failure(route);
        }
        if (*route != child.no) {
            continue; // it left the tree, or lies elsewhere now: that one tells its days
        }
        if (const Result<bool> kept = write.stores.summaries.keep(summary); !kept) {
            return base::failure(kept);
        }
    }
    return {};
}

Result<void> addDocuments(Stores &stores, const QString &cursor, NewsReply &reply)
{
    const QString mine = reply.fingerprint + QLatin1Char('.');
    qint64 no = cursor.startsWith(mine) ? cursor.mid(mine.size()).toLongLong() : 0;
    const Result<std::vector<Document>> outlines = stores.documents.outlines();
    if (!outlines) {
        return base::failure(outlines);
    }
    for (const Document &outline : *outlines) {
        if (outline.no <= no || reply.documents.size() >= DocumentsAtOnce) {
            continue;
        }
        no = outline.no;
        if (outline.kind != DocumentKind::Catalogue && outline.kind != DocumentKind::Calendar) {
            continue;
        }
        const Result<Document> document = stores.documents.read(outline.no);
        if (!document) {
            return base::failure(document);
        }
        reply.documents.push_back({document->kind, document->body});
    }
    reply.documentsCursor = mine + QString::number(no);
    return {};
}

Result<void> addTree(Stores &stores, const QString &known, NewsReply &reply)
{
    return stores.tiers.places().and_then([&](std::vector<TierPlace> places) {
        return treeDigest(places).map([&](const QString &digest) {
            reply.tree = digest;
            if (digest != known) {
                reply.places = std::move(places);
            }
        });
    });
}

Result<void> addParcels(Stores &stores, const TierChild &child, const NewsQuestion &question, NewsReply &reply)
{
    const Result<QByteArray> hash = stores.parcels.hashAt(child.no, question.n);
    if (!hash) {
        return base::failure(hash);
    }
    if (*hash != question.hash) {
        return base::fail(ErrorCode::Conflict, QStringLiteral("the chain to the child has no such place"), "tiers.fork");
    }
    return stores.parcels.outgoing(child.no, question.n, PageBytes).map([&reply](std::vector<ParcelOnLink> parcels) {
        reply.parcels = std::move(parcels);
    });
}

// All that ever went to the child as it was enrolled before: it may have lost what it took, and what it has it knows by its id.
Result<void> moveParcels(Stores &stores, const std::vector<TierChild> &children, const TierChild &child)
{
    std::set<ParcelId> moved;
    for (const TierChild &old : children) {
        const auto link = old.place == child.place ? stores.parcels.link(old.no) : Result<LinkState>(LinkState{});
        if (!link) {
            return base::failure(link);
        }
        for (qint64 n = 0; n < link->out.n; ++n) {
            const auto next = stores.parcels.outgoing(old.no, n, 0);
            const bool isNew = next && moved.insert(next->front().parcel.id).second;
            const Result<void> sent = isNew ? stores.parcels.send(child.no, next->front().parcel) : next.map([](const auto &) {});
            if (!sent) {
                return sent;
            }
        }
    }
    return {};
}

/// `children`: of before.
Result<void> seat(Stores &stores, const std::vector<TierChild> &children, const TierChild &child)
{
    const auto self = moveParcels(stores, children, child).and_then([&] { return stores.tiers.self(); });
    if (!self || !*self) {
        return self ? base::fail(ErrorCode::NotFound, QStringLiteral("this centre has no place in a tree"), "tiers.none") : base::failure(self);
    }
    return stores.tiers.setPlaces(child.no, {{child.place, child.name, (*self)->place.toText(), child.no}}).map([](bool) {});
}

} // namespace

Result<Replayed> replayTrust(Stores &stores, const EnrolmentLog &log)
{
    const auto before = stores.tiers.children();
    const Result<Replayed> replayed = before ? stores.tiers.replay(log) : base::failure(before);
    const auto after = replayed ? stores.tiers.children() : base::failure(replayed);
    Result<void> done = after.map([](const auto &) {});
    // Who was revoked first: the place may be another enrolment's by now.
    for (size_t i = 0; done && i < after->size(); ++i) {
        done = (*after)[i].revoked ? stores.tiers.setPlaces((*after)[i].no, {}).map([](bool) {}) : Result<void>();
    }
    for (size_t i = 0; done && i < after->size(); ++i) {
        const TierChild &child = (*after)[i];
        const bool isNew = std::none_of(before->begin(), before->end(), [&child](const TierChild &known) { return known.no == child.no; });
        done = isNew && !child.revoked ? seat(stores, *before, child) : Result<void>();
    }
    return done.map([&replayed] { return *replayed; });
}

Result<TierChild> enrolChild(const WriteContext &write, const domain::Place &place, const ChildCertificate &certificate, const QByteArray &signingKey)
{
    const auto children = write.stores.tiers.children();
    if (!children) {
        return base::failure(children);
    }
    const bool isTwin = std::any_of(children->begin(), children->end(), [&](const TierChild &child) { return child.place == place.id && !child.revoked; });
    if (isTwin) {
        return base::fail(ErrorCode::AlreadyExists, QStringLiteral("%1 is enrolled already; revoke it first").arg(place.id.toText()), "tiers.twin");
    }
    TierChild child;
    child.place = place.id;
    child.name = place.name;
    child.certificate = certificate.fingerprint;
    child.expires = certificate.expires;
    child.signingKey = signingKey;
    child.enrolled = write.now;
    Result<TierChild> added = write.stores.tiers.addChild(child);
    const Result<void> seated = added ? seat(write.stores, *children, *added) : base::failure(added);
    return seated.and_then([&] { return write.stores.republishDirectory(write.heads.journal.n, write.now); })
        .map([&] { return *added; });
}

Result<OfferReply> takeOffer(const WriteContext &write, const TierChild &child, const OfferUp &offer)
{
    const Result<bool> grown = takePlaces(write, child, offer.places);
    const Result<void> told = grown && *grown ? write.stores.republishDirectory(write.heads.journal.n, write.now)
                                              : grown.map([](bool) {});
    return told.and_then([&] { return takeParcels(write, child, offer.parcels); })
        .and_then([&] { return takeSummaries(write, child, offer.summaries); })
        .and_then([&] { return write.stores.tiers.noteHeard(child.no, write.now); })
        .and_then([&] { return write.stores.parcels.link(child.no); })
        .map([](const LinkState &link) { return OfferReply{link.in.n, link.in.hash}; });
}

Result<NewsReply> newsFor(Stores &stores, const TierChild &child, const NewsQuestion &question)
{
    const Result<CenterStore::Heads> heads = stores.center.heads();
    if (!heads) {
        return base::failure(heads);
    }
    NewsReply reply;
    reply.fingerprint = heads->fingerprint;
    return addDocuments(stores, question.documents, reply)
        .and_then([&] { return addTree(stores, question.tree, reply); })
        .and_then([&] { return addParcels(stores, child, question, reply); })
        .map([&reply] { return std::move(reply); });
}

Result<void> noteQuestion(const WriteContext &write, const TierChild &child, const NewsQuestion &question)
{
    const Result<LinkState> link = write.stores.parcels.link(child.no);
    if (!link || link->taken == question.n) {
        return link.map([](const LinkState &) {});
    }
    return write.stores.parcels.noteTaken(child.no, question.n);
}

Result<qint64> newsPosition(Stores &stores)
{
    return stores.tiers.self().and_then([&stores](const std::optional<TierSelf> &self) {
        return stores.documents.revision().map([&self](qint64 revision) { return revision + (self ? self->news : 0); });
    });
}

Result<std::vector<TierPlace>> subtree(Stores &stores)
{
    const auto parent = stores.tiers.parent();
    const auto places = parent ? stores.tiers.places() : base::failure(parent);
    if (!places) {
        return base::failure(places);
    }
    std::vector<TierPlace> below;
    for (const TierPlace &place : *places) {
        if (place.via == Here) {
            below.insert(below.begin(), place);
        } else if (place.via != BehindParent) {
            below.push_back(place);
        }
    }
    return below;
}

} // namespace yichuang::center::tiers
