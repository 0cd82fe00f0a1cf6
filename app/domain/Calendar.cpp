// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Calendar.h"

#include "app/base/Json.h"
#include "app/base/Words.h"

#include <QCryptographicHash>
#include <QStringList>

#include <algorithm>
#include <tuple>

namespace yichuang::domain {

using base::ErrorCode;
using base::Result;

namespace {

/// A notice moves days by a week at most, and joins the weekends on both sides.
constexpr int NoticeReachDays = 10;

constexpr base::Words ReasonWords{std::array{
    std::pair{DayReason::WorkingDay, "working_day"},
    std::pair{DayReason::MakeUpDay, "make_up_day"},
    std::pair{DayReason::Weekend, "weekend"},
    std::pair{DayReason::Holiday, "holiday"},
}};

/// "CN-4503" → CN, CN-45, CN-4503.
QStringList regionsAbove(const QString &region)
{
    QStringList chain{region.left(2)};
    for (qsizetype length = 5; length <= region.size(); length += 2) {
        chain.append(region.left(length));
    }
    return chain;
}

QString digest(std::vector<QByteArray> parts)
{
    std::sort(parts.begin(), parts.end());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : parts) {
        hash.addData(part);
        hash.addData(QByteArrayLiteral("\n"));
    }
    return QString::fromLatin1(hash.result().toHex().left(16));
}

Result<void> refuseTwins(const std::vector<CalendarFile> &files)
{
    for (std::size_t i = 1; i < files.size(); ++i) {
        const CalendarFile &a = files[i - 1];
        const CalendarFile &b = files[i];
        if (a.region == b.region && a.kind == b.kind && a.year == b.year) {
            return base::fail(ErrorCode::AlreadyExists,
                              QStringLiteral("two calendar files for %1 %2").arg(a.region).arg(a.year),
                              "calendar.file_twice");
        }
    }
    return {};
}

} // namespace

QString toWord(DayReason reason)
{
    return ReasonWords.word(reason);
}

QString holidayFullName(const QString &name)
{
    static const QStringList shortened{QStringLiteral("清明"), QStringLiteral("端午"), QStringLiteral("中秋"),
                                       QStringLiteral("国庆")};
    return shortened.contains(name) ? name + QStringLiteral("节") : name;
}

Calendar::Calendar()
{
    const qint64 first = QDate(FirstYear, 1, 1).toJulianDay();
    const qint64 days = QDate(LastYear, 12, 31).toJulianDay() - first + 1;
    m_names.emplace_back();
    m_days.resize(static_cast<std::size_t>(days));
    for (qint64 i = 0; i < days; ++i) {
        // Julian day 0 was a Monday.
        m_days[static_cast<std::size_t>(i)].flags = (first + i) % 7 < 5 ? Working : 0;
    }
}

std::size_t Calendar::indexOf(QDate date) const
{
    Q_ASSERT(covers(date));
    return static_cast<std::size_t>(date.toJulianDay() - FirstDay);
}

DayReason Calendar::reason(QDate date) const
{
    const quint8 flags = at(date).flags;
    const bool named = (flags & Named) != 0;
    if ((flags & Working) != 0) {
        return named ? DayReason::MakeUpDay : DayReason::WorkingDay;
    }
    return named ? DayReason::Holiday : DayReason::Weekend;
}

DayInfo Calendar::day(QDate date) const
{
    const Day &day = at(date);
    return {(day.flags & Working) != 0, reason(date), m_names[day.name], (day.flags & Provisional) != 0};
}

int Calendar::workingDaysBetween(QDate after, QDate to) const
{
    if (to <= after) {
        return 0;
    }
    return m_workingUpTo[indexOf(to)] - m_workingUpTo[indexOf(after)];
}

QDate Calendar::nextWorkingDay(QDate date) const
{
    for (QDate next = date.addDays(1); covers(next); next = next.addDays(1)) {
        if (isWorking(next)) {
            return next;
        }
    }
    return {};
}

Result<quint8> Calendar::nameIndex(const QString &name)
{
    const QString full = holidayFullName(name);
    const auto found = std::find(m_names.begin(), m_names.end(), full);
    if (found == m_names.end() && m_names.size() > 255) {
        return base::fail(ErrorCode::Malformed, QStringLiteral("calendar files name more than 255 holidays"),
                          "calendar.names");
    }
    const auto index = static_cast<quint8>(found - m_names.begin());
    if (found == m_names.end()) {
        m_names.push_back(full);
    }
    return index;
}

void Calendar::markAround(QDate date)
{
    for (int i = -NoticeReachDays; i <= NoticeReachDays; ++i) {
        if (const QDate near = date.addDays(i); covers(near)) {
            at(near).flags |= Provisional;
        }
    }
}

