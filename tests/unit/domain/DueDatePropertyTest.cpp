// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CounterClock.h"
#include "app/domain/DueDate.h"
#include "tests/unit/domain/CalendarFixture.h"
#include "tests/support/TestProgram.h"

#include <QTest>

#include <rapidcheck.h>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::domain::fixture;

namespace {

WorkingTime working()
{
    return {calendars().national(), CounterHours::standard(), AfterHours::SameDay};
}

rc::Gen<QDate> anyDay()
{
    return rc::gen::map(rc::gen::inRange(0, 3650), [](int i) { return QDate(2019, 1, 1).addDays(i); });
}

rc::Gen<base::Instant> anyStart()
{
    return rc::gen::map(rc::gen::pair(anyDay(), rc::gen::inRange(0, 24 * 60)), [](const std::pair<QDate, int> &p) {
        return base::chinaInstant(p.first, QTime(p.second / 60, p.second % 60));
    });
}

rc::Gen<Limit> anyLimit()
{
    return rc::gen::map(
        rc::gen::pair(rc::gen::inRange(0, 80), rc::gen::element(LimitUnit::WorkingDay, LimitUnit::NaturalDay,
                                                                LimitUnit::Minute, LimitUnit::Hour)),
        [](const std::pair<int, LimitUnit> &p) {
            return Limit{p.first, p.second};
        });
}

rc::Gen<std::vector<Stop>> anyStops()
{
    const auto one = rc::gen::map(
        rc::gen::tuple(anyDay(), rc::gen::inRange(0, 40), rc::gen::inRange(0, 9)),
        [](const std::tuple<QDate, int, int> &t) {
            return Stop{std::get<0>(t), std::get<0>(t).addDays(std::get<1>(t)), StopGround(std::get<2>(t))};
        });
    return rc::gen::resize(5, rc::gen::container<std::vector<Stop>>(one));
}

DueDate due(const DueQuestion &question)
{
    return computeDueDate(working(), question, Ledger::Keep).value();
}

} // namespace

class DueDatePropertyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void longerLimitIsNeverDueEarlier();
    void laterStartIsNeverDueEarlier();
    void splitStopIsTheSameStop();
    void stopNeverMakesItDueEarlier();
    void sameQuestionSameAnswer();
    void workingDayLimitCountsExactlyItsDays();
    void dueDayIsNeverADayOff();
    void counterSecondsAddUp();
    void remainingAgreesWithTheLimit();
};

void DueDatePropertyTest::longerLimitIsNeverDueEarlier()
{
    QVERIFY(rc::check([] {
        const auto start = *anyStart();
        const auto limit = *anyLimit();
        const auto stops = *anyStops();
        const DueDate shorter = due({start, limit, stops, {}});
        const DueDate longer = due({start, {limit.value + 1, limit.unit}, stops, {}});
        RC_ASSERT(shorter.at <= longer.at);
        if (limit.unit == LimitUnit::WorkingDay) {
            RC_ASSERT(shorter.date < longer.date);
        }
    }));
}

void DueDatePropertyTest::laterStartIsNeverDueEarlier()
{
    QVERIFY(rc::check([] {
        const auto start = *anyStart();
        const auto later = start + std::chrono::minutes(*rc::gen::inRange(0, 60 * 24 * 20));
        const auto limit = *anyLimit();
        const auto stops = *anyStops();
        RC_ASSERT(due({start, limit, stops, {}}).at <= due({later, limit, stops, {}}).at);
    }));
}

void DueDatePropertyTest::splitStopIsTheSameStop()
{
    QVERIFY(rc::check([] {
        const auto start = *anyStart();
        const auto limit = *anyLimit();
        const QDate from = base::chinaDate(start).addDays(*rc::gen::inRange(-5, 30));
        const int length = *rc::gen::inRange(1, 40);
        const int cut = *rc::gen::inRange(0, length);
        const Stop whole{from, from.addDays(length), StopGround::Testing};
        const Stop first{from, from.addDays(cut), StopGround::Testing};
        const Stop second{from.addDays(cut + 1), from.addDays(length), StopGround::Testing};
        RC_ASSERT(due({start, limit, {whole}, {}}) == due({start, limit, {second, first}, {}}));
    }));
}

void DueDatePropertyTest::stopNeverMakesItDueEarlier()
{
    QVERIFY(rc::check([] {
        const auto start = *anyStart();
        const auto limit = *anyLimit();
        const auto stops = *anyStops();
        RC_ASSERT(due({start, limit, {}, {}}).at <= due({start, limit, stops, {}}).at);
    }));
}

void DueDatePropertyTest::sameQuestionSameAnswer()
{
    QVERIFY(rc::check([] {
        const DueQuestion question{*anyStart(), *anyLimit(), *anyStops(), {}};
        RC_ASSERT(due(question) == due(question));
    }));
}

void DueDatePropertyTest::workingDayLimitCountsExactlyItsDays()
{
    QVERIFY(rc::check([] {
        const auto start = *anyStart();
        const int n = *rc::gen::inRange(1, 80);
        const auto stops = *anyStops();
        const DueDate answer = due({start, {n, LimitUnit::WorkingDay}, stops, {}});
        const auto counted =
            std::count_if(answer.days.begin(), answer.days.end(), [](const LedgerDay &d) { return d.counted; });
        RC_ASSERT(counted == n);
        RC_ASSERT(answer.days.back().date == answer.date);
        if (stops.empty()) {
            RC_ASSERT(calendars().national().workingDaysBetween(answer.start, answer.date) == n);
        }
    }));
}

void DueDatePropertyTest::dueDayIsNeverADayOff()
{
    QVERIFY(rc::check([] {
        const auto start = *anyStart();
        auto limit = *anyLimit();
        limit.value += 1;
        const auto stops = *anyStops();
        const DueDate answer = due({start, limit, stops, {}});
        RC_ASSERT(calendars().national().isWorking(answer.date));
        RC_ASSERT(StopDays(stops).find(answer.date) == nullptr);
    }));
}

void DueDatePropertyTest::counterSecondsAddUp()
{
    QVERIFY(rc::check([] {
        const auto a = *anyStart();
        const auto b = a + std::chrono::seconds(*rc::gen::inRange(0, 5000000));
        const auto c = b + std::chrono::seconds(*rc::gen::inRange(0, 5000000));
        const auto stops = *anyStops();
        RC_ASSERT(counterSecondsBetween(working(), a, b, stops) + counterSecondsBetween(working(), b, c, stops) ==
                  counterSecondsBetween(working(), a, c, stops));
    }));
}

void DueDatePropertyTest::remainingAgreesWithTheLimit()
{
    QVERIFY(rc::check([] {
        const auto start = *anyStart();
        const int n = *rc::gen::inRange(0, 80);
        const auto stops = *anyStops();
        const DueDate answer = due({start, {n, LimitUnit::WorkingDay}, stops, {}});
        RC_ASSERT(remaining(working(), answer, start, stops).workingDays == n);
        const DueDate minutes = due({start, {n, LimitUnit::Minute}, stops, {}});
        RC_ASSERT(counterSecondsBetween(working(), start, minutes.at, stops) == n * 60);
    }));
}

YICHUANG_TEST(DueDatePropertyTest)
#include "DueDatePropertyTest.moc"
