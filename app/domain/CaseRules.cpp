// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CaseRules.h"

#include "app/domain/ActEffects.h"
#include "app/domain/CaseClock.h"
#include "app/domain/CaseMaking.h"
#include "app/domain/LifeCycle.h"

#include <algorithm>

namespace yichuang::domain {

namespace {

using base::ErrorCode;
using base::Result;

QString groundOf(const Act &act)
{
    return act.stop ? act.stop->ground : act.ground;
}

// The paper in the citizen's hand: what was printed stays, even when a calendar notice moves the date.
Result<void> keepPrinted(Case &record, const Act &act)
{
    if (!act.dues) {
        return {};
    }
    CaseDues computed = record.dues;
    if (act.dues->calendar == computed.calendar && *act.dues != computed) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("the printed dates differ from the computed ones"), "case.due_differs");
    }
    record.printed = *act.dues;
    return {};
}

Policy::Question question(const Facts &facts, const Item *item, ActKind act, const ActMoment &moment, const Case *record)
{
    Policy::Question asked{facts.directory.person(moment.person), facts.directory.window(moment.window), item, act, record};
    asked.day = base::chinaDate(moment.at);
    asked.received = record ? base::chinaDate(record->received) : asked.day;
    return asked;
}

base::Error noSuchMove(std::optional<CaseState> from, ActKind act)
{
    return {ErrorCode::NotAllowed, QStringLiteral("%1 is not possible from %2").arg(toWord(act), from ? toWord(*from) : QStringLiteral("nothing")),
            "case.life_cycle"};
}

bool hasProcedures(const Item &item)
{
    return item.isLicence() || std::any_of(item.procedures.begin(), item.procedures.end(), [](const SpecialProcedure &p) { return p.stopsClock; });
}

// Whether there is anything the act could be about at that moment; the effects say the rest.
bool hasCause(const Facts &facts, const Case &record, const Item *item, ActKind act, base::Instant at)
{
    const QDate day = base::chinaDate(at);
    switch (act) {
    case ActKind::Extend: return item && item->extension && !record.extension && !isHandlingOver(record, day);
    case ActKind::Stop: return item && hasProcedures(*item) && !isHandlingOver(record, day);
    case ActKind::Certify: return record.decision && record.decision->granted;
    case ActKind::SupplyDeferred: return record.hasOpenDeferral();
    case ActKind::Lapse: return isApplicantLate(record, day);
    case ActKind::Deem: return isNoticeOver(record, at, facts.directory.site().hours);
    case ActKind::Reject:
    case ActKind::Refer:
    case ActKind::Void: return !item || item->ifNoticeMissed != NoticeMissed::DeemedAccepted || !isNoticeOver(record, at, facts.directory.site().hours);
    default: return true;
    }
}

// What touches single fields merges, so one made earlier at another window still counts; moves go in order.
bool mayComeLate(ActKind act)
{
    return act == ActKind::Amend || act == ActKind::Settle;
}

bool judgesChecklist(ActKind act)
{
    return act == ActKind::Accept || act == ActKind::Complete || act == ActKind::Correct || act == ActKind::Supply
        || act == ActKind::SupplyDeferred;
}

// The checklist as the act leaves it. After acceptance only what was deferred can still come.
Result<MaterialRows> checklistOf(const Case &record, const Act &act)
{
    if (!act.materials || *act.materials == record.materials) {
        return record.materials;
    }
    if (!judgesChecklist(act.kind)) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("this act cannot change the checklist"), "case.materials_fixed");
    }
    return record.accepted ? withDeferredSupplied(record.materials, *act.materials) : *act.materials;
}

// The clock runs by the calendar of the hall, not by one the act picks.
Result<void> checkRegion(const Facts &facts, const Application &application, const WindowId &windowId)
{
    const Window *window = facts.directory.window(windowId);
    const Hall *hall = window ? facts.directory.hall(window->hall) : nullptr;
    if (!hall || hall->region != application.region) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("the application names another region than its hall's"), "case.region");
    }
    return {};
}

Result<Case> startNew(const Facts &facts, const CaseId &id, const Act &act, const ActMoment &moment, const Item &item)
{
    return checkRegion(facts, *act.application, moment.window).and_then([&] { return makeCase(id, *act.application, act, moment, item); });
}

Result<Case> startFrom(const Case &record, const Act &act, const ActMoment &moment)
{
    if (act.application) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("the case exists already"), "case.exists");
    }
    const bool isBeforeLast = !record.steps.empty() && moment.at < record.steps.back().at;
    if (moment.at < record.received || (isBeforeLast && !mayComeLate(act.kind))) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("the act lies before the last one on this case"), "case.back_dated");
    }
    return checklistOf(record, act).map([&record](MaterialRows rows) {
        Case next = record;
        next.materials = std::move(rows);
        return next;
    });
}

// Keeps the timeline in the order of time.
void addStep(Case &record, Step step)
{
    const auto later = std::upper_bound(record.steps.begin(), record.steps.end(), step.at, [](base::Instant at, const Step &s) { return at < s.at; });
    record.steps.insert(later, std::move(step));
}

} // namespace

