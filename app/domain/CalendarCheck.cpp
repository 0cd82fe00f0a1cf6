// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CalendarCheck.h"

#include "app/base/DateText.h"
#include "app/domain/CalendarSet.h"

#include <QJsonArray>
#include <QLocale>
#include <QMap>
#include <QStringList>

#include <algorithm>

namespace yichuang::domain {

namespace {

using Weight = CalendarFault::Weight;

const QString National = QStringLiteral("CN");

QString nameOf(const QJsonObject &file)
{
    const qint64 year = file.value(QLatin1String("year")).toInteger();
    const QString region = file.value(QLatin1String("region")).toString().left(16);
    return region + (year > 0 ? QStringLiteral(" %1").arg(year) : QStringLiteral(" statutory"));
}

/// Sorts by region, then year; the statutory file first.
QString placeOf(const QJsonObject &file)
{
    return file.value(QLatin1String("region")).toString() + QLatin1Char('/') + QString::number(file.value(QLatin1String("year")).toInteger()).rightJustified(4, QLatin1Char('0'));
}

bool isYear(const QJsonObject &file)
{
    return file.value(QLatin1String("kind")).toString(QStringLiteral("year")) == QLatin1String("year");
}

/// The days of one notice, as far as they can be read.
class NoticeCheck {
public:
    NoticeCheck(const QJsonObject &file, CalendarFaults &faults) : m_file(file), m_name(nameOf(file)), m_faults(faults) {}

    void run()
    {
        if (isYear(m_file)) {
            days();
            holidays();
            compared();
        }
        // The reader has the last word; a day it stumbles over was told by name already.
        const base::Result<CalendarFile> read = CalendarFile::fromJson(m_file);
        if (!read && !m_hasBrokenDay) {
            say({}, "form", read.error().detail);
        }
    }

private:
    void say(const QString &day, const char *code, const QString &what, Weight weight = Weight::Fault)
    {
        m_hasBrokenDay = m_hasBrokenDay || (!day.isEmpty() && weight == Weight::Fault);
        const QString where = day.isEmpty() ? m_name : m_name + QLatin1Char(' ') + day;
        m_faults.push_back({m_name, day, code, where + QStringLiteral(": ") + what, weight});
    }

    void days()
    {
        QMap<QString, bool> work;
        const QJsonArray days = m_file.value(QLatin1String("days")).toArray();
        for (qsizetype i = 0; i < days.size(); ++i) {
            const QString text = days.at(i)[QLatin1String("date")].toString().left(10);
            const QDate date = base::dateFromIso(text);
            const QJsonValue works = days.at(i)[QLatin1String("work")];
            if (!date.isValid() || !works.isBool() || days.at(i)[QLatin1String("name")].toString().trimmed().isEmpty()) {
                say(text.isEmpty() ? QStringLiteral("day %1").arg(i + 1) : text, "form", QStringLiteral("a day needs date (YYYY-MM-DD), name and work (true or false)"));
                continue;
            }
            if (work.contains(text)) {
                const bool isContrary = work.value(text) != works.toBool();
                say(text, isContrary ? "contradiction" : "twice", isContrary ? QStringLiteral("is named as a work day and as a day off") : QStringLiteral("stands twice"));
            }
            work.insert(text, works.toBool());
            one(text, date, works);
        }
    }

    void one(const QString &text, QDate date, const QJsonValue &works)
    {
        const int year = static_cast<int>(m_file.value(QLatin1String("year")).toInteger());
        if (date.year() != year && !(date.year() == year - 1 && date.month() == 12)) {
            say(text, "form", QStringLiteral("is no day of %1, nor of the December before").arg(year));
        }
        if (works.toBool() && date.dayOfWeek() < Qt::Saturday && m_file.value(QLatin1String("region")) == National) {
            say(text, "make_up_weekday", QStringLiteral("is a make-up day on a %1; only Saturdays and Sundays are worked for a holiday").arg(QLocale::c().dayName(date.dayOfWeek())));
        }
    }

