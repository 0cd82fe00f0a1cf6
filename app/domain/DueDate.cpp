// SPDX-License-Identifier: Apache-2.0
#include "app/domain/DueDate.h"

#include "app/base/Words.h"

#include <algorithm>

namespace yichuang::domain {

using base::ErrorCode;
using base::Result;

namespace {

constexpr base::Words AfterHoursWords{std::array{
    std::pair{AfterHours::SameDay, "same_day"},
    std::pair{AfterHours::NextWorkingDay, "next_working_day"},
}};

constexpr base::Words CountWords{std::array{
    std::pair{CountReason::StartDay, "start_day"},
    std::pair{CountReason::AfterHours, "after_hours"},
    std::pair{CountReason::WorkingDay, "working_day"},
    std::pair{CountReason::MakeUpDay, "make_up_day"},
    std::pair{CountReason::NaturalDay, "natural_day"},
    std::pair{CountReason::Weekend, "weekend"},
    std::pair{CountReason::Holiday, "holiday"},
    std::pair{CountReason::Stopped, "stopped"},
    std::pair{CountReason::RolledTo, "rolled_to"},
}};

constexpr base::Words StartWords{std::array{
    std::pair{DueStart::Unsaid, "unsaid"},
    std::pair{DueStart::Receipt, "receipt"},
    std::pair{DueStart::Supply, "supply"},
    std::pair{DueStart::Acceptance, "acceptance"},
    std::pair{DueStart::Notice, "notice"},
    std::pair{DueStart::Decision, "decision"},
}};

bool isArrival(DueStart start)
{
    return start == DueStart::Unsaid || start == DueStart::Receipt || start == DueStart::Supply;
}

CountReason countReason(DayReason reason)
{
    switch (reason) {
    case DayReason::WorkingDay: return CountReason::WorkingDay;
    case DayReason::MakeUpDay: return CountReason::MakeUpDay;
    case DayReason::Weekend: return CountReason::Weekend;
    case DayReason::Holiday: return CountReason::Holiday;
    }
    return CountReason::WorkingDay;
}

/// One count from its start to its end; used once.
class Count {
public:
    Count(const WorkingTime &time, const DueQuestion &question, Ledger ledger)
        : m_time(time), m_calendar(time.calendar), m_limit(question.limit), m_stops(question.stops), m_from(question.from), m_ledger(ledger),
          m_total(question.limit.value + (question.extension ? question.extension->value : 0)),
          m_arrival(base::chinaTime(question.start))
    {
    }

    [[nodiscard]] Result<DueDate> inDays();
    [[nodiscard]] Result<DueDate> inCounterTime(int secondsPerUnit);

private:
    enum class Step { Going, Stopped, Beyond };

    [[nodiscard]] bool findStartDay();
    [[nodiscard]] Step nextDay();
    [[nodiscard]] bool hasEnded() const;
    void countDay();
    [[nodiscard]] Step takeSeconds(int limitSeconds, int totalSeconds);
    void note(CountReason reason, bool counted, const Stop *stop = nullptr);
    [[nodiscard]] Result<DueDate> finish(Step step);

