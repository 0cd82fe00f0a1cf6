// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace yichuang::domain {

/// Something a holiday notice must not say (a fault), or that somebody should compare with the paper (a remark).
struct CalendarFault {
    enum class Weight { Fault, Remark };

    QString file; ///< "CN 2027"
    QString day;  ///< "2027-01-01"; empty: the file
    QByteArray code; ///< form, twice, contradiction, make_up_weekday, no_day_off, missing_holiday, not_compared
    QString text; ///< one English sentence
    Weight weight = Weight::Fault;

    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const CalendarFault &, const CalendarFault &) = default;
};
using CalendarFaults = std::vector<CalendarFault>;

[[nodiscard]] bool hasFaults(const CalendarFaults &faults);

/// Everything that is wrong with the notices in `fresh`, which come beside or instead of those in `known` (a region and year
/// given again replaces the file there was): their form, a day that stands twice, two notices of one region that say
/// contrary things of a day, a make-up day on a Monday to Friday of the national notice, a regional work day that was no
/// day off above, none of the seven holidays' names. No faults: CalendarSet reads them all together.
[[nodiscard]] CalendarFaults checkCalendars(const std::vector<QJsonObject> &known, const std::vector<QJsonObject> &fresh);

/// `known` with the files of `fresh` in place of those of the same region and year, in the order of regions and years.
[[nodiscard]] std::vector<QJsonObject> withCalendars(const std::vector<QJsonObject> &known, const std::vector<QJsonObject> &fresh);

} // namespace yichuang::domain
