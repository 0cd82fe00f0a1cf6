// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Calendar.h"

#include <map>

namespace yichuang::domain {

/// The calendars of every region the files speak of.
class CalendarSet {
public:
    [[nodiscard]] static base::Result<CalendarSet> make(const std::vector<QJsonObject> &files);

    /// The calendar of the nearest region known: for "CN-4503" its own, else of CN-45, else of CN. Null when
    /// `region` is not a Chinese region code. Lives as long as the set.
    [[nodiscard]] const Calendar *find(const QString &region) const;
    [[nodiscard]] const Calendar &national() const { return m_calendars.at(QStringLiteral("CN")); }
    /// The regions that have files, ascending.
    [[nodiscard]] std::vector<QString> regions() const;

private:
    std::map<QString, Calendar> m_calendars;
};

} // namespace yichuang::domain
