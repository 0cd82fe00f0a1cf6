// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CaseClock.h"

#include "app/base/Words.h"

#include <algorithm>

namespace yichuang::domain {

namespace {

constexpr base::Words<DueKind, 6> KindWords{{{
    {DueKind::Notice, "notice"},
    {DueKind::Statutory, "statutory"},
    {DueKind::Promised, "promised"},
    {DueKind::Deferral, "deferral"},
    {DueKind::Correction, "correction"},
    {DueKind::Issue, "issue"},
}}};

const Step *lastStep(const Case &record, ActKind act)
{
    const auto found = std::find_if(record.steps.rbegin(), record.steps.rend(), [act](const Step &s) { return s.act == act; });
    return found == record.steps.rend() ? nullptr : &*found;
}

// Where the acceptance rests on what arrived, its day is that of the arrival.
DueStart acceptedBy(const Case &record)
{
    if (record.accepted == suppliedAt(record)) {
        return DueStart::Supply;
    }
    return record.acceptance == AcceptanceKind::Deemed ? DueStart::Receipt : DueStart::Acceptance;
}

DueQuestion fromArrival(const Case &record, const Limit &limit)
{
    const std::optional<base::Instant> supplied = suppliedAt(record);
    return {supplied.value_or(record.received), limit, {}, std::nullopt, supplied ? DueStart::Supply : DueStart::Receipt};
}

} // namespace

std::optional<NextDue> nextDue(const Case &record)
{
    if (isFinal(record.state) || record.closed) {
        return std::nullopt;
    }
    const CaseDues &dues = record.dues;
    const QDate deferral = record.hasOpenDeferral() ? dues.deferral : QDate();
    // Decided in time is done in time: from then on it is the result that is awaited.
    const std::vector<NextDue> running = record.decided ? std::vector<NextDue>{{DueKind::Deferral, deferral}, {DueKind::Issue, dues.issue}}
                                                        : std::vector<NextDue>{{DueKind::Correction, dues.correction},
                                                                               {DueKind::Deferral, deferral},
                                                                               {DueKind::Promised, dues.promised},
                                                                               {DueKind::Notice, dues.notice}};
    std::optional<NextDue> next;
    for (const NextDue &due : running) {
        if (due.date.isValid() && (!next || due.date < next->date)) {
            next = due;
        }
    }
    return next;
}

bool isApplicantLate(const Case &record, QDate day)
{
    const auto isOver = [day](QDate deadline) { return deadline.isValid() && day > deadline; };
    return isOver(record.dues.correction) || (record.hasOpenDeferral() && isOver(record.dues.deferral));
}

bool isNoticeOver(const Case &record, base::Instant at, const CounterHours &hours)
{
    const QDate last = record.dues.notice;
    if (!last.isValid()) {
        return false;
    }
    const base::Instant closing = base::chinaInstant(last, hours.closing());
    return suppliedAt(record).value_or(record.received) < closing ? at > closing : base::chinaDate(at) > last;
}

bool isHandlingOver(const Case &record, QDate day)
{
    const QDate last = record.dues.statutory.isValid() ? record.dues.statutory : record.dues.promised;
    return last.isValid() && day > last;
}

std::optional<base::Instant> suppliedAt(const Case &record)
{
    const Step *supply = lastStep(record, ActKind::Supply);
    return supply ? std::optional(supply->at) : std::nullopt;
}

namespace {

// A promise of no days is kept on the spot, but nobody can bring a paper on the spot.
Limit deferralLimit(const Item &item)
{
    const Limit &promise = item.promised.limit;
    if (item.deferralDays > 0) {
        return {item.deferralDays, LimitUnit::WorkingDay};
    }
    return promise.isInDays() && promise.value > 0 ? promise : Limit{1, LimitUnit::WorkingDay};
}

} // namespace

Limit limitOf(const Item &item, DueKind kind)
{
    switch (kind) {
    case DueKind::Notice: return item.notice;
    case DueKind::Statutory: return item.statutory ? item.statutory->limit : Limit();
    case DueKind::Promised: return item.promised.limit;
    case DueKind::Deferral: return deferralLimit(item);
    case DueKind::Correction: return item.correction;
    case DueKind::Issue: return item.issue;
    }
    return {};
}

std::vector<Stop> stopsOf(const Case &record)
{
    std::vector<Stop> stops;
    for (const StopRecord &stop : record.stops) {
        // Grounds outside the eight causes come from the item's special law.
        stops.push_back({stop.from, stop.to, stopGroundFromWord(stop.ground).value_or(StopGround::SpecialLaw)});
    }
    return stops;
}

QString toWord(DueKind kind)
{
    return KindWords.word(kind);
}

std::optional<DueKind> dueKindFromWord(const QString &word)
{
    return KindWords.value(word);
}

std::optional<DueQuestion> CaseClock::question(const Case &record, DueKind kind) const
{
    switch (kind) {
    case DueKind::Notice: return noticeQuestion(record);
    case DueKind::Statutory:
    case DueKind::Promised: return handlingQuestion(record, kind);
    case DueKind::Deferral: return deferralQuestion(record);
    case DueKind::Correction: return correctionQuestion(record);
    case DueKind::Issue:
        if (!record.decision || !record.decision->granted || record.delivery) {
            return std::nullopt;
        }
        return DueQuestion{record.decision->at, m_item.issue, {}, std::nullopt, DueStart::Decision};
    }
    return std::nullopt;
}

std::optional<DueQuestion> CaseClock::noticeQuestion(const Case &record) const
{
    if (record.accepted || (record.corrections > 0 && !suppliedAt(record))) {
        return std::nullopt;
    }
    return fromArrival(record, m_item.notice);
}

std::optional<DueQuestion> CaseClock::handlingQuestion(const Case &record, DueKind kind) const
{
    if (!record.accepted || (kind == DueKind::Statutory && !m_item.statutory)) {
        return std::nullopt;
    }
    const bool isFromReceipt = kind == DueKind::Statutory && m_item.statutory->from == CountsFrom::Receipt;
    DueQuestion asked = isFromReceipt ? fromArrival(record, limitOf(m_item, kind))
                                      : DueQuestion{*record.accepted, limitOf(m_item, kind), {}, std::nullopt, acceptedBy(record)};
    asked.stops = stopsOf(record);
    asked.extension = extensionOf(record, asked);
    return asked;
}

// An extension lengthens the limit of its own unit (the law's may be in natural days, the promise in working days), and no
// promise that had run out when it was given.
std::optional<Limit> CaseClock::extensionOf(const Case &record, const DueQuestion &plain) const
{
    if (!record.extension || record.extension->limit.unit != plain.limit.unit) {
        return std::nullopt;
    }
    const Step *step = lastStep(record, ActKind::Extend);
    const base::Result<DueDate> before = computeDueDate(m_time, plain, Ledger::Omit);
    const bool hadRunOut = step && before && before->state == DueState::Fixed && before->date < base::chinaDate(step->at);
    return hadRunOut ? std::nullopt : std::optional(record.extension->limit);
}

// What counts as accepted by law was deferred by nobody, whatever the checklist says.
std::optional<DueQuestion> CaseClock::deferralQuestion(const Case &record) const
{
    if (!record.accepted || !record.hasOpenDeferral() || record.acceptance != AcceptanceKind::Deferral) {
        return std::nullopt;
    }
    const Step *notice = lastStep(record, ActKind::Accept);
    return DueQuestion{notice ? notice->at : *record.accepted, limitOf(m_item, DueKind::Deferral), {}, std::nullopt, DueStart::Notice};
}

std::optional<DueQuestion> CaseClock::correctionQuestion(const Case &record) const
{
    const Step *notice = lastStep(record, ActKind::Correct);
    if (record.state != CaseState::Correcting || !notice) {
        return std::nullopt;
    }
    return DueQuestion{notice->at, m_item.correction, {}, std::nullopt, DueStart::Notice};
}

base::Result<DueDate> CaseClock::compute(const Case &record, DueKind kind, Ledger ledger) const
{
    const std::optional<DueQuestion> asked = question(record, kind);
    if (!asked) {
        return base::fail(base::ErrorCode::NotFound, QStringLiteral("the case has no such date"), "case.no_due");
    }
    base::Result<DueDate> due = computeDueDate(m_time, *asked, ledger);
    const bool isWithinTheLaw = kind == DueKind::Issue && m_item.statutory && m_item.statutory->ends == EndsWith::Issue;
    if (!due || !isWithinTheLaw) {
        return due;
    }
    base::Result<DueDate> law = compute(record, DueKind::Statutory, ledger);
    return law && law->state == DueState::Fixed && law->date < due->date ? law : due;
}

base::Result<void> CaseClock::fill(const Case &record, CaseDues &dues) const
{
    dues.calendar = m_time.calendar.version();
    const std::pair<DueKind, QDate &> dates[] = {{DueKind::Notice, dues.notice},
                                                 {DueKind::Statutory, dues.statutory},
                                                 {DueKind::Promised, dues.promised},
                                                 {DueKind::Deferral, dues.deferral},
                                                 {DueKind::Correction, dues.correction},
                                                 {DueKind::Issue, dues.issue}};
    base::Result<void> done;
    for (const auto &[kind, date] : dates) {
        const base::Result<DueDate> due = compute(record, kind, Ledger::Omit);
        if (due && due->state == DueState::Fixed) {
            date = due->date;
            dues.provisional = dues.provisional || due->provisional;
        } else if (!due && due.error().code != base::ErrorCode::NotFound && done) {
            done = base::failure(due);
        }
    }
    return done;
}

CaseDues CaseClock::dues(const Case &record) const
{
    CaseDues dues;
    // A date that cannot be computed stays null, as promised.
    static_cast<void>(fill(record, dues));
    return dues;
}

base::Result<CaseDues> CaseClock::checkedDues(const Case &record) const
{
    CaseDues dues;
    return fill(record, dues).map([&dues] { return dues; });
}

base::Result<DueDate> CaseClock::explain(const Case &record, DueKind kind) const
{
    return compute(record, kind, Ledger::Keep);
}

base::Result<DueDate> CaseClock::preview(base::Instant at, DueKind kind) const
{
    Case imagined;
    imagined.received = at;
    if (kind != DueKind::Notice) {
        imagined.accepted = at;
        imagined.acceptance = AcceptanceKind::Deferral;
        imagined.materials.push_back({QStringLiteral("-"), Judgement::Deferred, 0, 0, 0, {}, {}, {}});
    }
    return compute(imagined, kind, Ledger::Keep);
}

} // namespace yichuang::domain
