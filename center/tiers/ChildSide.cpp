// SPDX-License-Identifier: Apache-2.0
#include "center/tiers/ChildSide.h"

#include "app/base/Log.h"
#include "app/crypto/Signer.h"
#include "app/storage/Savepoint.h"
#include "center/journal/Custody.h"
#include "center/store/Damage.h"
#include "center/tiers/Adoption.h"
#include "center/tiers/ParentSide.h"

#include <map>

namespace yichuang::center::tiers {

using base::ErrorCode;
using base::Result;

namespace {

constexpr qsizetype OfferBytes = 768 * 1024;
constexpr int SummariesAtOnce = 500;
constexpr int CasesAtOnce = 500;
constexpr int PageOfCases = 500;

QString dayText(base::Instant at)
{
    return base::chinaDate(at).toString(Qt::ISODate);
}

Result<QByteArray> signedHead(Stores &stores, const std::vector<ParcelOnLink> &parcels)
{
    if (parcels.empty()) {
        return QByteArray();
    }
    return stores.tiers.signingKey()
        .and_then([](const crypto::SecretBytes &key) { return crypto::Signer::fromPem(key); })
        .and_then([&](const crypto::Signer &signer) { return signer.sign(parcels.back().hash); });
}

Result<bool> adoptTree(const WriteContext &write, const std::vector<TierPlace> &tree)
{
    const auto own = subtree(write.stores);
    if (!own || tree.empty()) {
        return own.map([](const auto &) { return false; });
    }
    std::vector<TierPlace> others;
    for (const TierPlace &place : tree) {
        const bool isOwn = std::any_of(own->begin(), own->end(), [&place](const TierPlace &mine) { return mine.place == place.place; });
        if (!isOwn) {
            others.push_back(place);
            others.back().via = BehindParent;
        }
    }
    return write.stores.tiers.setPlaces(BehindParent, others);
}

// Days that changed, counted anew; and the days that ended since, for what became overdue.
Result<void> countDays(const WriteContext &write, const TierSelf &self, std::set<QString> days, SummaryStore::Progress progress)
{
    const QString today = dayText(write.now);
    const auto ended = progress.day < today ? write.stores.summaries.dueDays(progress.day, today) : Result<std::vector<QString>>(std::vector<QString>());
    if (!ended) {
        return base::failure(ended);
    }
    days.insert(ended->begin(), ended->end());
    for (const QString &day : days) {
        const Result<bool> kept = write.stores.summaries.counted(self.place, day, today).and_then([&](const DaySummary &summary) {
            return write.stores.summaries.keepOwn(summary);
        });
        if (!kept) {
            return base::failure(kept);
        }
    }
    progress.day = std::max(progress.day, today);
    return write.stores.summaries.saveProgress(progress);
}

/// The days that are others for it. What an erased case was counted as stays.
Result<std::set<QString>> countChanged(const WriteContext &write, const domain::CaseId &id)
{
    const auto record = write.stores.cases.get(id);
    const Result<bool> isErased = record && !*record ? write.stores.erasures.contains(id) : record.map([](const auto &) { return false; });
    if (!isErased || *isErased) {
        return isErased.map([](bool) { return std::set<QString>(); });
    }
    if (!*record) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("the feed names a case that is not there"), "feed.case");
    }
    return write.stores.summaries.count(id, countsOf(**record));
}

Result<void> countSummaries(const WriteContext &write, const TierSelf &self)
{
    auto progress = write.stores.summaries.progress();
    const auto changed = progress ? write.stores.feed.changedCases(progress->position, CasesAtOnce) : base::failure(progress);
    if (!changed) {
        return base::failure(changed);
    }
    if (changed->cases.empty() && progress->day == dayText(write.now)) {
        return {};
    }
    std::set<QString> days;
    for (const domain::CaseId &id : changed->cases) {
        const auto touched = countChanged(write, id);
        if (!touched && isDamaged(touched.error())) {
            // The other cases' days do not wait for it; what it was counted as stays.
            base::log(base::LogLevel::Error, "tiers", "case_not_counted", {{"case", id.toText()}, {"reason", QString::fromLatin1(touched.error().reason)}});
            continue;
        }
        if (!touched) {
            return base::failure(touched);
        }
        days.insert(touched->begin(), touched->end());
    }
    progress->position = changed->position;
    return countDays(write, self, std::move(days), *progress);
}

// What was dealt with stays so when the counting fails, or nothing would ever be dealt with again.
Result<void> countApart(const WriteContext &write, const TierSelf &self)
{
    Result<storage::Savepoint> savepoint = storage::Savepoint::begin(write.stores.connection());
    if (!savepoint) {
        return base::failure(savepoint);
    }
    const Result<void> counted = countSummaries(write, self);
    if (counted) {
        return savepoint->release();
    }
    base::log(base::LogLevel::Error, "tiers", "not_counted",
              {{"reason", QString::fromLatin1(counted.error().reason)}, {"detail", counted.error().detail}});
    return savepoint->undo();
}