Result<void> Calendar::layYear(const CalendarFile &file)
{
    for (const CalendarFile::Day &entry : file.days) {
        if (!covers(entry.date)) {
            continue;
        }
        const Result<quint8> name = nameIndex(entry.name);
        if (!name) {
            return base::failure(name);
        }
        Day &day = at(entry.date);
        if (entry.work && (day.flags & Working) != 0) {
            return base::fail(ErrorCode::Malformed,
                              QStringLiteral("calendar %1 %2: %3 is a working day already")
                                  .arg(file.region)
                                  .arg(file.year)
                                  .arg(entry.date.toString(Qt::ISODate)),
                              "calendar.make_up_day");
        }
        day.flags = static_cast<quint8>(Named | (entry.work ? Working : 0) | (day.flags & Provisional));
        day.name = *name;
        if (!file.verified) {
            markAround(entry.date);
        }
    }
    return {};
}

Result<void> Calendar::layStatutory(const CalendarFile &file, const std::vector<int> &published, Layer layer)
{
    for (const CalendarFile::Day &entry : file.days) {
        const bool decided = std::find(published.begin(), published.end(), entry.date.year()) != published.end();
        if (decided || !covers(entry.date)) {
            continue;
        }
        if (layer == Layer::Regional) {
            markAround(entry.date);
        }
        Day &day = at(entry.date);
        if ((day.flags & Working) == 0 && (day.flags & Named) != 0) {
            continue;
        }
        const Result<quint8> name = nameIndex(entry.name);
        if (!name) {
            return base::failure(name);
        }
        day.flags = static_cast<quint8>(Named | (day.flags & Provisional));
        day.name = *name;
    }
    return {};
}

Result<void> Calendar::layRegion(const QString &region, const std::vector<CalendarFile> &files)
{
    const bool national = region == QLatin1String("CN");
    std::vector<int> published;
    for (const CalendarFile &file : files) {
        if (file.region == region && file.kind == CalendarFile::Kind::Year) {
            published.push_back(file.year);
            m_lastPublishedYear = national ? std::max(m_lastPublishedYear, file.year) : m_lastPublishedYear;
        }
    }
    if (national && published.empty()) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("no national calendar file"),
                          "calendar.no_national_year");
    }
    for (QDate day(FirstYear, 1, 1); national && covers(day); day = day.addDays(1)) {
        const bool decided = std::find(published.begin(), published.end(), day.year()) != published.end();
        at(day).flags |= decided ? 0 : Provisional;
    }
    for (const CalendarFile &file : files) {
        if (file.region != region) {
            continue;
        }
        const bool isYear = file.kind == CalendarFile::Kind::Year;
        const Result<void> laid = isYear ? layYear(file) : layStatutory(file, published, national ? Layer::National : Layer::Regional);
        if (!laid) {
            return laid;
        }
    }
    return {};
}

void Calendar::countUp()
{
    m_workingUpTo.reserve(m_days.size());
    qint32 sum = 0;
    for (const Day &day : m_days) {
        sum += (day.flags & Working) != 0 ? 1 : 0;
        m_workingUpTo.push_back(sum);
    }
}

Result<Calendar> Calendar::make(const QString &region, const std::vector<QJsonObject> &files)
{
    if (!isRegionCode(region)) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("not a region code"), "calendar.region");
    }
    const QStringList chain = regionsAbove(region);
    std::vector<CalendarFile> used;
    std::vector<QByteArray> parts;
    for (const QJsonObject &json : files) {
        Result<CalendarFile> file = CalendarFile::fromJson(json);
        if (!file) {
            return base::failure(file);
        }
        if (chain.contains(file->region)) {
            used.push_back(std::move(*file));
            parts.push_back(base::canonicalJson(json));
        }
    }
    // Statutory files first (year 0), then the notices in their order: a later notice rules the December before it.
    std::sort(used.begin(), used.end(), [](const CalendarFile &a, const CalendarFile &b) {
        return std::tie(a.region, a.year, a.kind) < std::tie(b.region, b.year, b.kind);
    });
    if (const Result<void> single = refuseTwins(used); !single) {
        return base::failure(single);
    }
    Calendar calendar;
    calendar.m_region = region;
    for (const QString &layer : chain) {
        if (const Result<void> laid = calendar.layRegion(layer, used); !laid) {
            return base::failure(laid);
        }
    }
    calendar.countUp();
    calendar.m_version =
        QStringLiteral("%1@%2:%3").arg(region).arg(calendar.m_lastPublishedYear).arg(digest(std::move(parts)));
    return calendar;
}

} // namespace yichuang::domain
