// SPDX-License-Identifier: Apache-2.0
#include "app/desk/SyncStation.h"

#include "app/base/FreeSpace.h"
#include "app/base/Json.h"
#include "app/base/ThenOn.h"
#include "app/desk/CaseRows.h"
#include "app/desk/Committer.h"
#include "app/desk/ViewsJson.h"
#include "app/domain/ChineseText.h"

#include <chrono>

namespace yichuang::desk {

using base::ErrorCode;
using base::Result;

namespace {

constexpr std::chrono::milliseconds CountAfter{100};
constexpr int MaxLanes = 200;

LinkState linkStateOf(sync::LinkState state)
{
    switch (state) {
    case sync::LinkState::NotEnrolled: return LinkState::NotEnrolled;
    case sync::LinkState::Online: return LinkState::Online;
    case sync::LinkState::Offline: return LinkState::Offline;
    case sync::LinkState::AuthNeeded: return LinkState::AuthNeeded;
    case sync::LinkState::Stopped: return LinkState::Stopped;
    }
    return LinkState::Stopped;
}

OperationState stateOf(store::OperationState state)
{
    return operationStateFromWord(store::toWord(state)).value_or(OperationState::Ready);
}

base::Instant startOfDay(base::Instant now)
{
    return base::chinaInstant(base::chinaDate(now), QTime(0, 0));
}

std::vector<domain::FieldChange> keptChanges(const std::vector<domain::FieldConflict> &fields, const ConflictChoice &choice)
{
    std::vector<domain::FieldChange> changes;
    for (const domain::FieldConflict &field : fields) {
        if (choice.keepMine.value(field.path, false)) {
            changes.push_back({field.path, field.theirs, field.mine});
        }
    }
    return changes;
}

} // namespace

SyncStation::SyncStation(Engine &engine, sync::SyncEngine &sync, QString folder, QObject *parent)
    : SyncDesk(parent), m_engine(engine), m_sync(sync), m_folder(std::move(folder))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(CountAfter);
    connect(&m_soon, &QTimer::timeout, this, qOverload<>(&SyncStation::count));
}

void SyncStation::added()
{
    ++m_status.waiting;
    refresh();
}

void SyncStation::refresh()
{
    if (!m_soon.isActive()) {
        m_soon.start();
    }
}

void SyncStation::count()
{
    if (m_isCounting) {
        m_isStale = true;
        return;
    }
    m_isCounting = true;
    const sync::LinkStatus &link = m_sync.status();
    SyncStatus status;
    status.link = m_engine.enrolment() ? linkStateOf(link.state) : LinkState::NotEnrolled;
    status.since = link.since;
    status.lastError = link.kind;
    status.nextTry = link.nextTry.value_or(base::Instant());
    const sync::ClockEstimate clock = m_sync.clock().at(m_engine.time.read().wall, std::chrono::milliseconds(m_engine.time.read().sinceBootMs));
    status.clockOffsetMs = clock.offsetMs;
    status.clockUncertaintyMs = clock.uncertaintyMs;
    status.centre = m_engine.enrolment() ? m_engine.enrolment()->trust.centre.host() : QString();
    base::thenOn(this, m_engine.worker.run([this, status] { return count(status); }), [this](const Result<SyncStatus> &counted) {
        m_isCounting = false;
        if (counted) {
            m_status = *counted;
        } else {
            m_status.databaseOk = counted.error().code != ErrorCode::StorageCorrupt && counted.error().code != ErrorCode::StorageFailed;
        }
        Q_EMIT statusChanged();
        if (m_isStale) {
            m_isStale = false;
            refresh();
        }
    });
}

Result<SyncStatus> SyncStation::count(SyncStatus status)
{
    const auto counts = m_engine.workspace->outboxView().counts(startOfDay(m_engine.time.now()));
    const auto numbers = m_engine.workspace->numbers().remaining();
    if (!counts || !numbers) {
        return counts ? base::failure(numbers) : base::failure(counts);
    }
    status.waiting = static_cast<int>(counts->ready);
    status.sending = static_cast<int>(counts->sending);
    status.held = static_cast<int>(counts->held);
    status.conflicts = static_cast<int>(counts->conflict);
    status.refused = static_cast<int>(counts->refused);
    status.confirmedToday = static_cast<int>(counts->confirmed);
    status.oldestWaiting = counts->oldest;
    status.numbersLeft = static_cast<int>(*numbers);
    status.certificateExpires = m_sync.certificate().expires;
    status.certificateTrouble = QLatin1String(m_sync.certificate().trouble);
    status.standing = store::toWord(m_engine.workspace->standing().standing());
    status.diskFreeBytes = base::freeBytes(m_folder).value_or(-1);
    const auto rules = m_engine.facts.rules();
    status.catalogueVersion = rules->facts().currentCatalogue;
    if (rules->facts().calendars) {
        const domain::Calendar &calendar = rules->facts().calendars->national();
        status.calendarVersion = calendar.version();
        status.calendarYear = calendar.lastPublishedYear();
    }
    return status;
}