Result<Case> CaseRules::apply(const std::optional<Case> &record, const CaseId &id, const Act &act, const ActMoment &moment) const
{
    if (isCentresOwn(act.kind)) {
        return applyOwn(record, id, act, moment);
    }
    const std::optional<CaseState> from = record ? std::optional(record->state) : std::nullopt;
    const std::optional<CaseState> to = nextState(from, act.kind);
    if (!to) {
        return tl::unexpected(noSuchMove(from, act.kind));
    }
    if (!record && !act.application) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("the first act of a case carries the application"), "case.application");
    }
    const QString catalogue = record ? record->catalogue : moment.catalogue;
    const Item *item = m_facts.item(catalogue, record ? record->item : act.application->item);
    const Calendar *calendar = m_facts.calendar(record ? record->region : act.application->region);
    if (!calendar) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("no calendar is loaded for this region"), "case.calendar");
    }
    const Result<void> authorised = checkAuthority(record, act, moment, item);
    if (!authorised) {
        return base::failure(authorised);
    }
    return (record ? startFrom(*record, act, moment) : startNew(m_facts, id, act, moment, *item)).and_then([&](Case next) -> Result<Case> {
        const ActFrame frame{next, act, moment, *item, *calendar, m_facts, from.value_or(CaseState::Received), record ? &*record : nullptr};
        return applyTo(frame, *to).map([&next] { return std::move(next); });
    });
}

Result<Case> CaseRules::applyOwn(const std::optional<Case> &record, const CaseId &id, const Act &act, const ActMoment &moment)
{
    if (record && record->state != CaseState::Transferred) {
        return tl::unexpected(noSuchMove(record->state, act.kind));
    }
    const bool isBack = act.kind == ActKind::TakeBack;
    if (isBack ? !record : !act.arrival || act.arrival->record.id != id || !act.arrival->record.transfer) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("no case comes with the act"), "case.arrival");
    }
    Case next = isBack ? *record : act.arrival->record;
    // An older word than what is known here would give the case two custodians.
    if (!isBack && record && record->custody >= next.custody) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("the case was handed on since"), "case.custody");
    }
    next.custody += isBack ? 1 : 0;
    next.state = next.transfer->before;
    next.transfer.reset();
    next.window = isBack ? next.window : act.toWindow;
    addStep(next, {act.kind, moment.at, moment.person, moment.window, act.note, act.ground});
    return next;
}

Result<void> CaseRules::checkAuthority(const std::optional<Case> &record, const Act &act, const ActMoment &moment, const Item *item) const
{
    const auto ask = [&](ActKind kind) {
        Policy::Question asked = question(m_facts, item, kind, moment, record ? &*record : nullptr);
        asked.received = record || !act.application ? asked.received : base::chinaDate(act.application->received);
        return m_facts.policy.may(asked);
    };
    Verdict verdict = ask(act.kind);
    // A settlement that changes fields is an amendment as well: who may only settle may not write.
    if (verdict.may && act.kind == ActKind::Settle && !act.changes.empty()) {
        verdict = ask(ActKind::Amend);
    }
    if (!verdict.may) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("not authorised"), verdict.reason);
    }
    return {};
}

Result<void> CaseRules::applyTo(const ActFrame &frame, CaseState to) const
{
    Case &next = frame.record;
    const CaseClock clock(frame.item, m_facts.workingTime(frame.calendar));
    const auto computeDues = [&clock, &next]() -> Result<void> { return clock.checkedDues(next).map([&next](CaseDues dues) { next.dues = std::move(dues); }); };
    const Result<void> done = computeDues().and_then([&frame] { return applyEffect(frame); });
    if (!done) {
        return done;
    }
    // Completed, but the result is still here: it waits to be handed over.
    next.state = frame.act.kind == ActKind::Complete && !next.delivery ? CaseState::Ready : to;
    if (frame.before || frame.act.kind != ActKind::Receive) {
        addStep(next, {frame.act.kind, frame.moment.at, frame.moment.person, frame.moment.window, frame.act.note, groundOf(frame.act)});
    }
    if (frame.act.kind == ActKind::Transfer) {
        return {}; // the clock goes on elsewhere, from the dates as they are
    }
    return computeDues().and_then([&] { return keepPrinted(next, frame.act); });
}

Verdict CaseRules::mayAct(const Case &record, ActKind act, const ActMoment &moment) const
{
    if (!nextState(record.state, act)) {
        return {false, "case.life_cycle", QStringLiteral("办件当前状态不能做此操作")};
    }
    return m_facts.policy.may(question(m_facts, m_facts.item(record.catalogue, record.item), act, moment, &record));
}

std::vector<ActKind> CaseRules::offeredActs(const Case &record, const ActMoment &moment) const
{
    const Item *item = m_facts.item(record.catalogue, record.item);
    std::vector<ActKind> offered;
    for (const ActKind act : actsFrom(record.state)) {
        const bool hasPlace = act != ActKind::Transfer || !m_facts.directory.places().empty();
        if (hasPlace && hasCause(m_facts, record, item, act, moment.at) && mayAct(record, act, moment).may) {
            offered.push_back(act);
        }
    }
    return offered;
}

} // namespace yichuang::domain
