// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/domain/CalendarFixture.h"
#include "tests/support/TestProgram.h"

#include <QJsonArray>
#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::domain::fixture;

namespace {

QJsonObject entry(const char *date, const QString &name, bool work)
{
    return {
        {QStringLiteral("date"), QLatin1String(date)}, {QStringLiteral("name"), name}, {QStringLiteral("work"), work}};
}

QJsonObject yearFile(const QString &region, int year, const QJsonArray &days)
{
    return {{QStringLiteral("region"), region},
            {QStringLiteral("year"), year},
            {QStringLiteral("source"), QStringLiteral("test")},
            {QStringLiteral("days"), days}};
}

} // namespace

class CalendarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void daysOfThePublishedYears_data();
    void daysOfThePublishedYears();
    void workingDaysOfAYear_data();
    void workingDaysOfAYear();
    void provisionalPastTheLastNotice();
    void regionLaidOverTheNation();
    void unverifiedFileIsProvisional();
    void versionFollowsTheFiles();
    void decemberOfTheYearBefore();
    void twoFilesForOneYearAreRefused();
    void countsAgreeWithDays();
    void nextWorkingDayEndsWithTheCalendar();
};

void CalendarTest::daysOfThePublishedYears_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<bool>("working");
    QTest::addColumn<DayReason>("reason");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *date, bool working, DayReason reason, const char16_t *name) {
        QTest::newRow(date) << QString::fromLatin1(date) << working << reason << QString::fromUtf16(name);
    };
    row("2026-01-01", false, DayReason::Holiday, u"元旦");
    row("2026-01-04", true, DayReason::MakeUpDay, u"元旦");
    row("2026-02-14", true, DayReason::MakeUpDay, u"春节");
    row("2026-02-15", false, DayReason::Holiday, u"春节");
    row("2026-02-28", true, DayReason::MakeUpDay, u"春节");
    row("2026-04-06", false, DayReason::Holiday, u"清明节");
    row("2026-06-19", false, DayReason::Holiday, u"端午节");
    row("2026-09-20", true, DayReason::MakeUpDay, u"国庆节");
    row("2026-09-25", false, DayReason::Holiday, u"中秋节");
    row("2026-10-07", false, DayReason::Holiday, u"国庆节");
    row("2026-10-10", true, DayReason::MakeUpDay, u"国庆节");
    row("2026-10-11", false, DayReason::Weekend, u"");
    row("2026-10-12", true, DayReason::WorkingDay, u"");
    row("2022-12-31", false, DayReason::Holiday, u"元旦");
    row("2019-05-05", true, DayReason::MakeUpDay, u"劳动节");
}

void CalendarTest::daysOfThePublishedYears()
{
    QFETCH(QString, date);
    QFETCH(bool, working);
    QFETCH(DayReason, reason);
    QFETCH(QString, name);
    const DayInfo info = calendars().national().day(QDate::fromString(date, Qt::ISODate));
    QCOMPARE(info.working, working);
    QCOMPARE(toWord(info.reason), toWord(reason));
    QCOMPARE(info.name, name);
    QVERIFY(!info.provisional);
}

void CalendarTest::workingDaysOfAYear_data()
{
    QTest::addColumn<int>("year");
    QTest::addColumn<int>("days");
    QTest::newRow("2024") << 2024 << 251;
    QTest::newRow("2025") << 2025 << 248;
    QTest::newRow("2026") << 2026 << 248;
}

void CalendarTest::workingDaysOfAYear()
{
    QFETCH(int, year);
    QFETCH(int, days);
    QCOMPARE(calendars().national().workingDaysBetween(QDate(year - 1, 12, 31), QDate(year, 12, 31)), days);
}

void CalendarTest::provisionalPastTheLastNotice()
{
    const Calendar &calendar = calendars().national();
    QCOMPARE(calendar.lastPublishedYear(), 2026);
    QVERIFY(!calendar.isProvisional(day("2026-12-31")));
    const DayInfo newYear = calendar.day(day("2027-01-01"));
    QVERIFY(newYear.provisional && !newYear.working);
    QCOMPARE(newYear.name, QStringLiteral("元旦"));
    // The thirteen statutory days: 除夕 2027-02-05 to 初三, 清明, 劳动节 1–2, 端午, 中秋, 国庆 1–3.
    int statutory = 0;
    for (QDate d(2027, 1, 1); d.year() == 2027; d = d.addDays(1)) {
        statutory += calendar.reason(d) == DayReason::Holiday ? 1 : 0;
        QVERIFY(calendar.isProvisional(d));
        QVERIFY(calendar.reason(d) != DayReason::MakeUpDay);
    }
    QCOMPARE(statutory, 13);
    QCOMPARE(calendar.day(day("2027-02-05")).name, QStringLiteral("春节"));
    QCOMPARE(calendar.day(day("2027-02-08")).name, QStringLiteral("春节"));
    QVERIFY(calendar.isWorking(day("2027-02-09")));
    QCOMPARE(calendar.day(day("2027-09-15")).name, QStringLiteral("中秋节"));
    QVERIFY(calendar.isProvisional(day("2018-06-01")));
}

