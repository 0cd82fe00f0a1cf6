// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Case.h"
#include "app/domain/DueDate.h"
#include "app/domain/Item.h"

namespace yichuang::domain {

/// Which of a case's dates.
enum class DueKind {
    Notice,    ///< corrections must be told (行政许可法 32(4)); from receipt. Once all are here: accepted (32(5)); from the day they came
    Statutory, ///< the law's limit; from acceptance, or from receipt where its law says so
    Promised,  ///< the promise; from acceptance
    Deferral,  ///< deferred materials must be here; from the act that deferred them, whenever the acceptance counts from
    Correction, ///< the applicant must have supplied what the notice told; from the notice
    Issue,     ///< what was granted must have reached the applicant (行政许可法 44); from the decision, and within the statutory
               ///< limit where that ends with the issue
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
/// Whether at `at` the time to tell corrections, or to accept once they are complete, has passed (行政许可法 32(4), (5)): it
/// ends when the counter closes on the last day (民法典 203), and at the end of that day for what arrived after closing.
[[nodiscard]] bool isNoticeOver(const Case &record, base::Instant at, const CounterHours &hours);
/// Whether on `day` the time to decide has passed: the law's, or the promise where no law sets one.
[[nodiscard]] bool isHandlingOver(const Case &record, QDate day);
/// When all corrections had arrived (行政许可法 32(5)); nothing while they have not, or none were told.
[[nodiscard]] std::optional<base::Instant> suppliedAt(const Case &record);

/// The limit that a case's date comes from; no limit where the item sets none. Deferred materials may come at least until the
/// next working day.
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
    [[nodiscard]] std::optional<DueQuestion> noticeQuestion(const Case &record) const;
    [[nodiscard]] std::optional<DueQuestion> handlingQuestion(const Case &record, DueKind kind) const;
    [[nodiscard]] std::optional<DueQuestion> deferralQuestion(const Case &record) const;
    [[nodiscard]] std::optional<DueQuestion> correctionQuestion(const Case &record) const;
    [[nodiscard]] std::optional<Limit> extensionOf(const Case &record, const DueQuestion &plain) const;
    [[nodiscard]] base::Result<DueDate> compute(const Case &record, DueKind kind, Ledger ledger) const;

    const Item &m_item;
    WorkingTime m_time;
};

} // namespace yichuang::domain
