// SPDX-License-Identifier: Apache-2.0
#include "app/domain/DueDate.h"
#include "tests/unit/domain/CalendarFixture.h"
#include "tests/support/TestProgram.h"

#include <QTest>

#include <algorithm>
#include <limits>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::domain::fixture;

namespace {

WorkingTime working(AfterHours rule = AfterHours::SameDay)
{
    return {calendars().national(), CounterHours::standard(), rule};
}

Limit workingDays(int n)
{
    return {n, LimitUnit::WorkingDay};
}

Limit naturalDays(int n)
{
    return {n, LimitUnit::NaturalDay};
}

DueDate due(const DueQuestion &question, const WorkingTime &time = working())
{
    const auto answer = computeDueDate(time, question, Ledger::Keep);
    if (!answer) {
        qFatal("due date: %s", qPrintable(answer.error().detail));
    }
    return *answer;
}

QString iso(QDate date)
{
    return date.toString(Qt::ISODate);
}

const LedgerDay &lineOf(const DueDate &answer, const char *date)
{
    const auto found = std::find_if(answer.days.begin(), answer.days.end(),
                                    [&](const LedgerDay &line) { return line.date == day(date); });
    if (found == answer.days.end()) {
        qFatal("no line for %s", date);
    }
    return *found;
}

} // namespace

class DueDateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checkedExamples_data();
    void checkedExamples();
    void ledgerTellsEveryDay();
    void dueAtTheEndOfCounterTime();
    void stopKeepsWhatRemains();
    void stopsMeetAndOverlap();
    void openStopKeepsTheClockStanding();
    void oneExtension();
    void extensionInAnotherUnit();
    void afterHours_data();
    void afterHours();
    void minutesAndHours_data();
    void minutesAndHours();
    void naturalDaysRoll();
    void provisionalPastTheNotice();
    void withoutLimit();
    void outOfRange();
    void ledgerDoesNotChangeTheAnswer();
};

void DueDateTest::checkedExamples_data()
{
    QTest::addColumn<QString>("start");
    QTest::addColumn<Limit>("limit");
    QTest::addColumn<QString>("date");
    const auto row = [](const char *name, const char *start, Limit limit, const char *date) {
        QTest::newRow(name) << QString::fromLatin1(start) << limit << QString::fromLatin1(date);
    };
    row("accept before 中秋, 20", "2026-09-24", workingDays(20), "2026-10-29");
    row("receive before 春节, 5", "2026-02-12", workingDays(5), "2026-02-26");
    row("Sunday works", "2026-09-18", workingDays(5), "2026-09-24");
    row("Saturday works", "2026-02-13", workingDays(1), "2026-02-14");
    row("over 国庆", "2026-09-30", workingDays(1), "2026-10-08");
    row("over 劳动节", "2026-04-30", workingDays(10), "2026-05-18");
    row("start on a day off", "2026-10-03", workingDays(1), "2026-10-08");
    row("same day", "2026-09-24", workingDays(0), "2026-09-24");
    row("same day, on a day off", "2026-10-03", workingDays(0), "2026-10-03");
    row("60 calendar days", "2026-03-02", naturalDays(60), "2026-05-06");
    row("calendar days, plain", "2026-03-02", naturalDays(10), "2026-03-12");
    row("calendar day on Saturday", "2026-03-02", naturalDays(5), "2026-03-09");
    row("calendar day on a worked Saturday", "2026-02-09", naturalDays(5), "2026-02-14");
    row("calendar days into 国庆", "2026-09-21", naturalDays(10), "2026-10-08");
    row("0 calendar days on a day off", "2026-10-03", naturalDays(0), "2026-10-03");
}

void DueDateTest::checkedExamples()
{
    QFETCH(QString, start);
    QFETCH(Limit, limit);
    QFETCH(QString, date);
    const DueDate answer = due({at(qPrintable(start)), limit, {}, {}});
    QCOMPARE(iso(answer.date), date);
    QVERIFY(answer.state == DueState::Fixed);
    QVERIFY(!answer.provisional);
}

