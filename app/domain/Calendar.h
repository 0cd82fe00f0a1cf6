// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/domain/CalendarFile.h"

#include <QDate>
#include <QJsonObject>
#include <QString>

#include <cstddef>
#include <vector>

namespace yichuang::domain {

/// Why a day is worked or not. Words for people are made at the screen.
enum class DayReason {
    WorkingDay, ///< Monday to Friday, nothing special
    MakeUpDay,  ///< 调休上班: a weekend worked for a holiday
    Weekend,
    Holiday, ///< named by the law or the notice
};
[[nodiscard]] QString toWord(DayReason reason);

struct DayInfo {
    bool working = false;
    DayReason reason = DayReason::WorkingDay;
    QString name; ///< the holiday's full Chinese name ("中秋节"), also of a make-up day; empty for ordinary days
    bool provisional = false; ///< the notice that decides this day is not in hand, or not verified
    friend bool operator==(const DayInfo &, const DayInfo &) = default;
};

/// The working-day calendar of one region: national files with the files of the regions above and of the
/// region itself laid over them (全国年节及纪念日放假办法 art. 4). Immutable, cheap to ask from any thread.
///
/// A year without a national year file runs on weekends and statutory days and is provisional. A region whose
/// own notice of a year is missing has its statutory days estimated and the days around them provisional.
/// When a notice arrives, every open case is computed again: a notice may also move days of the December before.
class Calendar {
public:
    static constexpr int FirstYear = 2000;
    static constexpr int LastYear = 2100;
    static constexpr qint64 FirstDay = 2451545; ///< 1 January of FirstYear, a Julian day
    static constexpr qint64 LastDay = 2488434;  ///< 31 December of LastYear

    /// Takes all files, of any region, in any order, and uses those of `region` and the ones above it.
    /// Needs one national year file at least. Refuses two files for the same region and year, and a
    /// "work" day that was no day off below.
    [[nodiscard]] static base::Result<Calendar> make(const QString &region, const std::vector<QJsonObject> &files);

    [[nodiscard]] const QString &region() const { return m_region; }
    /// "CN-45@2026:9f86d081884c7d65": region, last published year, digest of the files used. What a case notes
    /// beside a computed date; equal versions give equal dates.
    [[nodiscard]] const QString &version() const { return m_version; }
    [[nodiscard]] int lastPublishedYear() const { return m_lastPublishedYear; }

    /// True from FirstYear to LastYear. Asking for other days is a mistake of the caller.
    [[nodiscard]] bool covers(QDate date) const { return date.toJulianDay() >= FirstDay && date.toJulianDay() <= LastDay; }
    [[nodiscard]] DayInfo day(QDate date) const;
    [[nodiscard]] bool isWorking(QDate date) const { return (at(date).flags & Working) != 0; }
    [[nodiscard]] bool isProvisional(QDate date) const { return (at(date).flags & Provisional) != 0; }
    [[nodiscard]] DayReason reason(QDate date) const;
    /// Working days d with after < d <= to; 0 when `to` is not later. Constant time.
    [[nodiscard]] int workingDaysBetween(QDate after, QDate to) const;
    /// The first working day later than `date`; invalid past the last covered day.
    [[nodiscard]] QDate nextWorkingDay(QDate date) const;

private:
    enum Flag : quint8 { Working = 1, Named = 2, Provisional = 4 };
    struct Day {
        quint8 flags = 0;
        quint8 name = 0; ///< index into m_names
    };

    Calendar();
    [[nodiscard]] std::size_t indexOf(QDate date) const;
    [[nodiscard]] const Day &at(QDate date) const { return m_days[indexOf(date)]; }
    [[nodiscard]] Day &at(QDate date) { return m_days[indexOf(date)]; }
    [[nodiscard]] base::Result<quint8> nameIndex(const QString &name);
    [[nodiscard]] base::Result<void> layYear(const CalendarFile &file);
    enum class Layer { National, Regional };
    [[nodiscard]] base::Result<void> layStatutory(const CalendarFile &file, const std::vector<int> &published,
                                                  Layer layer);
    [[nodiscard]] base::Result<void> layRegion(const QString &region, const std::vector<CalendarFile> &files);
    void markAround(QDate date);
    void countUp();

    QString m_region;
    QString m_version;
    int m_lastPublishedYear = 0;
    std::vector<Day> m_days;
    std::vector<qint32> m_workingUpTo; ///< working days from the first covered day to this one
    std::vector<QString> m_names;
};

/// The full conventional name of a holiday a notice shortens: "中秋" → "中秋节"; others unchanged.
[[nodiscard]] QString holidayFullName(const QString &name);

} // namespace yichuang::domain
