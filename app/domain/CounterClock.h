// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/DueDate.h"

namespace yichuang::domain {

/// Seconds of counter time in [from, to), days of a stop left out; 0 when `to` is not later. What handling time is
/// stored as: figures divide it by CounterHours::secondsPerDay(). Time outside the calendar's years does not count.
[[nodiscard]] qint64 counterSecondsBetween(const WorkingTime &time, base::Instant from, base::Instant to,
                                           const std::vector<Stop> &stops = {});

/// The same as working days with decimals (平均办结时间).
[[nodiscard]] double workingDaysUsed(const WorkingTime &time, base::Instant from, base::Instant to,
                                     const std::vector<Stop> &stops = {});

/// How far a due date is from `now`. Negative numbers say how far it is past.
struct Remaining {
    int workingDays = 0; ///< after today up to the due day, stops left out; 0 on the due day
    int naturalDays = 0;
    qint64 counterSeconds = 0;
    bool isOverdue = false; ///< `now` is later than the due moment
    friend bool operator==(const Remaining &, const Remaining &) = default;
};

/// `due` must be Fixed and both days in the calendar, else everything is 0.
[[nodiscard]] Remaining remaining(const WorkingTime &time, const DueDate &due, base::Instant now,
                                  const std::vector<Stop> &stops = {});

} // namespace yichuang::domain
