// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CounterClock.h"
#include "tests/unit/domain/CalendarFixture.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::domain::fixture;

namespace {

WorkingTime working()
{
    return {calendars().national(), CounterHours::standard(), AfterHours::SameDay};
}

} // namespace

class CounterClockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void counterSeconds_data();
    void counterSeconds();
    void counterSecondsLeaveStopsOut();
    void remainingDays_data();
    void remainingDays();
};

void CounterClockTest::counterSeconds_data()
{
    QTest::addColumn<base::Instant>("from");
    QTest::addColumn<base::Instant>("to");
    QTest::addColumn<int>("seconds");
    QTest::newRow("one hour") << at("2026-09-24", "10:00") << at("2026-09-24", "11:00") << 3600;
    QTest::newRow("over lunch") << at("2026-09-24", "11:30") << at("2026-09-24", "13:30") << 3600;
    QTest::newRow("whole day") << at("2026-09-24", "00:00") << at("2026-09-25", "00:00") << 7 * 3600;
    QTest::newRow("over 中秋") << at("2026-09-24", "16:00") << at("2026-09-28", "10:00") << 2 * 3600;
    QTest::newRow("a day off") << at("2026-09-25", "09:00") << at("2026-09-27", "17:00") << 0;
    QTest::newRow("day off to day on") << at("2026-09-25", "09:00") << at("2026-09-28", "09:30") << 1800;
    QTest::newRow("backwards") << at("2026-09-28", "09:00") << at("2026-09-24", "17:00") << 0;
    QTest::newRow("same moment") << at("2026-09-24", "10:00") << at("2026-09-24", "10:00") << 0;
    QTest::newRow("the year 2026") << at("2026-01-01", "00:00") << at("2027-01-01", "00:00") << 248 * 7 * 3600;
}

void CounterClockTest::counterSeconds()
{
    QFETCH(base::Instant, from);
    QFETCH(base::Instant, to);
    QFETCH(int, seconds);
    QCOMPARE(counterSecondsBetween(working(), from, to), qint64(seconds));
    QCOMPARE(workingDaysUsed(working(), from, to), seconds / (7 * 3600.0));
}

void CounterClockTest::counterSecondsLeaveStopsOut()
{
    const std::vector<Stop> stops{{day("2026-03-04"), day("2026-03-10"), StopGround::Testing},
                                  {day("2026-03-09"), day("2026-03-11"), StopGround::Hearing}};
    // 03-02 and 03-03 whole, 03-04…03-11 out, 03-12 whole, two hours of 03-13.
    QCOMPARE(counterSecondsBetween(working(), at("2026-03-02", "09:00"), at("2026-03-13", "11:00"), stops),
             qint64(3 * 7 + 2) * 3600);
    // From within a stop to within it.
    QCOMPARE(counterSecondsBetween(working(), at("2026-03-05", "09:00"), at("2026-03-06", "11:00"), stops), qint64(0));
    const std::vector<Stop> open{{day("2026-03-04"), QDate(), StopGround::Testing}};
    QCOMPARE(counterSecondsBetween(working(), at("2026-03-02", "09:00"), at("2026-06-13", "11:00"), open),
             qint64(2 * 7) * 3600);
    QCOMPARE(counterSecondsBetween(working(), base::Instant::min(), base::Instant::max()),
             qint64(calendars().national().workingDaysBetween(QDate(2000, 1, 1), QDate(2100, 12, 31))) * 7 * 3600);
}

void CounterClockTest::remainingDays_data()
{
    QTest::addColumn<base::Instant>("now");
    QTest::addColumn<int>("days");
    QTest::addColumn<int>("hours");
    QTest::addColumn<bool>("overdue");
    QTest::newRow("accepted") << at("2026-09-24", "16:00") << 20 << 20 * 7 + 1 << false;
    QTest::newRow("day before") << at("2026-10-28", "17:00") << 1 << 7 << false;
    QTest::newRow("due day") << at("2026-10-29", "16:00") << 0 << 1 << false;
    QTest::newRow("at closing") << at("2026-10-29", "17:00") << 0 << 0 << false;
    QTest::newRow("evening") << at("2026-10-29", "17:01") << 0 << 0 << true;
    QTest::newRow("Saturday after") << at("2026-10-31", "12:00") << -1 << -7 << true;
    QTest::newRow("Monday after") << at("2026-11-02", "10:00") << -2 << -8 << true;
}

void CounterClockTest::remainingDays()
{
    QFETCH(base::Instant, now);
    QFETCH(int, days);
    QFETCH(int, hours);
    QFETCH(bool, overdue);
    const auto due = computeDueDate(working(), {at("2026-09-24"), {20, LimitUnit::WorkingDay}, {}, {}}, Ledger::Omit);
    QVERIFY(due);
    const Remaining left = remaining(working(), *due, now);
    QCOMPARE(left.workingDays, days);
    QCOMPARE(left.counterSeconds, qint64(hours) * 3600);
    QCOMPARE(left.isOverdue, overdue);
}

YICHUANG_TEST(CounterClockTest)
#include "CounterClockTest.moc"
