// SPDX-License-Identifier: Apache-2.0
#include "app/desk/CaseStation.h"

#include "app/base/Log.h"
#include "app/base/ThenOn.h"
#include "app/desk/CaseRows.h"

#include <algorithm>

namespace yichuang::desk {

using base::ErrorCode;
using base::Result;

namespace {

constexpr int SoonWorkingDays = 3;
constexpr std::chrono::minutes OneReading{10};

OperationState stateOf(store::OperationState state)
{
    switch (state) {
    case store::OperationState::Ready: return OperationState::Ready;
    case store::OperationState::Sending: return OperationState::Sending;
    case store::OperationState::Held: return OperationState::Held;
    case store::OperationState::Conflict: return OperationState::Conflict;
    case store::OperationState::Refused: return OperationState::Refused;
    case store::OperationState::Applied: return OperationState::Applied;
    case store::OperationState::Settled: return OperationState::Settled;
    }
    return OperationState::Ready;
}

// The last day that still counts as soon.
QDate soon(const domain::Facts &facts, base::Instant now)
{
    QDate day = base::chinaDate(now);
    for (int n = 0; facts.calendars && n < SoonWorkingDays; ++n) {
        day = facts.calendars->national().nextWorkingDay(day);
    }
    return day;
}

void fillCatalogue(CaseView &view, const domain::Facts &facts, const domain::Item &item)
{
    const domain::Catalogue *catalogue = facts.catalogue(view.record.catalogue);
    const domain::Department *department = catalogue ? catalogue->department(item.department) : nullptr;
    view.itemName = item.name;
    view.departmentName = department ? department->name : QString();
    view.resultName = item.result.name;
    view.kind = item.kind;
    view.materialSpecs = item.materials;
    view.fees = item.fees;
    view.fieldSpecs = item.fields;
    view.extension = item.extension;
    view.procedures = item.procedures;
}

void fillClock(CaseView &view, const domain::Facts &facts, const domain::Item &item)
{
    const domain::Calendar *calendar = facts.calendar(view.record.region);
    if (!calendar) {
        return;
    }
    const domain::CaseClock clock(item, facts.workingTime(*calendar));
    const auto explained = [&](domain::DueKind kind) {
        const Result<domain::DueDate> due = clock.explain(view.record, kind);
        return due ? std::optional(*due) : std::nullopt;
    };
    view.statutory = explained(domain::DueKind::Statutory);
    view.promised = explained(domain::DueKind::Promised);
    if (const std::optional<domain::NextDue> next = domain::nextDue(view.record)) {
        view.nextKind = next->kind;
        view.next = explained(next->kind);
    }
}

void fillTimeline(CaseView &view, const domain::Facts &facts)
{
    for (auto step = view.record.steps.rbegin(); step != view.record.steps.rend(); ++step) {
        const domain::Person *person = facts.directory.person(step->person);
        const domain::Window *window = facts.directory.window(step->window);
        view.timeline.push_back({*step, person ? person->name : step->person.toText(), window ? window->name : step->window.toText(), std::nullopt});
    }
}

// The operation that made a step is known by its moment and act.
void markLocal(CaseView &view, const store::JournalEntry &entry)
{
    for (TimelineEntry &line : view.timeline) {
        if (line.step.act == entry.operation.kind && line.step.at == entry.operation.made.trusted()) {
            line.local = stateOf(entry.state);
        }
    }
}

} // namespace

CaseStation::CaseStation(Engine &engine, std::function<bool()> isOnline, QObject *parent)
    : CaseDesk(parent), m_engine(engine), m_isOnline(std::move(isOnline))
{
}

QFuture<Result<CasePage>> CaseStation::list(const CaseFilter &filter, const QString &after)
{
    return m_engine.worker.run([this, filter, after] { return find(filter, after); });
}

Result<CasePage> CaseStation::find(const CaseFilter &filter, const QString &after)
{
    if (!m_engine.index) {
        return base::fail(ErrorCode::Locked, QStringLiteral("nobody is signed in"), "store.locked");
    }
    const auto rules = m_engine.facts.rules();
    const base::Instant now = m_engine.time.now();
    store::SearchRequest request;
    request.text = filter.text;
    request.states = filter.states;
    request.after = after.toLongLong();
    const auto session = m_engine.session();
    if (filter.mineOnly && session) {
        request.window = session->window.id;
    }
    if (filter.dueSoon) {
        request.dueUpTo = soon(rules->facts(), now);
    }
    if (filter.unsent) {
        const auto waiting = m_engine.workspace->outboxView().waitingLanes();
        if (!waiting) {
            return base::failure(waiting);
        }
        request.among = *waiting;
    }
    const auto found = m_engine.index->find(request);
    if (!found) {
        return base::failure(found);
    }
    CasePage page;
    for (const store::CaseBrief &brief : found->rows) {
        // Asked for the rows shown only: after a day without a line ten thousand cases wait.
        const Result<bool> waits = filter.unsent ? Result<bool>(true) : m_engine.workspace->outboxView().isWaiting(brief.id);
        if (!waits) {
            return base::failure(waits);
        }
        page.rows.push_back(caseRow(brief, rules->facts(), now));
        page.rows.back().waiting = *waits;
    }
    page.next = found->next == 0 ? QString() : QString::number(found->next);
    return page;
}

QFuture<Result<CaseView>> CaseStation::open(const domain::CaseId &id)
{
    return m_engine.worker.run([this, id] { return noteRead(id).and_then([this, id] { return view(id); }); });
}

// A page that is brought up to date reads the same case again: that is one reading.
Result<void> CaseStation::noteRead(const domain::CaseId &id)
{
    const auto session = m_engine.session();
    const base::Instant now = m_engine.time.now();
    if (!session) {
        return tl::unexpected(notSignedIn());
    }
    if (m_lastRead.person == session->person.id && m_lastRead.id == id && now - m_lastRead.at < OneReading) {
        return {};
    }
    return m_engine.workspace->audit()
        .append({now, session->person.id, session->window.id, QStringLiteral("read"), id.toText(), {}})
        .map([&] { m_lastRead = {session->person.id, id, now}; });
}

Result<CaseView> CaseStation::view(const domain::CaseId &id)
{
    const auto record = m_engine.workspace->cases().get(id);
    if (!record) {
        return base::failure(record);
    }
    if (!*record) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("the case is not here"), "case.unknown");
    }
    CaseView view;
    view.record = **record;
    const auto rules = m_engine.facts.rules();
    const domain::Facts &facts = rules->facts();
    if (const domain::Item *item = facts.item(view.record.catalogue, view.record.item)) {
        fillCatalogue(view, facts, *item);
        fillClock(view, facts, *item);
    }
    fillTimeline(view, facts);
    if (const auto session = m_engine.session()) {
        if (const Result<void> added = addDraft(view, session->person.id); !added) {
            return base::failure(added);
        }
        view.offered = rules->offeredActs(view.record, {m_engine.time.now(), session->person.id, session->window.id, {}});
    }
    if (std::find(view.offered.begin(), view.offered.end(), domain::ActKind::Transfer) != view.offered.end()) {
        view.places = facts.directory.places();
    }
    return addLocal(view).map([&view] { return view; });
}

