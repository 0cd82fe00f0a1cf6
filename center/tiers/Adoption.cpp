// SPDX-License-Identifier: Apache-2.0
#include "center/tiers/Adoption.h"

#include "app/base/Log.h"
#include "app/domain/CalendarCheck.h"
#include "app/storage/Savepoint.h"
#include "center/store/CatalogueExam.h"

namespace yichuang::center::tiers {

using base::ErrorCode;
using base::Result;

namespace {

// Every fault is told at the parent, which can mend it; here the first one says which document it was.
template<typename Faults>
Result<void> inOrder(const Faults &faults, const char *reason)
{
    const auto fault = std::find_if(faults.begin(), faults.end(), [](const auto &found) { return found.weight == decltype(found.weight)::Fault; });
    return fault == faults.end() ? Result<void>() : Result<void>(base::fail(ErrorCode::Malformed, fault->text, reason));
}

Result<void> publish(const WriteContext &write, DocumentKind kind, const QJsonObject &body)
{
    return write.stores.publish(kind, body, write.heads.journal.n, write.now).map([](const Document &) {});
}

// It is followed from the beginning after each restore of the parent: what is here already is no news, nor in force again.
Result<bool> isHere(Stores &stores, DocumentKind kind, const QJsonObject &body)
{
    return versionOf(kind, body).and_then([&](const QString &version) { return stores.documents.find(kind, version); }).map([&body](const auto &same) {
        return same && same->body == body;
    });
}

Result<void> adoptCatalogue(const WriteContext &write, const TierParent &parent, const QJsonObject &body)
{
    const QString origin = parent.place.toText();
    const Result<bool> known = isHere(write.stores, DocumentKind::Catalogue, body);
    const auto faults = known && !*known ? examineCatalogue(write.stores, body, origin, write.now) : known.map([](bool) { return domain::CatalogueFaults(); });
    return faults.and_then([](const domain::CatalogueFaults &found) { return inOrder(found, "catalogue.faults"); })
        .and_then([&] { return *known ? Result<void>() : publish(write, DocumentKind::Catalogue, body); });
}

Result<void> adoptCalendar(const WriteContext &write, const QJsonObject &body)
{
    const auto own = write.stores.documents.calendarFiles();
    if (!own) {
        return base::failure(own);
    }
    const std::vector<QJsonObject> fresh = calendarFilesOf(body);
    const std::vector<QJsonObject> all = domain::withCalendars(*own, fresh);
    // Without files of this place's own it is published as it came, under the parent's version.
    const QJsonObject together = all.size() == fresh.size() ? body : calendarBodyOf(all);
    const Result<bool> known = isHere(write.stores, DocumentKind::Calendar, together);
    if (!known || *known) {
        return known.map([](bool) {});
    }
    return inOrder(domain::checkCalendars(*own, fresh), "calendar.faults").and_then([&] { return publish(write, DocumentKind::Calendar, together); });
}

Result<void> publishHere(const WriteContext &write, const TierParent &parent, const NewsDocument &document)
{
    return document.kind == DocumentKind::Catalogue ? adoptCatalogue(write, parent, document.body) : adoptCalendar(write, document.body);
}

/// Runs `step`; when it fails, what it did is undone, and what it says is logged.
template<typename Step>
Result<void> alone(const WriteContext &write, const NewsDocument &document, const char *event, const Step &step)
{
    Result<storage::Savepoint> savepoint = storage::Savepoint::begin(write.stores.connection());
    if (!savepoint) {
        return base::failure(savepoint);
    }
    const Applier::Mark mark = write.applier.mark();
    const Result<void> done = step();
    if (done) {
        return savepoint->release();
    }
    base::log(base::LogLevel::Error, "tiers", event,
              {{"kind", toWord(document.kind)}, {"reason", QString::fromLatin1(done.error().reason)}, {"detail", done.error().detail}});
    write.applier.undo(mark);
    return savepoint->undo();
}

} // namespace

Result<void> adopt(const WriteContext &write, const TierParent &parent, const NewsDocument &document)
{
    const Result<void> published = alone(write, document, "document_refused", [&] { return publishHere(write, parent, document); });
    if (!published || document.kind != DocumentKind::Catalogue) {
        return published;
    }
    return alone(write, document, "parent_not_kept", [&] {
        return write.stores.parents.add(parent.place.toText(), document.body, write.now).map([](const ParentCatalogue &) {});
    });
}

} // namespace yichuang::center::tiers