void CalendarTest::regionLaidOverTheNation()
{
    const Calendar *guangxi = calendars().find(QStringLiteral("CN-45"));
    QVERIFY(guangxi);
    // No notice of the region for 2026 in hand: lunar 3-3 and the day after, as an estimate.
    const DayInfo monday = guangxi->day(day("2026-04-20"));
    QVERIFY(!monday.working && monday.provisional);
    QCOMPARE(monday.name, QStringLiteral("壮族三月三"));
    QVERIFY(calendars().national().isWorking(day("2026-04-20")));
    // What the region's notice cannot touch is as firm as the nation's.
    QVERIFY(guangxi->isProvisional(day("2026-04-28")));
    QVERIFY(!guangxi->isProvisional(day("2026-05-12")));
    QVERIFY(!guangxi->isProvisional(day("2026-09-25")));
    QCOMPARE(guangxi->day(day("2026-09-25")), calendars().national().day(day("2026-09-25")));
}

void CalendarTest::unverifiedFileIsProvisional()
{
    const DayInfo sample = calendars().find(QStringLiteral("CN-45"))->day(day("2023-04-21"));
    QVERIFY(!sample.working);
    QVERIFY(sample.provisional);
    QVERIFY(!calendars().national().day(day("2023-04-21")).provisional);
}

void CalendarTest::versionFollowsTheFiles()
{
    std::vector<QJsonObject> files = calendarFiles();
    const auto first = Calendar::make(QStringLiteral("CN"), files);
    std::reverse(files.begin(), files.end());
    QCOMPARE(Calendar::make(QStringLiteral("CN"), files)->version(), first->version());
    QVERIFY(first->version().startsWith(QStringLiteral("CN@2026:")));
    // The file of another region changes nothing here.
    files.push_back(yearFile(QStringLiteral("CN-54"), 2026, {}));
    QCOMPARE(Calendar::make(QStringLiteral("CN"), files)->version(), first->version());
    files.push_back(yearFile(QStringLiteral("CN"), 2027, {entry("2027-01-01", QStringLiteral("元旦"), false)}));
    const auto later = Calendar::make(QStringLiteral("CN"), files);
    QVERIFY(later->version() != first->version());
    QCOMPARE(later->lastPublishedYear(), 2027);
    QVERIFY(!later->isProvisional(day("2027-06-01")));
    // A published notice replaces the statutory days of its year.
    QVERIFY(later->isWorking(day("2027-02-08")));
}

void CalendarTest::decemberOfTheYearBefore()
{
    const auto calendar =
        Calendar::make(QStringLiteral("CN"), {yearFile(QStringLiteral("CN"), 2026, {}),
                                              yearFile(QStringLiteral("CN"), 2027,
                                                       {entry("2026-12-31", QStringLiteral("元旦"), false),
                                                        entry("2026-12-27", QStringLiteral("元旦"), true)})});
    QVERIFY(calendar);
    QVERIFY(!calendar->isWorking(day("2026-12-31")));
    QVERIFY(calendar->isWorking(day("2026-12-27")));
}

void CalendarTest::twoFilesForOneYearAreRefused()
{
    const QJsonObject file = yearFile(QStringLiteral("CN"), 2026, {});
    const auto calendar = Calendar::make(QStringLiteral("CN"), {file, file});
    QVERIFY(!calendar);
    QCOMPARE(calendar.error().code, base::ErrorCode::AlreadyExists);
}

void CalendarTest::countsAgreeWithDays()
{
    const Calendar &calendar = calendars().national();
    int counted = 0;
    const QDate from(2025, 12, 20);
    for (QDate d = from.addDays(1); d < QDate(2027, 3, 1); d = d.addDays(1)) {
        counted += calendar.day(d).working ? 1 : 0;
        QCOMPARE(calendar.workingDaysBetween(from, d), counted);
        QVERIFY(calendar.isWorking(calendar.nextWorkingDay(d)));
        QCOMPARE(calendar.workingDaysBetween(d, calendar.nextWorkingDay(d)), 1);
    }
    QCOMPARE(calendar.workingDaysBetween(QDate(2026, 2, 1), QDate(2026, 1, 1)), 0);
}

void CalendarTest::nextWorkingDayEndsWithTheCalendar()
{
    QVERIFY(!calendars().national().nextWorkingDay(QDate(Calendar::LastYear, 12, 31)).isValid());
    QVERIFY(!calendars().national().covers(QDate(Calendar::LastYear + 1, 1, 1)));
    QVERIFY(!calendars().national().covers(QDate()));
}

YICHUANG_TEST(CalendarTest)
#include "CalendarTest.moc"