Result<void> CaseStation::addLocal(CaseView &view)
{
    const auto entries = m_engine.workspace->outboxView().ofCase(view.record.id);
    if (!entries) {
        return base::failure(entries);
    }
    std::vector<qint64> places;
    for (const store::JournalEntry &entry : *entries) {
        places.push_back(entry.operation.chain.n);
        markLocal(view, entry);
        const bool isDone = entry.state == store::OperationState::Applied || entry.state == store::OperationState::Settled;
        view.waiting = view.waiting || !isDone;
    }
    const auto papers = m_engine.workspace->papers().ofOperations(places);
    if (!papers) {
        return base::failure(papers);
    }
    for (const store::PaperRecord &paper : *papers) {
        view.papers.push_back(paperView(paper, m_engine.wordings));
    }
    return {};
}

Result<void> CaseStation::addDraft(CaseView &view, const domain::PersonId &person)
{
    return m_engine.workspace->actDrafts().get(view.record.id, person).and_then([&view](const std::optional<QJsonObject> &body) {
        const Result<ActDraft> draft = body ? ActDraft::fromJson(*body) : Result<ActDraft>();
        // A newer program's draft must not keep the case itself from being opened.
        if (draft) {
            view.draft = *draft;
        } else {
            base::log(base::LogLevel::Warning, "desk", "act_draft_unread", {{"reason", QLatin1String(draft.error().reason)}});
        }
        return Result<void>();
    });
}

QFuture<Result<void>> CaseStation::keepDraft(const domain::CaseId &id, const ActDraft &draft)
{
    const auto session = m_engine.session();
    if (!session) {
        return readyResult<void>(tl::unexpected(notSignedIn()));
    }
    return m_engine.worker.run([this, id, draft, person = session->person.id] {
        store::ActDraftStore &drafts = m_engine.workspace->actDrafts();
        return draft.isEmpty() ? drafts.remove(id, person) : drafts.put(id, person, draft.toJson(), m_engine.time.now());
    });
}

QFuture<Result<Confirmed>> CaseStation::act(const domain::CaseId &id, const domain::Act &act)
{
    const auto session = m_engine.session();
    if (!session) {
        return readyResult<Confirmed>(tl::unexpected(notSignedIn()));
    }
    const bool isOnline = m_isOnline();
    QFuture<Result<Confirmed>> future = m_engine.worker.run([this, id, act, who = *session, isOnline]() -> Result<Confirmed> {
        const auto record = m_engine.workspace->cases().get(id);
        if (!record) {
            return base::failure(record);
        }
        const auto rules = m_engine.facts.rules();
        const domain::Item *item = *record ? rules->facts().item((*record)->catalogue, (*record)->item) : nullptr;
        if (item && item->effectOf(act.kind) == domain::Effect::Online && !isOnline) {
            return base::fail(ErrorCode::Unavailable, QStringLiteral("this act needs the centre"), "effect.online_only");
        }
        return Committer(m_engine).commit({id, act, who, std::nullopt, std::nullopt});
    });
    base::thenOn(this, future, [this](const Result<Confirmed> &confirmed) {
        if (confirmed) {
            Q_EMIT committed(*confirmed);
        }
    });
    return future;
}

QFuture<Result<void>> CaseStation::noteReveal(const domain::CaseId &id)
{
    const auto session = m_engine.session();
    if (!session) {
        return readyResult<void>(tl::unexpected(notSignedIn()));
    }
    return m_engine.worker.run([this, id, who = *session] {
        return m_engine.workspace->audit().append(
            {m_engine.time.now(), who.person.id, who.window.id, QStringLiteral("reveal"), id.toText(), {}});
    });
}

} // namespace yichuang::desk
