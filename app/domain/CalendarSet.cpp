// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CalendarSet.h"

#include <set>

namespace yichuang::domain {

using base::Result;

Result<CalendarSet> CalendarSet::make(const std::vector<QJsonObject> &files)
{
    std::set<QString> regions{QStringLiteral("CN")};
    for (const QJsonObject &json : files) {
        const Result<CalendarFile> file = CalendarFile::fromJson(json);
        if (!file) {
            return base::failure(file);
        }
        regions.insert(file->region);
    }
    CalendarSet set;
    for (const QString &region : regions) {
        Result<Calendar> calendar = Calendar::make(region, files);
        if (!calendar) {
            return base::failure(calendar);
        }
        set.m_calendars.emplace(region, std::move(*calendar));
    }
    return set;
}

const Calendar *CalendarSet::find(const QString &region) const
{
    if (!isRegionCode(region)) {
        return nullptr;
    }
    for (QString name = region; name.size() >= 2; name.chop(name.size() > 5 ? 2 : 3)) {
        if (const auto found = m_calendars.find(name); found != m_calendars.end()) {
            return &found->second;
        }
    }
    return nullptr;
}

std::vector<QString> CalendarSet::regions() const
{
    std::vector<QString> names;
    for (const auto &[name, calendar] : m_calendars) {
        names.push_back(name);
    }
    return names;
}

} // namespace yichuang::domain
