// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/base/Result.h"
#include "app/domain/Calendar.h"
#include "app/domain/CounterHours.h"
#include "app/domain/Limit.h"
#include "app/domain/Stop.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace yichuang::domain {

/// What happens to what arrives after closing or on a day off. The law is silent, the site decides.
enum class AfterHours {
    SameDay,        ///< it arrived that day
    NextWorkingDay, ///< it counts as arrived on the next working day
};
[[nodiscard]] QString toWord(AfterHours rule);
[[nodiscard]] std::optional<AfterHours> afterHoursFromWord(const QString &word);

/// When the counter works: calendar, hours and the site's rule. The calendar is borrowed.
struct WorkingTime {
    const Calendar &calendar;
    CounterHours hours = CounterHours::standard();
    AfterHours afterHours = AfterHours::SameDay;
};

/// What day 0 is. AfterHours is about what arrives; the body's own acts count on the day they are dated.
enum class DueStart {
    Unsaid,     ///< something that arrived
    Receipt,    ///< the application arrived
    Supply,     ///< the corrections arrived
    Acceptance, ///< own acts, from here on
    Notice,
    Decision,
};
[[nodiscard]] QString toWord(DueStart start);
[[nodiscard]] std::optional<DueStart> dueStartFromWord(const QString &word);

/// What a due date is asked of.
struct DueQuestion {
    base::Instant start; ///< acceptance, receipt, decision…; its day in China is day 0
    Limit limit;
    std::vector<Stop> stops;
    std::optional<Limit> extension; ///< the one extension (行政许可法 42), in the unit of the limit
    DueStart from = DueStart::Unsaid;
};

/// Why a day is counted or not.
enum class CountReason {
    StartDay,   ///< not counted (民法典 201)
    AfterHours, ///< arrived after closing or on a day off, see AfterHours::NextWorkingDay
    WorkingDay,
    MakeUpDay,
    NaturalDay,
    Weekend,
    Holiday,
    Stopped,  ///< see `ground` (行政许可法 45)
    RolledTo, ///< the last day was a day off, the period ends here (民法典 203)
};
[[nodiscard]] QString toWord(CountReason reason);

/// One line of the explanation.
struct LedgerDay {
    QDate date;
    bool counted = false;
    int n = 0; ///< counted so far, this day included: days, or seconds of counter time for minutes and hours
    bool extended = false; ///< counted within the extension
    CountReason reason = CountReason::StartDay;
    std::optional<StopGround> ground; ///< of Stopped
    DueStart from = DueStart::Unsaid; ///< of StartDay
    LimitUnit unit = LimitUnit::WorkingDay; ///< what is counted
    QString name;                     ///< the holiday's Chinese name, see DayInfo
    bool provisional = false;
    friend bool operator==(const LedgerDay &, const LedgerDay &) = default;

    /// The legal ground as a word: "civil_code_201", "licensing_law_45", "holiday_rules", …; empty where none is
    /// needed. 行政许可法 82 is about working days: where natural days are counted a weekend matters as the last day only
    /// (民法典 203), or for what arrived on it.
    [[nodiscard]] QString legalGround() const;
};

enum class DueState {
    Fixed,     ///< `date` and `at` hold
    Stopped,   ///< an open stop keeps the clock standing: `left` is what remains once it ends
    Unlimited, ///< no limit was set
};

struct DueDate {
    DueState state = DueState::Unlimited;
    QDate start;        ///< day 0, after the after-hours rule
    QDate date;         ///< the due day in China
    base::Instant at{}; ///< its moment: the end of counter time (民法典 203), or the minute for minutes and hours
    int left = 0;       ///< of Stopped: days, or seconds of counter time, still to count
    bool provisional = false;    ///< a day the answer rests on is provisional in the calendar
    std::vector<LedgerDay> days; ///< the working, day by day from the start day; empty with Ledger::Omit
    friend bool operator==(const DueDate &, const DueDate &) = default;
};

enum class Ledger { Omit, Keep };

/// When `question.limit` ends. Ledger and date come out of the same loop.
///
/// - Working days: the n-th working day after the start day. Days of a stop do not count, what remains is kept.
/// - Natural days: the n-th day after the start day that is no stop; ending on a day off, the next working day.
/// - Minutes and hours run while the counter is open.
/// - 0 days: due the same day. The extension adds its value to the limit's.
///
/// Refuses a start outside the calendar, an extension in another unit, and a count that runs on for more than
/// MaxWalkDays or past the calendar's end.
[[nodiscard]] base::Result<DueDate> computeDueDate(const WorkingTime &time, const DueQuestion &question, Ledger ledger);

/// Twenty years: no case waits longer, and hostile questions stay cheap.
constexpr int MaxWalkDays = 7320;

} // namespace yichuang::domain