    const WorkingTime &m_time;
    const Calendar &m_calendar;
    Limit m_limit;
    StopDays m_stops;
    DueStart m_from;
    Ledger m_ledger;
    int m_total;
    QDateTime m_arrival;
    QDate m_day;
    int m_n = 0;
    bool m_extended = false;
    int m_walked = 0;
    DueDate m_due;
};

void Count::note(CountReason reason, bool counted, const Stop *stop)
{
    const bool provisional = m_calendar.isProvisional(m_day);
    // A stopped day does not count whatever it is; a natural day counts whatever it is, but whether the last one is a
    // day off decides the date.
    const bool isNaturalBeforeLast = reason == CountReason::NaturalDay && m_n < m_total;
    const bool rests = reason != CountReason::StartDay && reason != CountReason::Stopped && !isNaturalBeforeLast;
    m_due.provisional = m_due.provisional || (rests && provisional);
    if (m_ledger == Ledger::Omit) {
        return;
    }
    LedgerDay line;
    line.date = m_day;
    line.counted = counted;
    line.n = m_n;
    line.extended = counted && m_extended;
    line.reason = reason;
    line.ground = stop ? std::optional(stop->ground) : std::nullopt;
    line.from = reason == CountReason::StartDay ? m_from : DueStart::Unsaid;
    line.unit = m_limit.unit;
    line.name = m_calendar.day(m_day).name;
    line.provisional = provisional;
    m_due.days.push_back(std::move(line));
}

bool Count::findStartDay()
{
    m_day = m_arrival.date();
    if (!m_calendar.covers(m_day)) {
        return false;
    }
    const bool late = !m_calendar.isWorking(m_day) || m_arrival.time() >= m_time.hours.closing();
    if (m_time.afterHours == AfterHours::NextWorkingDay && late && isArrival(m_from)) {
        note(CountReason::AfterHours, false);
        for (m_day = m_day.addDays(1); m_calendar.covers(m_day) && !m_calendar.isWorking(m_day);
             m_day = m_day.addDays(1)) {
            note(countReason(m_calendar.reason(m_day)), false);
        }
    }
    if (!m_calendar.covers(m_day)) {
        return false;
    }
    m_due.start = m_day;
    note(CountReason::StartDay, false);
    return true;
}

bool Count::hasEnded() const
{
    if (m_n < m_total) {
        return false;
    }
    const bool mustRoll = m_limit.unit == LimitUnit::NaturalDay && m_total > 0;
    return !mustRoll || (m_calendar.isWorking(m_day) && m_stops.find(m_day) == nullptr);
}

void Count::countDay()
{
    const CountReason reason = countReason(m_calendar.reason(m_day));
    if (m_limit.unit == LimitUnit::NaturalDay && m_n >= m_total) {
        note(m_calendar.isWorking(m_day) ? CountReason::RolledTo : reason, false);
        return;
    }
    const bool counted = m_limit.unit == LimitUnit::NaturalDay || m_calendar.isWorking(m_day);
    m_n += counted ? 1 : 0;
    m_extended = m_n > m_limit.value;
    note(m_limit.unit == LimitUnit::NaturalDay ? CountReason::NaturalDay : reason, counted);
}

Count::Step Count::nextDay()
{
    m_day = m_day.addDays(1);
    if (!m_calendar.covers(m_day) || ++m_walked > MaxWalkDays) {
        return Step::Beyond;
    }
    const Stop *stop = m_stops.find(m_day);
    if (stop == nullptr) {
        countDay();
        return Step::Going;
    }
    note(CountReason::Stopped, false, stop);
    return stop->isOpen() ? Step::Stopped : Step::Going;
}

Result<DueDate> Count::inDays()
{
    Step step = findStartDay() ? Step::Going : Step::Beyond;
    while (step == Step::Going && !hasEnded()) {
        step = nextDay();
    }
    if (step == Step::Going) {
        m_due.at =
            std::max(base::chinaInstant(m_day, m_time.hours.closing()),
                     m_total == 0 && m_day == m_arrival.date() ? base::instantFromMs(m_arrival.toMSecsSinceEpoch())
                                                               : base::Instant::min());
    }
    return finish(step);
}

Count::Step Count::takeSeconds(int limitSeconds, int totalSeconds)
{
    const CounterHours &hours = m_time.hours;
    const Stop *stop = m_stops.find(m_day);
    if (stop != nullptr || !m_calendar.isWorking(m_day)) {
        note(stop != nullptr ? CountReason::Stopped : countReason(m_calendar.reason(m_day)), false, stop);
        return stop != nullptr && stop->isOpen() ? Step::Stopped : Step::Going;
    }
    const int before = m_day == m_arrival.date() ? hours.secondsBefore(m_arrival.time()) : 0;
    const int taken = std::min(hours.secondsPerDay() - before, totalSeconds - m_n);
    m_n += taken;
    m_extended = m_n > limitSeconds;
    note(countReason(m_calendar.reason(m_day)), taken > 0);
    if (m_n == totalSeconds) {
        m_due.at = base::chinaInstant(m_day, hours.afterSeconds(before + taken));
    }
    return Step::Going;
}

Result<DueDate> Count::inCounterTime(int secondsPerUnit)
{
    const int limitSeconds = m_limit.value * secondsPerUnit;
    const int totalSeconds = m_total * secondsPerUnit;
    m_total = totalSeconds;
    m_day = m_arrival.date();
    m_due.start = m_day;
    if (!m_calendar.covers(m_day)) {
        return finish(Step::Beyond);
    }
    if (totalSeconds == 0) {
        m_due.at = base::instantFromMs(m_arrival.toMSecsSinceEpoch());
        return finish(Step::Going);
    }
    Step step = takeSeconds(limitSeconds, totalSeconds);
    while (step == Step::Going && m_n < totalSeconds) {
        m_day = m_day.addDays(1);
        const bool beyond = !m_calendar.covers(m_day) || ++m_walked > MaxWalkDays;
        step = beyond ? Step::Beyond : takeSeconds(limitSeconds, totalSeconds);
    }
    return finish(step);
}

Result<DueDate> Count::finish(Step step)
{
    switch (step) {
    case Step::Beyond:
        return base::fail(ErrorCode::InvalidArgument,
                          QStringLiteral("the count leaves the years %1 to %2 or runs for more than %3 days")
                              .arg(Calendar::FirstYear)
                              .arg(Calendar::LastYear)
                              .arg(MaxWalkDays),
                          "due.out_of_range");
    case Step::Stopped:
        m_due.state = DueState::Stopped;
        m_due.left = m_total - m_n;
        break;
    case Step::Going:
        m_due.state = DueState::Fixed;
        m_due.date = m_day;
        break;
    }
    return std::move(m_due);
}

} // namespace

QString toWord(AfterHours rule)
{
    return AfterHoursWords.word(rule);
}

std::optional<AfterHours> afterHoursFromWord(const QString &word)
{
    return AfterHoursWords.value(word);
}

QString toWord(DueStart start)
{
    return StartWords.word(start);
}

std::optional<DueStart> dueStartFromWord(const QString &word)
{
    return StartWords.value(word);
}

QString toWord(CountReason reason)
{
    return CountWords.word(reason);
}

QString LedgerDay::legalGround() const
{
    switch (reason) {
    case CountReason::StartDay: return QStringLiteral("civil_code_201");
    case CountReason::RolledTo: return QStringLiteral("civil_code_203");
    case CountReason::Holiday:
    case CountReason::MakeUpDay: return QStringLiteral("holiday_rules");
    case CountReason::Weekend:
        if (unit == LimitUnit::NaturalDay) {
            return n > 0 ? QStringLiteral("civil_code_203") : QStringLiteral("site_rule");
        }
        return QStringLiteral("licensing_law_82");
    case CountReason::WorkingDay: return QStringLiteral("licensing_law_82");
    case CountReason::Stopped:
        return ground == StopGround::SpecialLaw ? QStringLiteral("special_law") : QStringLiteral("licensing_law_45");
    case CountReason::AfterHours: return QStringLiteral("site_rule");
    case CountReason::NaturalDay: return {};
    }
    return {};
}

Result<DueDate> computeDueDate(const WorkingTime &time, const DueQuestion &question, Ledger ledger)
{
    const Limit &limit = question.limit;
    if (question.extension && question.extension->unit != limit.unit) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("the extension is in another unit than the limit"),
                          "due.extension_unit");
    }
    // Limits are checked where they are made; one put together by hand must not overflow the count.
    const Result<Limit> whole =
        Limit::make(qint64(limit.value) + (question.extension ? question.extension->value : 0), limit.unit);
    if (!whole || limit.value < 0 || (question.extension && question.extension->value < 0)) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("the limit and its extension are out of range"),
                          "limit.value");
    }
    Count count(time, question, ledger);
    switch (limit.unit) {
    case LimitUnit::WorkingDay:
    case LimitUnit::NaturalDay: return count.inDays();
    case LimitUnit::Minute: return count.inCounterTime(60);
    case LimitUnit::Hour: return count.inCounterTime(3600);
    case LimitUnit::None: break;
    }
    DueDate unlimited;
    unlimited.start = base::chinaDate(question.start);
    return unlimited;
}

} // namespace yichuang::domain
