// SPDX-License-Identifier: Apache-2.0
#include "center/journal/Erasing.h"

#include "app/base/Log.h"
#include "center/journal/CaseCounting.h"
#include "center/store/Damage.h"

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

Result<CaseOutline> erasable(Stores &stores, const domain::CaseId &id)
{
    const Result<std::optional<CaseOutline>> outline = stores.cases.outline(id);
    const Result<bool> hasTravelled = outline ? stores.erasures.hasTravelled(id) : base::failure(outline);
    if (!hasTravelled) {
        return base::failure(hasTravelled);
    }
    if (!*outline) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("there is no such case"), "erase.unknown");
    }
    if ((*outline)->isErased) {
        return base::fail(ErrorCode::AlreadyExists, QStringLiteral("the case is erased already"), "erase.done");
    }
    if (*hasTravelled) {
        return base::fail(ErrorCode::Unsupported, QStringLiteral("the case was handed over between centres"), "erase.travelled");
    }
    return **outline;
}

Result<CaseOutline> hasEnded(const CaseOutline &outline)
{
    return outline.closed ? Result<CaseOutline>(outline) : base::fail(ErrorCode::NotAllowed, QStringLiteral("the case has not ended"), "erase.open");
}

// The figures keep what it was counted as. A case that cannot be read has to go all the same.
Result<void> countOnce(Stores &stores, const domain::CaseId &id)
{
    const Result<void> counted = countCase(stores, id);
    if (counted || !isDamaged(counted.error())) {
        return counted;
    }
    base::log(base::LogLevel::Warning, "erasing", "case_not_counted", {{"case", id.toText()}, {"reason", QString::fromLatin1(counted.error().reason)}});
    return {};
}

// The hall drops the case; who wrote operations on it erases those as well.
Result<void> tellHolders(Stores &stores, const CaseOutline &outline)
{
    const auto writers = stores.erasures.writers(outline.id);
    if (!writers) {
        return base::failure(writers);
    }
    const auto note = [&](const QString &scope) {
        stores.feed.note({scope, protocol::ChangeType::Case, outline.id.toText(), outline.version, FeedEntry::Presence::Gone, 0});
    };
    note(scopeOf(outline.hall));
    for (const domain::WorkstationId &writer : *writers) {
        note(scopeOf(writer));
    }
    return {};
}

Result<Erasure> empty(Stores &stores, const CaseOutline &outline, const QString &order, base::Instant now)
{
    const domain::CaseId &id = outline.id;
    Erasure erasure{id, 0, now, order};
    return countOnce(stores, id)
        .and_then([&] { return tellHolders(stores, outline); })
        .and_then([&] { return stores.erasures.emptyOperations(id); })
        .map([&erasure](qint64 operations) { erasure.operations = operations; })
        .and_then([&] { return stores.quarantine.empty(id); })
        .and_then([&] { return stores.erasures.releaseAttachments(id, now); })
        .and_then([&](qint64) { return stores.erasures.emptyCase(id, now); })
        .and_then([&] { return stores.erasures.add(erasure); })
        .map([&erasure] { return erasure; });
}

} // namespace

Result<Erasure> eraseCase(Stores &stores, const domain::CaseId &id, const QString &order, base::Instant now)
{
    return erasable(stores, id).and_then(hasEnded).and_then([&](const CaseOutline &outline) { return empty(stores, outline, order, now); });
}

Result<Erasure> eraseCaseAgain(Stores &stores, const domain::CaseId &id, const QString &order, base::Instant now)
{
    return erasable(stores, id).and_then([&](const CaseOutline &outline) { return empty(stores, outline, order, now); });
}

} // namespace yichuang::center