void DueDateTest::ledgerTellsEveryDay()
{
    const DueDate answer = due({at("2026-09-24"), workingDays(20), {}, {}});
    QCOMPARE(int(answer.days.size()), int(day("2026-09-24").daysTo(day("2026-10-29"))) + 1);
    QCOMPARE(std::count_if(answer.days.begin(), answer.days.end(), [](const LedgerDay &d) { return d.counted; }), 20);
    QVERIFY(answer.days.front().reason == CountReason::StartDay);
    QCOMPARE(answer.days.front().legalGround(), QStringLiteral("civil_code_201"));
    QVERIFY(lineOf(answer, "2026-09-25").reason == CountReason::Holiday);
    QCOMPARE(lineOf(answer, "2026-09-25").name, QStringLiteral("中秋节"));
    QCOMPARE(lineOf(answer, "2026-09-28").n, 1);
    QVERIFY(lineOf(answer, "2026-10-10").reason == CountReason::MakeUpDay);
    QVERIFY(lineOf(answer, "2026-10-10").counted);
    QVERIFY(lineOf(answer, "2026-10-11").reason == CountReason::Weekend);
    QCOMPARE(answer.days.back().n, 20);
    for (std::size_t i = 1; i < answer.days.size(); ++i) {
        QCOMPARE(answer.days[i].date, answer.days[i - 1].date.addDays(1));
        QCOMPARE(answer.days[i].n, answer.days[i - 1].n + (answer.days[i].counted ? 1 : 0));
    }
}

void DueDateTest::dueAtTheEndOfCounterTime()
{
    QCOMPARE(due({at("2026-09-24"), workingDays(20), {}, {}}).at, at("2026-10-29", "17:00"));
    QCOMPARE(due({at("2026-09-24"), workingDays(0), {}, {}}).at, at("2026-09-24", "17:00"));
    // Something due the day it came, and it came after closing: not due before it came.
    QCOMPARE(due({at("2026-09-24", "18:30"), workingDays(0), {}, {}}).at, at("2026-09-24", "18:30"));
}

void DueDateTest::stopKeepsWhatRemains()
{
    // Due 20, used 6 when the hearing starts: the 14th working day after its end.
    const QDate start = day("2026-03-02");
    const DueDate six = due({at("2026-03-02"), workingDays(6), {}, {}});
    const QDate from = six.date.addDays(1);
    const QDate to = day("2026-03-25");
    const DueDate answer = due({at("2026-03-02"), workingDays(20), {{from, to, StopGround::Hearing}}, {}});
    const DueDate rest = due({base::chinaInstant(to, QTime(10, 0)), workingDays(14), {}, {}});
    QCOMPARE(answer.date, rest.date);
    QCOMPARE(calendars().national().workingDaysBetween(start, from.addDays(-1)), 6);
    QVERIFY(lineOf(answer, "2026-03-25").reason == CountReason::Stopped);
    QVERIFY(lineOf(answer, "2026-03-25").ground == StopGround::Hearing);
    QCOMPARE(lineOf(answer, "2026-03-25").legalGround(), QStringLiteral("licensing_law_45"));
    QCOMPARE(lineOf(answer, "2026-03-25").n, 6);
}

void DueDateTest::stopsMeetAndOverlap()
{
    const DueQuestion plain{at("2026-03-02"), workingDays(10), {}, {}};
    DueQuestion one = plain;
    one.stops = {{day("2026-03-05"), day("2026-03-20"), StopGround::Testing}};
    DueQuestion three = plain;
    three.stops = {{day("2026-03-10"), day("2026-03-20"), StopGround::SpecialLaw},
                   {day("2026-03-05"), day("2026-03-12"), StopGround::Testing},
                   {day("2026-03-06"), day("2026-03-07"), StopGround::Hearing}};
    QCOMPARE(due(one).date, due(three).date);
    QVERIFY(lineOf(due(three), "2026-03-06").ground == StopGround::Testing);
    QVERIFY(lineOf(due(three), "2026-03-12").ground == StopGround::Testing);
    QCOMPARE(lineOf(due(three), "2026-03-13").legalGround(), QStringLiteral("special_law"));
    DueQuestion past = plain;
    past.stops = {{day("2026-01-05"), day("2026-02-01"), StopGround::Testing},
                  {day("2026-08-01"), day("2026-08-09"), StopGround::Testing}};
    QCOMPARE(due(past).date, due(plain).date);
}

void DueDateTest::openStopKeepsTheClockStanding()
{
    const DueDate answer =
        due({at("2026-03-02"), workingDays(20), {{day("2026-03-11"), QDate(), StopGround::Appraisal}}, {}});
    QVERIFY(answer.state == DueState::Stopped);
    QCOMPARE(answer.left, 14);
    QVERIFY(!answer.date.isValid());
    // A stop that begins after the last day came too late to stop anything.
    const DueDate late =
        due({at("2026-03-02"), workingDays(3), {{day("2026-03-11"), QDate(), StopGround::Appraisal}}, {}});
    QVERIFY(late.state == DueState::Fixed);
    QCOMPARE(iso(late.date), QStringLiteral("2026-03-05"));
}

