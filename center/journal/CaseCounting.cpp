// SPDX-License-Identifier: Apache-2.0
#include "center/journal/CaseCounting.h"

#include "app/base/Json.h"
#include "app/base/Log.h"
#include "center/store/Damage.h"

#include <QSet>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

constexpr int RowsAtOnce = 10'000;

/// What cases are counted under, and its name in the progress.
struct Basis {
    Rules rules;
    QString name;
};

// The number is asked first: when a calendar is published in between, the name is the older one, and all is counted once more.
Result<Basis> basisOf(Stores &stores)
{
    const Result<qint64> calendar = stores.documents.latestNo(DocumentKind::Calendar);
    const Result<Rules> rules = calendar ? stores.facts.current() : base::failure(calendar);
    if (!rules) {
        return base::failure(rules);
    }
    const QJsonObject name{{QStringLiteral("calendar"), *calendar}, {QStringLiteral("site"), (*rules)->facts().directory.site().toJson()}};
    return Basis{*rules, QString::fromUtf8(base::canonicalJson(name))};
}

Result<CountedCase> count(const domain::Case &record, const domain::Facts &facts)
{
    const domain::Item *item = facts.item(record.catalogue, record.item);
    const domain::Calendar *calendar = facts.calendar(record.region);
    if (!item || !calendar) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("case %1 rests on a catalogue or calendar that is not here").arg(record.number),
                          "figures.facts");
    }
    return CountedCase{record.id, CaseStanding::of(record), domain::figuresOf(record, *item, facts.workingTime(*calendar), facts.directory.site().closedAt)};
}

/// True: it was counted otherwise.
Result<bool> note(Stores &stores, const domain::Case &record, const domain::Facts &facts, CountingBatch &batch)
{
    const auto before = stores.figures.counted(record.id);
    Result<CountedCase> now = before ? count(record, facts) : base::failure(before);
    if (!now || *before == *now) {
        return now.map([](const auto &) { return false; });
    }
    if (*before) {
        batch.change.takeOut(**before);
    }
    batch.change.add(*now);
    batch.cases.push_back(std::move(*now));
    return true;
}

Result<void> noteChanged(Stores &stores, const domain::CaseId &id, const domain::Facts &facts, CountingBatch &batch)
{
    const Result<std::optional<domain::Case>> record = stores.cases.read(id);
    if (!record || *record) {
        return record ? note(stores, **record, facts, batch).map([](bool) {}) : base::failure(record);
    }
    return stores.erasures.contains(id).and_then([](bool isErased) -> Result<void> {
        return isErased ? Result<void>() : base::fail(ErrorCode::StorageCorrupt, QStringLiteral("the feed names a case that is not there"), "feed.case");
    });
}

Result<void> noteUnlessDamaged(Stores &stores, const domain::CaseId &id, const domain::Facts &facts, CountingBatch &batch)
{
    const Result<void> noted = noteChanged(stores, id, facts, batch);
    if (noted || !isDamaged(noted.error())) {
        return noted;
    }
    base::log(base::LogLevel::Error, "figures", "case_not_counted", {{"case", id.toText()}, {"reason", QString::fromLatin1(noted.error().reason)}});
    return {};
}

Result<void> write(Stores &stores, const CountingBatch &batch)
{
    Result<void> done;
    for (size_t i = 0; done && i < batch.cases.size(); ++i) {
        done = stores.figures.put(batch.cases[i]);
    }
    FiguresStore::Progress after = batch.after;
    after.changes = batch.before.changes + 1;
    return done.and_then([&] { return stores.figures.add(batch.change); }).and_then([&] { return stores.figures.saveProgress(after); });
}

// The rows of a batch go together where that saves journeys; the progress is written after them and so tells their failure.
Result<void> writeTogether(Stores &stores, const CountingBatch &batch)
{
    stores.connection().setGathering(storage::Connection::Gathering::On);
    const Result<void> done = write(stores, batch);
    stores.connection().setGathering(storage::Connection::Gathering::Off);
    return done;
}

} // namespace

