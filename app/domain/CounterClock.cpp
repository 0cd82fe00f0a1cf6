// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CounterClock.h"

#include <algorithm>

namespace yichuang::domain {

namespace {

/// Working days d with after < d <= to that no stop takes out.
int countableDays(const Calendar &calendar, const StopDays &stops, QDate after, QDate to)
{
    int days = calendar.workingDaysBetween(after, to);
    for (const Stop &stop : stops.stops()) {
        const QDate last = stop.isOpen() ? to : std::min(stop.to, to);
        const QDate beforeFirst = std::max(stop.from.addDays(-1), after);
        days -= calendar.workingDaysBetween(beforeFirst, std::max(last, beforeFirst));
    }
    return days;
}

bool isCountable(const Calendar &calendar, const StopDays &stops, QDate date)
{
    return calendar.isWorking(date) && stops.find(date) == nullptr;
}

QDateTime clamped(base::Instant at)
{
    const base::Instant first = base::chinaInstant(QDate(Calendar::FirstYear, 1, 1), QTime(0, 0));
    const base::Instant last = base::chinaInstant(QDate(Calendar::LastYear, 12, 31), QTime(23, 59, 59, 999));
    return base::chinaTime(std::clamp(at, first, last));
}

} // namespace

qint64 counterSecondsBetween(const WorkingTime &time, base::Instant from, base::Instant to,
                             const std::vector<Stop> &stops)
{
    if (to <= from) {
        return 0;
    }
    const QDateTime begin = clamped(from);
    const QDateTime end = clamped(to);
    const StopDays out(stops);
    // Whole days after the first day up to the last, then the parts the first and the last day lack.
    qint64 seconds = qint64(countableDays(time.calendar, out, begin.date(), end.date())) * time.hours.secondsPerDay();
    if (isCountable(time.calendar, out, begin.date())) {
        seconds += time.hours.secondsPerDay() - time.hours.secondsBefore(begin.time());
    }
    if (isCountable(time.calendar, out, end.date())) {
        seconds -= time.hours.secondsPerDay() - time.hours.secondsBefore(end.time());
    }
    return seconds;
}

double workingDaysUsed(const WorkingTime &time, base::Instant from, base::Instant to, const std::vector<Stop> &stops)
{
    return static_cast<double>(counterSecondsBetween(time, from, to, stops)) / time.hours.secondsPerDay();
}

Remaining remaining(const WorkingTime &time, const DueDate &due, base::Instant now, const std::vector<Stop> &stops)
{
    const QDate today = base::chinaDate(now);
    if (due.state != DueState::Fixed || !time.calendar.covers(today) || !time.calendar.covers(due.date)) {
        return {};
    }
    const StopDays out(stops);
    Remaining left;
    left.isOverdue = now > due.at;
    left.naturalDays = static_cast<int>(today.daysTo(due.date));
    left.workingDays = today <= due.date ? countableDays(time.calendar, out, today, due.date)
                                         : -countableDays(time.calendar, out, due.date, today);
    left.counterSeconds = left.isOverdue ? -counterSecondsBetween(time, due.at, now, stops)
                                         : counterSecondsBetween(time, now, due.at, stops);
    return left;
}

} // namespace yichuang::domain