void DueDateTest::oneExtension()
{
    const DueDate answer = due({at("2026-09-24"), workingDays(20), {}, workingDays(10)});
    QCOMPARE(answer.date, due({at("2026-09-24"), workingDays(30), {}, {}}).date);
    QCOMPARE(std::count_if(answer.days.begin(), answer.days.end(), [](const LedgerDay &d) { return d.extended; }), 10);
    QVERIFY(!lineOf(answer, "2026-10-29").extended);
    QVERIFY(lineOf(answer, "2026-10-30").extended);
}

void DueDateTest::extensionInAnotherUnit()
{
    const auto answer =
        computeDueDate(working(), {at("2026-09-24"), workingDays(20), {}, naturalDays(30)}, Ledger::Omit);
    QVERIFY(!answer);
    QCOMPARE(answer.error().reason, QByteArray("due.extension_unit"));
}

void DueDateTest::afterHours_data()
{
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("time");
    QTest::addColumn<AfterHours>("rule");
    QTest::addColumn<QString>("dayZero");
    QTest::addColumn<QString>("date");
    const auto row = [](const char *name, const char *start, const char *time, AfterHours rule, const char *zero,
                        const char *date) {
        QTest::newRow(name) << QString::fromLatin1(start) << QString::fromLatin1(time) << rule
                            << QString::fromLatin1(zero) << QString::fromLatin1(date);
    };
    row("evening, same day", "2026-09-24", "17:30", AfterHours::SameDay, "2026-09-24", "2026-09-28");
    row("evening, next", "2026-09-24", "17:30", AfterHours::NextWorkingDay, "2026-09-28", "2026-09-29");
    row("at closing, next", "2026-09-24", "17:00", AfterHours::NextWorkingDay, "2026-09-28", "2026-09-29");
    row("before closing", "2026-09-24", "16:59", AfterHours::NextWorkingDay, "2026-09-24", "2026-09-28");
    row("early", "2026-09-24", "07:00", AfterHours::NextWorkingDay, "2026-09-24", "2026-09-28");
    row("in the lunch break", "2026-09-24", "12:30", AfterHours::NextWorkingDay, "2026-09-24", "2026-09-28");
    row("day off, same day", "2026-10-03", "10:00", AfterHours::SameDay, "2026-10-03", "2026-10-08");
    row("day off, next", "2026-10-03", "10:00", AfterHours::NextWorkingDay, "2026-10-08", "2026-10-09");
}

void DueDateTest::afterHours()
{
    QFETCH(QString, start);
    QFETCH(QString, time);
    QFETCH(AfterHours, rule);
    QFETCH(QString, dayZero);
    QFETCH(QString, date);
    const DueDate answer = due({at(qPrintable(start), qPrintable(time)), workingDays(1), {}, {}}, working(rule));
    QCOMPARE(iso(answer.start), dayZero);
    QCOMPARE(iso(answer.date), date);
    QVERIFY((answer.days.front().reason == CountReason::AfterHours) == (dayZero != start));
}

void DueDateTest::minutesAndHours_data()
{
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("time");
    QTest::addColumn<Limit>("limit");
    QTest::addColumn<QString>("date");
    QTest::addColumn<QString>("dueTime");
    const auto row = [](const char *name, const char *start, const char *time, Limit limit, const char *date,
                        const char *dueTime) {
        QTest::newRow(name) << QString::fromLatin1(start) << QString::fromLatin1(time) << limit
                            << QString::fromLatin1(date) << QString::fromLatin1(dueTime);
    };
    row("half an hour", "2026-09-24", "10:00", {30, LimitUnit::Minute}, "2026-09-24", "10:30");
    row("over lunch", "2026-09-24", "11:50", {30, LimitUnit::Minute}, "2026-09-24", "13:20");
    row("ends with the morning", "2026-09-24", "11:30", {30, LimitUnit::Minute}, "2026-09-24", "12:00");
    row("over the night and 中秋", "2026-09-24", "16:50", {30, LimitUnit::Minute}, "2026-09-28", "09:20");
    row("before opening", "2026-09-24", "08:00", {10, LimitUnit::Minute}, "2026-09-24", "09:10");
    row("on a day off", "2026-10-03", "10:00", {1, LimitUnit::Hour}, "2026-10-08", "10:00");
    row("a whole day", "2026-09-24", "09:00", {7, LimitUnit::Hour}, "2026-09-24", "17:00");
    row("a day and an hour", "2026-09-24", "09:00", {8, LimitUnit::Hour}, "2026-09-28", "10:00");
    row("at once", "2026-09-24", "20:00", {0, LimitUnit::Minute}, "2026-09-24", "20:00");
}