LaneRow SyncStation::laneRow(const store::JournalEntry &entry)
{
    const auto rules = m_engine.facts.rules();
    const auto record = m_engine.workspace->cases().get(entry.operation.caseId);
    LaneRow row;
    row.operation = entry.operation.id;
    row.caseId = entry.operation.caseId;
    row.act = entry.operation.kind;
    row.made = entry.operation.made.trusted();
    row.state = stateOf(entry.state);
    row.tries = entry.retry.tries;
    row.nextTry = entry.retry.next;
    row.reasonCode = entry.retry.reason;
    if (entry.answer && entry.answer->status == protocol::AnswerStatus::Refused) {
        row.reasonCode = entry.answer->code;
        row.refusalText = entry.answer->text;
        row.remedy = entry.answer->remedy;
    }
    if (row.state == OperationState::Refused || row.state == OperationState::Conflict) {
        // What cannot be read here is not in the list; the case's page says so.
        const auto papers = m_engine.workspace->papers().ofOperations({entry.operation.chain.n});
        for (const store::PaperRecord &paper : papers ? *papers : std::vector<store::PaperRecord>()) {
            if (paper.prints > 0) {
                row.papers.append(paperView(paper, m_engine.wordings).title);
            }
        }
    }
    if (record && *record) {
        row.number = (*record)->number;
        const domain::Item *item = rules->facts().item((*record)->catalogue, (*record)->item);
        row.itemName = item ? item->name : (*record)->item.toText();
        const domain::Applicant &who = (*record)->applicant;
        row.applicantMasked = who.kind == domain::ApplicantKind::Organisation ? who.name : domain::maskName(who.name);
    }
    return row;
}

QFuture<Result<std::vector<LaneRow>>> SyncStation::lanes()
{
    return m_engine.worker.run([this]() -> Result<std::vector<LaneRow>> {
        const auto entries = m_engine.workspace->outboxView().waiting(0, MaxLanes);
        if (!entries) {
            return base::failure(entries);
        }
        std::vector<LaneRow> rows;
        for (const store::JournalEntry &entry : *entries) {
            rows.push_back(laneRow(entry));
        }
        return rows;
    });
}

Result<ConflictView> SyncStation::conflictView(const store::JournalEntry &entry)
{
    if (entry.state != store::OperationState::Conflict || !entry.answer) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("this operation is not in conflict"), "sync.no_conflict");
    }
    ConflictView view;
    view.lane = laneRow(entry);
    view.fields = entry.answer->conflicts;
    const auto mine = m_engine.workspace->cases().get(entry.operation.caseId);
    const auto theirs = domain::Case::fromJson(entry.answer->theirs);
    if (!mine || !theirs) {
        return mine ? base::failure(theirs) : base::failure(mine);
    }
    view.mine = *mine ? (*mine)->state : theirs->state;
    view.theirs = theirs->state;
    if (!theirs->steps.empty()) {
        const domain::Step &last = theirs->steps.back();
        const auto rules = m_engine.facts.rules();
        const domain::Window *window = rules->facts().directory.window(last.window);
        view.theirsMade = last.at;
        view.theirsBy = window ? window->name : last.window.toText();
    }
    const Result<domain::Act> act = entry.operation.act();
    for (const domain::FieldChange &change : act ? act->changes : std::vector<domain::FieldChange>()) {
        const bool isConflict = std::any_of(view.fields.begin(), view.fields.end(),
                                            [&](const domain::FieldConflict &field) { return field.path == change.path; });
        if (!isConflict) {
            view.mergedAlready.push_back(change);
        }
    }
    return view;
}

QFuture<Result<ConflictView>> SyncStation::conflict(const domain::OperationId &operation)
{
    return m_engine.worker.run([this, operation]() -> Result<ConflictView> {
        return m_engine.workspace->outboxView().find(operation).and_then(
            [this](const store::JournalEntry &entry) { return conflictView(entry); });
    });
}

