// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CalendarFile.h"

#include "app/base/DateText.h"
#include "app/base/Json.h"
#include "app/domain/Calendar.h"
#include "app/domain/Division.h"

#include <QRegularExpression>

#include <algorithm>

namespace yichuang::domain {

using base::ErrorCode;
using base::Result;

namespace {

constexpr qsizetype MaxName = 40;
constexpr int MaxHolidayDays = 15;

// "calendar(CN 2026)": what an error names a broken file by.
QByteArray filePath(const QJsonObject &json)
{
    const auto year = json.value(QLatin1String("year")).toInteger();
    return "calendar(" + json.value(QLatin1String("region")).toString().left(16).toUtf8() + (year > 0 ? ' ' + QByteArray::number(year) : QByteArray()) + ')';
}

Result<CalendarFile::Day> readDay(const QJsonValue &value, const CalendarFile &file)
{
    const QByteArray path = "calendar(" + file.region.toUtf8() + ' ' + QByteArray::number(file.year) + ").days(" + value.toObject().value(QLatin1String("date")).toString().left(10).toUtf8() + ')';
    base::JsonReader reader(value.toObject(), path);
    CalendarFile::Day day;
    day.date = reader.date("date");
    day.name = reader.text("name", MaxName).trimmed();
    day.work = reader.boolean("work");
    const bool belongs = day.date.year() == file.year || (day.date.year() == file.year - 1 && day.date.month() == 12);
    if (!belongs) {
        reader.note("date", "is not a day of the file's year");
    }
    if (day.name.isEmpty()) {
        reader.note("name", "is empty");
    }
    return reader.finish(day);
}

Result<CalendarFile> sorted(CalendarFile file)
{
    // Where two holidays meet, the one the file names first gives its name.
    std::stable_sort(file.days.begin(), file.days.end(), [](const auto &a, const auto &b) { return a.date < b.date; });
    const auto twice = std::adjacent_find(file.days.begin(), file.days.end(),
                                          [](const auto &a, const auto &b) { return a.date == b.date; });
    // Two statutory holidays may meet (中秋 on 10-01 in 2020); a notice names each day once.
    if (twice != file.days.end() && file.kind == CalendarFile::Kind::Year) {
        return base::fail(ErrorCode::Malformed,
                          QStringLiteral("calendar %1 %2 names %3 twice")
                              .arg(file.region)
                              .arg(file.year)
                              .arg(twice->date.toString(Qt::ISODate)),
                          "calendar.day_twice");
    }
    return file;
}

Result<CalendarFile> readYear(base::JsonReader &reader, CalendarFile file)
{
    file.kind = CalendarFile::Kind::Year;
    file.year = static_cast<int>(reader.integer("year", Calendar::FirstYear, Calendar::LastYear));
    file.verified = reader.textOr("status", QStringLiteral("published"), 200) == QLatin1String("published");
    const QJsonArray list = reader.array("days", 400);
    if (reader.error()) {
        return reader.finish(file);
    }
    for (const QJsonValue &value : list) {
        const Result<CalendarFile::Day> day = readDay(value, file);
        if (!day) {
            return base::failure(day);
        }
        file.days.push_back(*day);
    }
    return sorted(std::move(file));
}

void appendOff(CalendarFile &file, QDate first, int days, const QString &name)
{
    for (int i = 0; i < days; ++i) {
        file.days.push_back({first.addDays(i), name, false});
    }
}

Result<void> readFixed(CalendarFile &file, const QJsonValue &value)
{
    base::JsonReader reader(value.toObject(), "calendar(" + file.region.toUtf8() + ").fixed");
    const int month = static_cast<int>(reader.integer("month", 1, 12));
    const int day = static_cast<int>(reader.integer("day", 1, 28));
    const int days = static_cast<int>(reader.integer("days", 1, MaxHolidayDays));
    const QString name = reader.text("name", MaxName);
    if (reader.error()) {
        return tl::unexpected<base::Error>(*reader.error());
    }
    for (int year = Calendar::FirstYear; year <= Calendar::LastYear; ++year) {
        appendOff(file, QDate(year, month, day), days, name);
    }
    return {};
}

Result<void> readMovable(CalendarFile &file, const QJsonValue &value)
{
    base::JsonReader reader(value.toObject(), "calendar(" + file.region.toUtf8() + ").movable");
    const int days = static_cast<int>(reader.integer("days", 1, MaxHolidayDays));
    const QString name = reader.text("name", MaxName);
    const QStringList dates = reader.texts("dates");
    for (const QString &text : dates) {
        const QDate date = base::dateFromIso(text);
        if (!date.isValid()) {
            reader.note("dates", "has an entry that is not a date");
            break;
        }
        appendOff(file, date, days, name);
    }
    if (reader.error()) {
        return tl::unexpected<base::Error>(*reader.error());
    }
    return {};
}

Result<CalendarFile> readStatutory(base::JsonReader &reader, CalendarFile file)
{
    file.kind = CalendarFile::Kind::Statutory;
    const QJsonArray fixed = reader.array("fixed", 60);
    const QJsonArray movable = reader.array("movable", 60);
    if (reader.error()) {
        return reader.finish(file);
    }
    for (const QJsonValue &value : fixed) {
        if (const Result<void> read = readFixed(file, value); !read) {
            return base::failure(read);
        }
    }
    for (const QJsonValue &value : movable) {
        if (const Result<void> read = readMovable(file, value); !read) {
            return base::failure(read);
        }
    }
    return sorted(std::move(file));
}

} // namespace

bool isRegionCode(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\ACN(-([0-9]{2}){1,3})?\\z"));
    return form.match(text).hasMatch() && (text.size() == 2 || isProvince(QStringView(text).mid(3, 2)));
}

Result<CalendarFile> CalendarFile::fromJson(const QJsonObject &json)
{
    base::JsonReader reader(json, filePath(json));
    CalendarFile file;
    file.region = reader.text("region", 16);
    if (!reader.error() && !isRegionCode(file.region)) {
        reader.note("region", "is not a region code");
    }
    const QString kind = reader.textOr("kind", QStringLiteral("year"), 16);
    if (reader.text("source", 1000).trimmed().isEmpty()) {
        reader.note("source", "is empty");
    }
    if (kind == QLatin1String("statutory")) {
        return readStatutory(reader, std::move(file));
    }
    if (kind != QLatin1String("year")) {
        reader.note("kind", "is not a known word");
    }
    return readYear(reader, std::move(file));
}

} // namespace yichuang::domain
