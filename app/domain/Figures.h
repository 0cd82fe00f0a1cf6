// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Case.h"
#include "app/domain/DueDate.h"
#include "app/domain/Item.h"
#include "app/domain/SiteRules.h"

#include <QDate>
#include <QJsonObject>

#include <optional>
#include <utility>
#include <vector>

namespace yichuang::domain {

/// What the figures speak of: days in China, both included; null = open.
struct FiguresScope {
    QDate from;
    QDate to;
    HandlingEnd end = HandlingEnd::Decision;
};

/// Numerator and denominator, so that figures of several places can be put together.
struct Quotient {
    double numerator = 0;
    double denominator = 0;

    /// Nothing when there is nothing to divide by: no case is not a mean of 0.
    [[nodiscard]] std::optional<double> value() const;
    friend bool operator==(const Quotient &, const Quotient &) = default;
};

/// Sums of whole numbers, of one case on one day or of many: the order of adding makes no difference, and what was added can be taken
/// away again. Working days are counted in millionths.
struct FiguresSums {
    qint64 received = 0;
    qint64 accepted = 0;
    qint64 closed = 0;
    qint64 immediate = 0; ///< immediate items closed with a decision
    qint64 immediateMs = 0;
    qint64 promised = 0; ///< promised items closed with a decision
    qint64 actualMicroDays = 0;
    qint64 promiseMicroDays = 0;
    qint64 actualOfPromiseMicroDays = 0; ///< of the cases that have a promise

    FiguresSums &operator+=(const FiguresSums &other);
    FiguresSums &operator-=(const FiguresSums &other);
    friend bool operator==(const FiguresSums &, const FiguresSums &) = default;
};

/// What one case adds to the figures, and on which days: all that has to be known of it to count it, or to take it out again. No
/// personal data. Days are days in China; null = it adds nothing there.
struct CaseFigures {
    QDate received;
    QDate accepted; ///< null also of an entry error
    QDate ended;
    CaseKind handled = CaseKind::Other; ///< the mean time it is part of; Other = none
    qint64 used = 0;                    ///< immediate: milliseconds; promised: millionths of a working day; else 0
    std::optional<qint64> promise;      ///< millionths of a working day

    /// What it adds on each of its days; a day may stand twice.
    [[nodiscard]] std::vector<std::pair<QDate, FiguresSums>> days() const;
    friend bool operator==(const CaseFigures &, const CaseFigures &) = default;
};

/// The one definition of what a case adds (see FiguresView). `rule`: when a decided case counts as closed.
[[nodiscard]] CaseFigures figuresOf(const Case &record, const Item &item, const WorkingTime &time, HandlingEnd rule);

/// The six headline figures. Definitions:
///
/// - **accepted** 受理量: cases whose acceptance (normal, deemed, with deferral, immediate) lies in the scope. Cases
///   deleted as entry errors (closing code 3) count nowhere.
/// - **closed** 办结量: accepted cases whose handling ended in the scope: by decision (see HandlingEnd), else by
///   withdrawal, termination, referral, lapse or voiding. Cases never accepted are returns, not closings.
/// - **immediateMinutes** 即办件平均办结时间: of immediate items closed with a decision, counter time from receipt to
///   the end, in minutes, ÷ their number. What lies wholly outside counter hours (延时服务) counts by the wall clock.
/// - **promisedWorkingDays** 承诺件平均办结时间: of promised items closed with a decision, counter time from acceptance
///   to the end, days of legal stops left out (行政许可法 45), ÷ counter time of one working day, ÷ their number.
/// - **speedUp** 提速率: (Σ promise − Σ actual) ÷ Σ promise over the same promised cases, as far as they have a promise.
///   A promise in calendar days counts as the working days in it; extensions do not lengthen it. A case over time is
///   a negative term and is not clipped. It is the ratio of sums, not the mean of ratios.
/// - **satisfaction** 满意率: ratings 1 to 3 ÷ all ratings. Unrated cases are in neither.
///
/// Beside them **received** 收件量: cases made in the scope, whatever became of them.
struct FiguresView {
    qint64 received = 0;
    qint64 accepted = 0;
    qint64 closed = 0;
    Quotient immediateMinutes;
    Quotient promisedWorkingDays;
    Quotient speedUp;
    Quotient satisfaction;

    /// {"accepted":…,"closed":…,"immediate_minutes":{"value","numerator","denominator"},"promised_working_days":{…},
    /// "speed_up":{…},"satisfaction":{…}}: the six; values of the last two are shares of 1; a value that is not there is null.
    [[nodiscard]] QJsonObject toJson() const;
};

/// Adds cases up, one by one or by sums of whole days that were kept.
class Figures {
public:
    explicit Figures(FiguresScope scope = {}) : m_scope(scope) {}

    void add(const Case &record, const Item &item, const WorkingTime &time) { add(figuresOf(record, item, time, m_scope.end)); }
    /// What of the case lies in the scope.
    void add(const CaseFigures &figures);
    /// Sums of days that lie in the scope.
    void add(const FiguresSums &sums) { m_sums += sums; }
    /// Ratings given in the scope and those among them of grades 1 to 3 (GB/T 39734).
    void addRatings(qint64 rated, qint64 good);
    /// Takes in what was counted elsewhere in the same scope.
    void add(const Figures &other);
    [[nodiscard]] FiguresView view() const;

private:
    [[nodiscard]] bool isInScope(QDate day) const;

    FiguresScope m_scope;
    FiguresSums m_sums;
    qint64 m_rated = 0;
    qint64 m_good = 0;
};

} // namespace yichuang::domain