void addTo(std::map<QString, DaySummary> &days, const CaseCounts &counts, const QString &today)
{
    const auto day = [&days](const QString &name) -> DaySummary & {
        days[name].day = name;
        return days[name];
    };
    const auto add = [&day](const QString &name, qint64 DaySummary::*number) {
        if (!name.isEmpty()) {
            ++(day(name).*number);
        }
    };
    add(counts.received, &DaySummary::received);
    add(counts.accepted, &DaySummary::accepted);
    add(counts.closed, &DaySummary::closed);
    add(counts.sent, &DaySummary::sent);
    add(counts.taken, &DaySummary::taken);
    const bool isOverdue = !counts.due.isEmpty() && counts.due < today && (counts.closed.isEmpty() || counts.closed > counts.due);
    add(isOverdue ? counts.due : QString(), &DaySummary::overdue);
}

} // namespace

Result<OfferUp> makeOffer(Stores &stores)
{
    OfferUp offer;
    return stores.parcels.link(BehindParent)
        .and_then([&](const LinkState &link) { return stores.parcels.outgoing(BehindParent, link.taken, OfferBytes); })
        .and_then([&](std::vector<ParcelOnLink> parcels) {
            offer.parcels = std::move(parcels);
            return signedHead(stores, offer.parcels);
        })
        .and_then([&](const QByteArray &signature) {
            offer.headSignature = signature;
            return stores.summaries.toOffer(SummariesAtOnce);
        })
        .and_then([&](std::vector<DaySummary> summaries) {
            offer.summaries = std::move(summaries);
            return subtree(stores);
        })
        .map([&](std::vector<TierPlace> places) {
            offer.places = std::move(places);
            return std::move(offer);
        });
}

Result<void> noteOffered(const WriteContext &write, const OfferUp &offer, const OfferReply &reply)
{
    const Result<QByteArray> hash = write.stores.parcels.hashAt(BehindParent, reply.n);
    if (!hash) {
        return base::failure(hash);
    }
    if (*hash != reply.hash) {
        return base::fail(ErrorCode::CryptoFailed, QStringLiteral("the parent has a parcel this centre never sent"), "tiers.fork");
    }
    for (const DaySummary &summary : offer.summaries) {
        if (const Result<void> noted = write.stores.summaries.noteOffered(summary); !noted) {
            return noted;
        }
    }
    return write.stores.parcels.noteTaken(BehindParent, reply.n);
}

Result<void> takeNews(const WriteContext &write, const NewsReply &news)
{
    const auto parent = write.stores.tiers.parent();
    if (!parent || !*parent) {
        return parent.map([](const auto &) {}); // left meanwhile
    }
    for (const NewsDocument &document : news.documents) {
        if (const Result<void> adopted = adopt(write, **parent, document); !adopted) {
            return adopted;
        }
    }
    const Result<bool> grown = adoptTree(write, news.places);
    Result<void> done = grown && *grown ? write.stores.republishDirectory(write.heads.journal.n, write.now) : grown.map([](bool) {});
    for (const ParcelOnLink &row : news.parcels) {
        const Result<LinkState> link = done.and_then([&] { return write.stores.parcels.link(BehindParent); });
        if (link && row.n > link->in.n) {
            done = write.stores.parcels.take(BehindParent, row, write.now).map([](bool) {});
        }
        if (!link || !done) {
            return link ? done : base::failure(link);
        }
    }
    const bool isRestored = !(*parent)->fingerprint.isEmpty() && (*parent)->fingerprint != news.fingerprint;
    return done
        .and_then([&] { return isRestored ? write.stores.summaries.offerAllAgain() : Result<void>(); })
        .and_then([&] {
            const bool isSame = (*parent)->documents == news.documentsCursor && (*parent)->fingerprint == news.fingerprint;
            return isSame ? Result<void>() : write.stores.tiers.noteParent(news.documentsCursor, news.fingerprint);
        })
        // A case may need a catalogue that came with it.
        .and_then([&] { return write.applier.refreshFacts(); })
        .and_then([&] { return Custody(write.applier).deliver().map([](int) {}); });
}

Result<void> followAnew(const WriteContext &write)
{
    return write.stores.parcels.rewindIncoming(BehindParent, crypto::ChainLink());
}

Result<void> tidyUp(const WriteContext &write)
{
    const auto self = write.stores.tiers.self();
    if (!self || !*self) {
        return self.map([](const auto &) {});
    }
    return Custody(write.applier).deliver().and_then([&](int) { return countApart(write, **self); });
}

Result<std::vector<DaySummary>> recount(Stores &stores, base::Instant now)
{
    const auto self = stores.tiers.self();
    if (!self || !*self) {
        return self.map([](const auto &) { return std::vector<DaySummary>(); });
    }
    std::map<QString, DaySummary> days;
    domain::CaseId after;
    for (bool more = true; more;) {
        const auto page = stores.cases.page(after, PageOfCases);
        if (!page) {
            return base::failure(page);
        }
        for (const domain::Case &record : *page) {
            addTo(days, countsOf(record), dayText(now));
            after = record.id;
        }
        more = !page->empty();
    }
    std::vector<DaySummary> list;
    for (auto &[day, summary] : days) {
        summary.place = (*self)->place;
        if (!summary.sameNumbers(DaySummary{})) {
            list.push_back(summary);
        }
    }
    return list;
}

} // namespace yichuang::center::tiers