void DueDateTest::minutesAndHours()
{
    QFETCH(QString, start);
    QFETCH(QString, time);
    QFETCH(Limit, limit);
    QFETCH(QString, date);
    QFETCH(QString, dueTime);
    const DueDate answer = due({at(qPrintable(start), qPrintable(time)), limit, {}, {}});
    QCOMPARE(iso(answer.date), date);
    QCOMPARE(base::toIso(answer.at), base::toIso(at(qPrintable(date), qPrintable(dueTime))));
    const DueDate longer = due({at(qPrintable(start), qPrintable(time)), limit, {}, limit});
    QVERIFY(longer.at >= answer.at);
}

void DueDateTest::naturalDaysRoll()
{
    // The 10th day is 10-01; the period ends on the next working day, 10-08.
    const DueDate answer = due({at("2026-09-21"), naturalDays(10), {}, {}});
    QCOMPARE(lineOf(answer, "2026-10-01").n, 10);
    QVERIFY(lineOf(answer, "2026-09-26").counted);
    QVERIFY(!lineOf(answer, "2026-10-02").counted);
    QVERIFY(lineOf(answer, "2026-10-02").reason == CountReason::Holiday);
    QVERIFY(answer.days.back().reason == CountReason::RolledTo);
    QCOMPARE(answer.days.back().legalGround(), QStringLiteral("civil_code_203"));
    const DueDate stopped =
        due({at("2026-09-21"), naturalDays(10), {{day("2026-10-08"), day("2026-10-09"), StopGround::Testing}}, {}});
    QCOMPARE(iso(stopped.date), QStringLiteral("2026-10-10"));
}

void DueDateTest::provisionalPastTheNotice()
{
    QVERIFY(!due({at("2026-12-30"), workingDays(1), {}, {}}).provisional);
    QVERIFY(due({at("2026-12-30"), workingDays(2), {}, {}}).provisional);
    QCOMPARE(iso(due({at("2026-12-30"), workingDays(2), {}, {}}).date), QStringLiteral("2027-01-04"));
    // Calendar days only ask whether the last one is a day off.
    QVERIFY(due({at("2026-12-30"), naturalDays(10), {}, {}}).provisional);
    QVERIFY(!due({at("2026-12-20"), naturalDays(10), {}, {}}).provisional);
}

void DueDateTest::withoutLimit()
{
    const DueDate answer = due({at("2026-09-24"), Limit(), {}, {}});
    QVERIFY(answer.state == DueState::Unlimited);
    QVERIFY(!answer.date.isValid());
}

void DueDateTest::outOfRange()
{
    const Stop endless{day("2026-03-05"), day("2099-01-01"), StopGround::Testing};
    const std::vector<DueQuestion> questions{
        {base::instantFromMs(std::numeric_limits<qint64>::max()), workingDays(1), {}, {}},
        {base::instantFromMs(std::numeric_limits<qint64>::min()), workingDays(1), {}, {}},
        {at("1999-12-31"), workingDays(1), {}, {}},
        {at("2100-12-31"), workingDays(1), {}, {}},
        {at("2026-03-02"), workingDays(10), {endless}, {}},
        {at("2026-03-02"), {std::numeric_limits<int>::max(), LimitUnit::WorkingDay}, {}, {}},
        {at("2026-03-02"), {-1, LimitUnit::WorkingDay}, {}, {}},
        {at("2026-03-02"), {std::numeric_limits<int>::max(), LimitUnit::Hour}, {}, {}},
        {at("2026-03-02"), workingDays(5), {}, workingDays(-1)},
        {at("2026-03-02"),
         {std::numeric_limits<int>::max(), LimitUnit::WorkingDay},
         {},
         Limit{std::numeric_limits<int>::max(), LimitUnit::WorkingDay}},
    };
    for (const DueQuestion &question : questions) {
        const auto answer = computeDueDate(working(), question, Ledger::Keep);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, base::ErrorCode::InvalidArgument);
        QVERIFY(!computeDueDate(working(AfterHours::NextWorkingDay), question, Ledger::Omit));
    }
}

void DueDateTest::ledgerDoesNotChangeTheAnswer()
{
    const DueQuestion question{at("2026-09-24"),
                               workingDays(20),
                               {{day("2026-10-12"), day("2026-10-16"), StopGround::Tender}},
                               workingDays(10)};
    DueDate kept = due(question);
    QVERIFY(!kept.days.empty());
    kept.days.clear();
    QVERIFY(*computeDueDate(working(), question, Ledger::Omit) == kept);
}

YICHUANG_TEST(DueDateTest)
#include "DueDateTest.moc"
