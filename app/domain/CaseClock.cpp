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

// An extension in another unit than the limit (the law's in natural days, the promise in working days)
// lengthens only the limit it fits.
std::optional<Limit> extensionOf(const Case &record, const Limit &limit)
{
    return record.extension && record.extension->limit.unit == limit.unit ? std::optional(record.extension->limit) : std::nullopt;
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

bool isNoticeOver(const Case &record, QDate day)
{
    return record.dues.notice.isValid() && day > record.dues.notice;
}

Limit limitOf(const Item &item, DueKind kind)
{
    switch (kind) {
    case DueKind::Notice: return item.notice;
    case DueKind::Statutory: return item.statutory ? item.statutory->limit : Limit();
    case DueKind::Promised: return item.promised.limit;
    case DueKind::Deferral: return item.deferralDays > 0 ? Limit{item.deferralDays, LimitUnit::WorkingDay} : item.promised.limit;
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
    case DueKind::Notice:
        if (record.accepted || record.corrections > 0) {
            return std::nullopt;
        }
        return DueQuestion{record.received, m_item.notice, {}, std::nullopt};
    case DueKind::Statutory:
        if (!record.accepted || !m_item.statutory) {
            return std::nullopt;
        }
        return DueQuestion{*record.accepted, m_item.statutory->limit, stopsOf(record), extensionOf(record, m_item.statutory->limit)};
    case DueKind::Promised:
        if (!record.accepted) {
            return std::nullopt;
        }
        return DueQuestion{*record.accepted, m_item.promised.limit, stopsOf(record), extensionOf(record, m_item.promised.limit)};
    case DueKind::Deferral:
        if (!record.accepted || !record.hasOpenDeferral()) {
            return std::nullopt;
        }
        return DueQuestion{*record.accepted, limitOf(m_item, kind), {}, std::nullopt};
    case DueKind::Correction: return correctionQuestion(record);
    case DueKind::Issue:
        if (!record.decision || !record.decision->granted || record.delivery) {
            return std::nullopt;
        }
        return DueQuestion{record.decision->at, m_item.issue, {}, std::nullopt};
    }
    return std::nullopt;
}

std::optional<DueQuestion> CaseClock::correctionQuestion(const Case &record) const
{
    const auto notice = std::find_if(record.steps.rbegin(), record.steps.rend(), [](const Step &s) { return s.act == ActKind::Correct; });
    if (record.state != CaseState::Correcting || notice == record.steps.rend()) {
        return std::nullopt;
    }
    return DueQuestion{notice->at, m_item.correction, {}, std::nullopt};
}

base::Result<DueDate> CaseClock::compute(const Case &record, DueKind kind, Ledger ledger) const
{
    const std::optional<DueQuestion> asked = question(record, kind);
    if (!asked) {
        return base::fail(base::ErrorCode::NotFound, QStringLiteral("the case has no such date"), "case.no_due");
    }
    return computeDueDate(m_time, *asked, ledger);
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
        imagined.materials.push_back({QStringLiteral("-"), Judgement::Deferred, 0, 0, 0, {}, {}, {}});
    }
    return compute(imagined, kind, Ledger::Keep);
}

} // namespace yichuang::domain