Result<std::optional<CountingBatch>> prepareCounting(Stores &stores, int limit)
{
    CountingBatch batch;
    const Result<FiguresStore::Progress> before = stores.figures.progress();
    const Result<CenterStore::Heads> heads = before ? stores.center.heads() : base::failure(before);
    // Whatever was published moved the feed as well.
    if (!heads || before->position == heads->feed) {
        return heads.map([](const auto &) { return std::optional<CountingBatch>(); });
    }
    const Result<Basis> basis = basisOf(stores);
    if (!basis) {
        return base::failure(basis);
    }
    batch.before = *before;
    batch.after = {before->rules == basis->name ? before->position : 0, basis->name, 0};
    const auto changed = stores.feed.changedCases(batch.after.position, limit);
    if (!changed) {
        return base::failure(changed);
    }
    QSet<domain::CaseId> seen;
    for (const domain::CaseId &id : changed->cases) {
        const bool isNew = !seen.contains(id);
        seen.insert(id);
        if (const Result<void> noted = isNew ? noteUnlessDamaged(stores, id, basis->rules->facts(), batch) : Result<void>(); !noted) {
            return base::failure(noted);
        }
    }
    // Not beyond the head that was read first: what moved since may have moved out of sight of a statement.
    batch.isFull = changed->cases.size() == static_cast<size_t>(limit);
    batch.after.position = batch.isFull ? std::min(heads->feed, changed->position) : heads->feed;
    return std::optional(std::move(batch));
}

Result<bool> keepCounting(Stores &stores, const CountingBatch &batch)
{
    const Result<FiguresStore::Progress> now = stores.figures.progress();
    if (!now || !(*now == batch.before)) {
        return now.map([](const auto &) { return false; });
    }
    return writeTogether(stores, batch).map([] { return true; });
}

Result<void> countAllNow(Stores &stores, int limit)
{
    while (true) {
        const auto batch = prepareCounting(stores, limit);
        if (!batch || !*batch) {
            return batch.map([](const auto &) {});
        }
        if (const Result<bool> kept = keepCounting(stores, **batch); !kept) {
            return base::failure(kept);
        }
    }
}

Result<void> countCase(Stores &stores, const domain::CaseId &id)
{
    CountingBatch batch;
    const Result<FiguresStore::Progress> progress = stores.figures.progress();
    const Result<Basis> basis = progress ? basisOf(stores) : base::failure(progress);
    const Result<std::optional<domain::Case>> record = basis ? stores.cases.read(id) : base::failure(basis);
    if (!record || !*record) {
        return record.map([](const auto &) {});
    }
    batch.before = *progress;
    batch.after = *progress;
    return note(stores, **record, basis->rules->facts(), batch).and_then([&](bool) { return writeTogether(stores, batch); });
}

Result<Recount> recountSome(Stores &stores, Recount state, int limit)
{
    CountingBatch batch;
    const Result<void> upToDate = countAllNow(stores, limit);
    const auto progress = upToDate ? stores.figures.progress() : base::failure(upToDate);
    const auto basis = progress ? basisOf(stores) : base::failure(progress);
    const auto page = basis ? stores.cases.page(state.after, limit) : base::failure(basis);
    if (!page) {
        return base::failure(page);
    }
    batch.before = *progress;
    batch.after = *progress;
    for (const domain::Case &record : *page) {
        const Result<bool> isDifferent = note(stores, record, basis->rules->facts(), batch);
        if (!isDifferent) {
            return base::failure(isDifferent);
        }
        state.different += *isDifferent ? 1 : 0;
        state.after = record.id;
        ++state.cases;
    }
    state.isComplete = page->empty();
    const Result<void> put = batch.cases.empty() ? Result<void>() : writeTogether(stores, batch);
    return put.map([&state] { return state; });
}

Result<bool> recountSums(Stores &stores)
{
    CaseSums sums;
    domain::CaseId after;
    for (bool more = true; more;) {
        const auto page = stores.figures.page(after, RowsAtOnce);
        if (!page) {
            return base::failure(page);
        }
        for (const CountedCase &counted : *page) {
            sums.add(counted);
            after = counted.id;
        }
        more = !page->empty();
    }
    const Result<CaseSums> kept = stores.figures.allSums();
    if (!kept || *kept == sums) {
        return kept.map([](const auto &) { return true; });
    }
    auto progress = stores.figures.progress();
    if (!progress) {
        return base::failure(progress);
    }
    ++progress->changes;
    return stores.figures.replaceSums(sums).and_then([&] { return stores.figures.saveProgress(*progress); }).map([] { return false; });
}

} // namespace yichuang::center