    void holidays()
    {
        if (m_file.value(QLatin1String("region")) != National) {
            return;
        }
        QString names;
        const QJsonArray days = m_file.value(QLatin1String("days")).toArray();
        for (const QJsonValue &day : days) {
            names += day[QLatin1String("name")].toString() + QLatin1Char(' ');
        }
        for (const char *holiday : {"元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆"}) {
            if (!names.contains(QString::fromUtf8(holiday))) {
                say({}, "missing_holiday", QStringLiteral("no day is called %1; the national notice names all seven holidays").arg(QString::fromUtf8(holiday)), Weight::Remark);
            }
        }
    }

    void compared()
    {
        const QString status = m_file.value(QLatin1String("status")).toString(QStringLiteral("published"));
        if (status != QLatin1String("published")) {
            say({}, "not_compared", QStringLiteral("its status is not \"published\": its dates stay provisional"), Weight::Remark);
        }
    }

    const QJsonObject &m_file;
    const QString m_name;
    CalendarFaults &m_faults;
    bool m_hasBrokenDay = false;
};

struct Said {
    QString file;
    bool work = false;
};

/// Two notices of one region that say contrary things: the December that two years share.
void contradictions(const std::vector<QJsonObject> &all, const QStringList &fresh, CalendarFaults &faults)
{
    QMap<QString, Said> said;
    for (const QJsonObject &file : all) {
        const QString name = nameOf(file);
        const QJsonArray days = isYear(file) ? file.value(QLatin1String("days")).toArray() : QJsonArray();
        for (const QJsonValue &day : days) {
            const QString date = day[QLatin1String("date")].toString().left(10);
            const QString key = file.value(QLatin1String("region")).toString() + QLatin1Char(' ') + date;
            const Said now{name, day[QLatin1String("work")].toBool()};
            const auto before = said.constFind(key);
            const bool isContrary = before != said.constEnd() && before->file != name && before->work != now.work;
            if (isContrary && (fresh.contains(name) || fresh.contains(before->file))) {
                faults.push_back({name, date, "contradiction", QStringLiteral("%1 %2: the notice of %3 says the contrary").arg(name, date, before->file), Weight::Fault});
            }
            said.insert(key, now);
        }
    }
}

} // namespace

QJsonObject CalendarFault::toJson() const
{
    return {{QStringLiteral("file"), file},
            {QStringLiteral("day"), day},
            {QStringLiteral("code"), QString::fromLatin1(code)},
            {QStringLiteral("weight"), weight == Weight::Fault ? QStringLiteral("fault") : QStringLiteral("remark")},
            {QStringLiteral("text"), text}};
}

bool hasFaults(const CalendarFaults &faults)
{
    return std::any_of(faults.begin(), faults.end(), [](const CalendarFault &fault) { return fault.weight == Weight::Fault; });
}

std::vector<QJsonObject> withCalendars(const std::vector<QJsonObject> &known, const std::vector<QJsonObject> &fresh)
{
    QMap<QString, QJsonObject> files;
    for (const auto *list : {&known, &fresh}) {
        for (const QJsonObject &file : *list) {
            files.insert(placeOf(file), file);
        }
    }
    return {files.begin(), files.end()};
}

CalendarFaults checkCalendars(const std::vector<QJsonObject> &known, const std::vector<QJsonObject> &fresh)
{
    CalendarFaults faults;
    QStringList names;
    for (const QJsonObject &file : fresh) {
        const QString name = nameOf(file);
        if (names.contains(name)) {
            faults.push_back({name, {}, "twice", name + QStringLiteral(": two of the files given are for the same region and year"), Weight::Fault});
        }
        names.append(name);
        NoticeCheck(file, faults).run();
    }
    const std::vector<QJsonObject> all = withCalendars(known, fresh);
    contradictions(all, names, faults);
    if (!hasFaults(faults)) {
        if (const base::Result<CalendarSet> together = CalendarSet::make(all); !together) {
            faults.push_back({names.join(QStringLiteral(", ")), {}, "no_day_off", together.error().detail, Weight::Fault});
        }
    }
    return faults;
}

} // namespace yichuang::domain
