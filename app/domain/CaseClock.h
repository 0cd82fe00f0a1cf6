// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Case.h"
#include "app/domain/DueDate.h"
#include "app/domain/Item.h"

namespace yichuang::domain {

/// Which of a case's dates.
enum class DueKind {
    Notice,    ///< corrections must be told (行政许可法 32(4)); from receipt
    Statutory, ///< the law's limit; from acceptance
    Promised,  ///< the promise; from acceptance
    Deferral,  ///< deferred materials must be here; from acceptance
    Correction, ///< the applicant must have supplied what the notice told; from the notice
    Issue,     ///< what was granted must have reached the applicant (行政许可法 44); from the decision
};
[[nodiscard]] QString toWord(DueKind kind);
[[nodiscard]] std::optional<DueKind> dueKindFromWord(const QString &word);

/// The date a case has to keep next.
struct NextDue {
    DueKind kind = DueKind::Promised;
    QDate date;
    friend bool operator==(const NextDue &, const NextDue &) = default;
};
/// The first of a case's dues: while it is taken in the notice or the applicant's corrections, then the promise, after
/// the decision the result. An open deferral where it does not come later: without what was deferred the case counts as
/// withdrawn. Nothing once it ended, and while none runs.
[[nodiscard]] std::optional<NextDue> nextDue(const Case &record);

/// Whether on `day` a date of the applicant's own has passed: corrections or deferred materials that did not come.
[[nodiscard]] bool isApplicantLate(const Case &record, QDate day);
/// Whether on `day` the time to tell corrections has passed (行政许可法 32(4)).
[[nodiscard]] bool isNoticeOver(const Case &record, QDate day);

/// The limit that a case's date comes from; no limit where the item sets none.
[[nodiscard]] Limit limitOf(const Item &item, DueKind kind);

/// The stops of a case as the calendar loop takes them.
[[nodiscard]] std::vector<Stop> stopsOf(const Case &record);

/// Computes a case's dates from its own record: acceptance, stops, extension. The date and its
/// explanation come from the same loop (computeDueDate). Borrows item and calendar.
class CaseClock {
public:
    CaseClock(const Item &item, WorkingTime time) : m_item(item), m_time(std::move(time)) {}

    /// All dates that apply to the case as it stands; null where none does, the clock stands still, or the date
    /// cannot be computed.
    [[nodiscard]] CaseDues dues(const Case &record) const;
    /// The same, but a date that cannot be computed (outside the calendar's years) is the failure.
    [[nodiscard]] base::Result<CaseDues> checkedDues(const Case &record) const;
    /// One date with its working, day by day. NotFound when the case has no such date.
    [[nodiscard]] base::Result<DueDate> explain(const Case &record, DueKind kind) const;
    /// The date as it would be if the case were received and accepted at `at`.
    [[nodiscard]] base::Result<DueDate> preview(base::Instant at, DueKind kind) const;

private:
    /// Fills all dates and answers with the first failure.
    [[nodiscard]] base::Result<void> fill(const Case &record, CaseDues &dues) const;
    [[nodiscard]] std::optional<DueQuestion> question(const Case &record, DueKind kind) const;
    [[nodiscard]] std::optional<DueQuestion> correctionQuestion(const Case &record) const;
    [[nodiscard]] base::Result<DueDate> compute(const Case &record, DueKind kind, Ledger ledger) const;

    const Item &m_item;
    WorkingTime m_time;
};

} // namespace yichuang::domain
