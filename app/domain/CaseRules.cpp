// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CaseRules.h"

#include "app/domain/ActEffects.h"
#include "app/domain/CaseClock.h"
#include "app/domain/CaseMaking.h"
#include "app/domain/LifeCycle.h"

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

Policy::Question question(const Facts &facts, const Item *item, ActKind act, const PersonId &person, const WindowId &window, const Case *record)
{
    return {facts.directory.person(person), facts.directory.window(window), item, act, record};
}

struct Start {
    Case record;
    std::optional<CaseState> from;
};

Result<Start> startOf(const std::optional<Case> &record, const CaseId &id, const Act &act, const ActMoment &moment, const Item &item)
{
    if (!record) {
        if (!act.application) {
            return base::fail(ErrorCode::InvalidArgument, QStringLiteral("the first act of a case carries the application"), "case.application");
        }
        return makeCase(id, *act.application, act, moment, item).map([](Case made) { return Start{std::move(made), std::nullopt}; });
    }
    if (act.application) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("the case exists already"), "case.exists");
    }
    if (!record->steps.empty() && moment.at < record->steps.back().at) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("the act lies before the last one on this case"), "case.back_dated");
    }
    Start start{*record, record->state};
    if (act.materials) {
        start.record.materials = *act.materials;
    }
    return start;
}

} // namespace

Result<Case> CaseRules::apply(const std::optional<Case> &record, const CaseId &id, const Act &act, const ActMoment &moment) const
{
    const std::optional<CaseState> from = record ? std::optional(record->state) : std::nullopt;
    const std::optional<CaseState> to = nextState(from, act.kind);
    if (!to) {
        return base::fail(ErrorCode::NotAllowed,
                          QStringLiteral("%1 is not possible from %2").arg(toWord(act.kind), from ? toWord(*from) : QStringLiteral("nothing")),
                          "case.life_cycle");
    }
    const QString catalogue = record ? record->catalogue : moment.catalogue;
    const Item *item = m_facts.item(catalogue, record ? record->item : act.application ? act.application->item : ItemKey());
    const Calendar *calendar = m_facts.calendar(record ? record->region : act.application ? act.application->region : QString());
    if (!calendar) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("no calendar is loaded"), "case.calendar");
    }
    const Verdict verdict = m_facts.policy.may(question(m_facts, item, act.kind, moment.person, moment.window, record ? &*record : nullptr));
    if (!verdict.may) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("not authorised"), verdict.reason);
    }
    Result<Start> start = startOf(record, id, act, moment, *item);
    if (!start) {
        return base::failure(start);
    }
    Case &next = start->record;
    const CaseClock clock(*item, m_facts.workingTime(*calendar));
    next.dues = clock.dues(next);
    const Result<void> done = applyEffect({next, act, moment, *item, *calendar, m_facts, from.value_or(CaseState::Received)});
    if (!done) {
        return base::failure(done);
    }
    next.state = *to;
    if (record || act.kind != ActKind::Receive) {
        next.steps.push_back({act.kind, moment.at, moment.person, moment.window, act.note, groundOf(act)});
    }
    next.dues = clock.dues(next);
    const Result<void> kept = keepPrinted(next, act);
    if (!kept) {
        return base::failure(kept);
    }
    return std::move(start->record);
}

Verdict CaseRules::mayAct(const Case &record, ActKind act, const PersonId &person, const WindowId &window) const
{
    if (!nextState(record.state, act)) {
        return {false, "case.life_cycle", QStringLiteral("办件当前状态不能做此操作")};
    }
    return m_facts.policy.may(question(m_facts, m_facts.item(record.catalogue, record.item), act, person, window, &record));
}

std::vector<ActKind> CaseRules::offeredActs(const Case &record, const PersonId &person, const WindowId &window) const
{
    std::vector<ActKind> offered;
    for (const ActKind act : actsFrom(record.state)) {
        if (mayAct(record, act, person, window).may) {
            offered.push_back(act);
        }
    }
    return offered;
}

} // namespace yichuang::domain
