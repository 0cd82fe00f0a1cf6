// SPDX-License-Identifier: Apache-2.0
#include "app/base/Instant.h"

#include "app/base/DateText.h"

#include <string>
#include <string_view>

namespace yichuang::base {

namespace {

constexpr int ChinaOffsetSeconds = 8 * 3600;
constexpr qsizetype IsoLength = 24;
constexpr std::string_view IsoForm = "0000-00-00T00:00:00.000Z"; // 0 stands for any digit

// Journals hold many moments, and QDateTime is slow at them.
struct IsoText {
    std::string form{IsoForm};

    IsoText &put(size_t at, int places, int value)
    {
        putDigits(form.data() + at, places, value);
        return *this;
    }
};

tl::unexpected<Error> noMoment()
{
    return fail(ErrorCode::Malformed, QStringLiteral("not a UTC moment"), "json.time");
}

} // namespace

QDateTime chinaTime(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(at), Qt::OffsetFromUTC, ChinaOffsetSeconds);
}

QDate chinaDate(Instant at)
{
    return chinaTime(at).date();
}

Instant chinaInstant(QDate date, QTime time)
{
    return instantFromMs(QDateTime(date, time, Qt::OffsetFromUTC, ChinaOffsetSeconds).toMSecsSinceEpoch());
}

QString toIso(Instant at)
{
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(at - day);
    const int year = static_cast<int>(date.year());
    if (year < 1 || year > 9999) {
        return {};
    }
    IsoText text;
    text.put(0, 4, year).put(5, 2, static_cast<int>(unsigned(date.month()))).put(8, 2, static_cast<int>(unsigned(date.day())));
    text.put(11, 2, static_cast<int>(time.hours().count())).put(14, 2, static_cast<int>(time.minutes().count()));
    text.put(17, 2, static_cast<int>(time.seconds().count())).put(20, 3, static_cast<int>(time.subseconds().count()));
    return QString::fromLatin1(text.form.data(), IsoLength);
}

Result<Instant> instantFromIso(const QString &text)
{
    // One moment has one text: Qt's own reader also takes a blank for T, a comma, fewer or more digits and 24:00.
    const DigitText parts(text);
    if (!parts.hasForm(IsoForm)) {
        return noMoment();
    }
    const std::chrono::year_month_day date{std::chrono::year(parts.number(0, 4)), std::chrono::month(static_cast<unsigned>(parts.number(5, 2))),
                                           std::chrono::day(static_cast<unsigned>(parts.number(8, 2)))};
    const int hour = parts.number(11, 2);
    const int minute = parts.number(14, 2);
    const int second = parts.number(17, 2);
    if (date.year() < std::chrono::year(1) || !date.ok() || hour > 23 || minute > 59 || second > 59) {
        return noMoment();
    }
    return Instant(std::chrono::sys_days(date)) + std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second)
        + std::chrono::milliseconds(parts.number(20, 3));
}

} // namespace yichuang::base