// The case becomes what the centre has, then the settling is itself an act on it: a note of the choice with the fields kept, or,
// where two moves exclude each other, one's own move made anew. The rules may not allow that any more: then nothing is settled.
Result<domain::CaseId> SyncStation::settle(const domain::OperationId &operation, const SessionView &who,
                                           const std::function<Result<domain::Act>(const store::JournalEntry &)> &make)
{
    const auto entry = m_engine.workspace->outboxView().find(operation);
    if (!entry) {
        return base::failure(entry);
    }
    const domain::CaseId id = entry->operation.caseId;
    const Result<domain::Act> act = make(*entry);
    if (!act) {
        return base::failure(act);
    }
    const auto committed = Committer(m_engine).commit({id, *act, who, std::nullopt, operation, store::ActRequest::From::Centre});
    if (committed || committed.error().reason != "store.no_base") {
        return committed.map([id](const Confirmed &) { return id; });
    }
    return m_engine.workspace->ledger().discard(operation, id, m_engine.time.now()).and_then([&] { return m_engine.reindex(id); }).map([id] { return id; });
}

// The same payload, byte for byte, as a new operation; the refused one stays as it is.
Result<domain::CaseId> SyncStation::offerAgain(const domain::OperationId &operation, const SessionView &who)
{
    const auto entry = m_engine.workspace->outboxView().find(operation);
    if (!entry) {
        return base::failure(entry);
    }
    const TrustedClock::Reading reading = m_engine.time.read();
    store::ActRequest request;
    request.caseId = entry->operation.caseId;
    request.settles = operation;
    request.now = reading.trusted();
    const auto build = [&](const store::ActTicket &ticket) -> Result<store::ActRecord> {
        if (!ticket.record) {
            return base::fail(ErrorCode::NotFound, QStringLiteral("the case is not here"), "case.unknown");
        }
        store::ActRecord again{entry->operation, *ticket.record, {}, {}};
        again.operation.id = domain::OperationId::make(reading.trusted());
        again.operation.base = ticket.base;
        again.operation.made = {reading.wall, reading.sinceBootMs, reading.offsetMs, reading.uncertaintyMs};
        again.audit = {reading.trusted(), who.person.id, who.window.id, QStringLiteral("offer_again"), operation.toText(), {}};
        return again;
    };
    return m_engine.workspace->ledger().commit(request, build).map([](const store::Committed &done) { return done.record.id; });
}

QFuture<Result<void>> SyncStation::finish(QFuture<Result<domain::CaseId>> settled)
{
    base::thenOn(this, settled, [this](const Result<domain::CaseId> &id) {
        if (id) {
            Q_EMIT committed(*id);
        }
        refresh();
    });
    return settled.then([](const Result<domain::CaseId> &id) { return id ? Result<void>() : Result<void>(base::failure(id)); });
}

QFuture<Result<void>> SyncStation::settleConflict(const domain::OperationId &operation, const ConflictChoice &choice)
{
    const auto session = m_engine.session();
    if (!session) {
        return readyResult<void>(tl::unexpected(notSignedIn()));
    }
    return finish(m_engine.worker.run([this, operation, choice, who = *session] {
        return settle(operation, who, [&](const store::JournalEntry &entry) {
            return conflictView(entry).and_then([&](const ConflictView &view) -> Result<domain::Act> {
                if (view.fields.empty() && choice.keepMine.value(ConflictChoice::wholeAct(), false)) {
                    return entry.operation.act();
                }
                domain::Act act;
                act.kind = domain::ActKind::Settle;
                act.note = choice.note;
                act.changes = keptChanges(view.fields, choice);
                act.settlement = domain::Settlement{operation, act.changes.empty() ? QStringLiteral("theirs") : QStringLiteral("mine")};
                return act;
            });
        });
    }));
}

QFuture<Result<void>> SyncStation::settleRefusal(const domain::OperationId &operation, RefusalRemedy remedy, const QString &note)
{
    const auto session = m_engine.session();
    if (!session) {
        return readyResult<void>(tl::unexpected(notSignedIn()));
    }
    if (remedy == RefusalRemedy::OfferAgain) {
        return finish(m_engine.worker.run([this, operation, who = *session] { return offerAgain(operation, who); }));
    }
    return finish(m_engine.worker.run([this, operation, note, who = *session] {
        return settle(operation, who, [&](const store::JournalEntry &) -> Result<domain::Act> {
            domain::Act act;
            act.kind = domain::ActKind::Settle;
            act.note = note;
            act.settlement = domain::Settlement{operation, QStringLiteral("discard")};
            return act;
        });
    }));
}

void SyncStation::retryNow()
{
    m_sync.retryNow();
}

QFuture<Result<QString>> SyncStation::healthReport()
{
    return m_engine.worker.run([this, status = m_status]() -> Result<QString> {
        return count(status).map([](const SyncStatus &counted) {
            return QString::fromUtf8(base::canonicalJson(toJson(counted)));
        });
    });
}

} // namespace yichuang::desk
