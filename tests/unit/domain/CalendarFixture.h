// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Json.h"
#include "app/domain/CalendarSet.h"
#include "tests/support/SourceTree.h"

#include <QDir>
#include <QFile>
#include <QString>

#include <cstdlib>
#include <vector>

namespace yichuang::domain::fixture {

inline QByteArray resource(const QString &path)
{
    QFile file(tests::sourceTree("resources/") + path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("a test needs resources/%s", qPrintable(path));
    }
    return file.readAll();
}

/// All calendar files the program ships.
inline std::vector<QJsonObject> calendarFiles()
{
    std::vector<QJsonObject> files;
    const QDir folder(tests::sourceTree("resources/calendar"));
    for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        const auto json = base::parseJsonObject(resource(QStringLiteral("calendar/") + name));
        if (!json) {
            qFatal("calendar file %s: %s", qPrintable(name), qPrintable(json.error().detail));
        }
        files.push_back(*json);
    }
    return files;
}

inline const CalendarSet &calendars()
{
    static const CalendarSet set = [] {
        auto made = CalendarSet::make(calendarFiles());
        if (!made) {
            qFatal("calendar: %s", qPrintable(made.error().detail));
        }
        return std::move(*made);
    }();
    return set;
}

inline QDate day(const char *iso)
{
    return QDate::fromString(QLatin1String(iso), Qt::ISODate);
}

inline base::Instant at(const char *iso, const char *time = "10:00")
{
    return base::chinaInstant(day(iso), QTime::fromString(QLatin1String(time), QStringLiteral("HH:mm")));
}

} // namespace yichuang::domain::fixture
