// SPDX-License-Identifier: Apache-2.0
#include "app/net/ClockOffset.h"

#include "tests/support/Expect.h"
#include "tests/support/FakeClock.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace std::chrono_literals;
using sync::ClockEstimate;
using sync::ClockExchange;
using sync::ClockOffset;

namespace {

/// An exchange at the clock's time with a centre ahead by `offset`; each way takes half of `roundTrip`.
ClockExchange exchange(tests::FakeClock &clock, std::chrono::milliseconds offset, std::chrono::milliseconds roundTrip)
{
    ClockExchange made;
    made.sentWall = clock.now();
    made.sentSinceBoot = clock.sinceBoot();
    clock.advance(roundTrip / 2);
    made.centre = clock.now() + offset;
    clock.advance(roundTrip / 2);
    made.receivedSinceBoot = clock.sinceBoot();
    return made;
}

ClockEstimate at(const ClockOffset &offset, const tests::FakeClock &clock)
{
    return offset.at(clock.now(), clock.sinceBoot());
}

} // namespace

class ClockOffsetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsNothingAtFirst() { QCOMPARE(ClockOffset("b").at(tests::FakeClock().now(), 1ms), ClockEstimate()); }

    void measuresOffsetAndHalfTheRoundTrip()
    {
        tests::FakeClock clock;
        ClockOffset offset("b");
        QVERIFY(offset.sample(exchange(clock, 412ms, 70ms)));
        QCOMPARE(at(offset, clock), (ClockEstimate{412, 36}));
    }

    void uncertaintyGrowsWithDrift()
    {
        tests::FakeClock clock;
        ClockOffset offset("b");
        QVERIFY(offset.sample(exchange(clock, 0ms, 20ms)));
        clock.advance(24h);
        QCOMPARE(at(offset, clock).uncertaintyMs, 11 + 8640);
    }

    void keepsTheBetterOne()
    {
        tests::FakeClock clock;
        ClockOffset offset("b");
        QVERIFY(offset.sample(exchange(clock, 400ms, 40ms)));
        QVERIFY2(!offset.sample(exchange(clock, 390ms, 25'000ms)), "a long-poll is worse");
        QVERIFY2(offset.sample(exchange(clock, 395ms, 10ms)), "a shorter one is better");
        QCOMPARE(at(offset, clock).offsetMs, 395);
        clock.advance(24h);
        QVERIFY2(offset.sample(exchange(clock, 500ms, 40ms)), "after a day of drift anything fresh is better");
    }

    void believesAContradiction()
    {
        tests::FakeClock clock;
        ClockOffset offset("b");
        QVERIFY(offset.sample(exchange(clock, 0ms, 10ms)));
        QVERIFY2(offset.sample(exchange(clock, 3'600'000ms, 200ms)), "the centre's clock was set");
        QCOMPARE(at(offset, clock).offsetMs, 3'600'000);
    }

    void settingTheWallClockDoesNotMoveTheCentre()
    {
        tests::FakeClock clock;
        ClockOffset offset("b");
        QVERIFY(offset.sample(exchange(clock, 100ms, 10ms)));
        clock.advance(60s);
        const base::Instant believed = clock.now() + 100ms;
        clock.setWall(clock.now() - 72h);
        QCOMPARE(clock.now() + std::chrono::milliseconds(at(offset, clock).offsetMs), believed);
        QCOMPARE(offset.wallStep(clock.now(), clock.sinceBoot()), std::optional<std::chrono::milliseconds>(-72h));
    }

    void smallMovesAreNotAHand()
    {
        tests::FakeClock clock;
        ClockOffset offset("b");
        QVERIFY(offset.sample(exchange(clock, 100ms, 10ms)));
        clock.setWall(clock.now() + 1500ms);
        QCOMPARE(offset.wallStep(clock.now(), clock.sinceBoot()), std::nullopt);
        clock.setWall(clock.now() + 1500ms);
        QVERIFY(offset.wallStep(clock.now(), clock.sinceBoot()).has_value());
    }

    void survivesARestartOfTheProgram()
    {
        tests::FakeClock clock;
        ClockOffset before("b");
        QVERIFY(before.sample(exchange(clock, 250ms, 10ms)));
        ClockOffset after("b");
        EXPECT_OK(after.restore(before.toJson()));
        clock.advance(10min);
        QCOMPARE(at(after, clock), at(before, clock));
    }

    void aRestartOfTheMachineLeavesTheWallClock()
    {
        tests::FakeClock clock;
        ClockOffset before("b1");
        QVERIFY(before.sample(exchange(clock, 250ms, 10ms)));
        ClockOffset after("b2");
        EXPECT_OK(after.restore(before.toJson()));
        const base::Instant wall = clock.now() + 1h;
        QCOMPARE(after.at(wall, 5s).offsetMs, 250);
        QVERIFY(after.at(wall, 5s).uncertaintyMs >= 360);
        QVERIFY(!after.wallStep(wall, 5s));
        // Set back while it was off: nothing is known, and somebody shall hear of it.
        QCOMPARE(after.at(wall - 48h, 5s).uncertaintyMs, -1);
        QVERIFY(after.wallStep(wall - 48h, 5s).value() < 0ms);
    }

    void damagedMemoryIsRefused()
    {
        EXPECT_FAILS(ClockOffset("b").restore({{QStringLiteral("wall"), 5}}), base::ErrorCode::Malformed);
        EXPECT_OK(ClockOffset("b").restore({}));
    }
};

YICHUANG_TEST(ClockOffsetTest)
#include "ClockOffsetTest.moc"
