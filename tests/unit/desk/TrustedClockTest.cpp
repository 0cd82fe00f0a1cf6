// SPDX-License-Identifier: Apache-2.0
#include "app/desk/TrustedClock.h"

#include "tests/support/FakeClock.h"
#include "tests/support/TestProgram.h"

#include <QTest>

#include <thread>

using namespace yichuang;
using namespace std::chrono_literals;
using desk::TrustedClock;
using tests::FakeClock;

class TrustedClockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isTheWallClockWhenNobodyKnowsBetter();
    void followsTheCentresOffset();
    void goesOnWhenTheWallIsSetBack();
    void followsTheWallAgainOnceItHasCaughtUp();
    void settingTheWallChangesNothingOnceTheCentreWasHeard();
    void theWallSetForwardIsBelievedUntilTheCentreSpeaks();
    void theCentresWordEndsAnUncertainTime();
    void nothingLiesBeforeTheJournal();
    void anOlderJournalDoesNotLowerTheTime();
    void theTicksOfTwoClocksAreNoDoubt();
    void trustedIsAlwaysWallPlusOffset();
    void neverGoesBackOnTheRealClock();
    void neverGoesBackForManyThreads();
};

void TrustedClockTest::isTheWallClockWhenNobodyKnowsBetter()
{
    FakeClock wall;
    TrustedClock clock(wall);
    const TrustedClock::Reading reading = clock.read();
    QVERIFY(reading.wall == wall.now());
    QVERIFY(reading.trusted() == wall.now());
    QCOMPARE(reading.offsetMs, 0);
    QCOMPARE(reading.uncertaintyMs, -1);
    QCOMPARE(reading.sinceBootMs, wall.sinceBoot().count());
    wall.advance(5s);
    QVERIFY(clock.now() == wall.now());
}

void TrustedClockTest::followsTheCentresOffset()
{
    FakeClock wall;
    TrustedClock clock(wall);
    clock.setOffset(-90'000, 40);
    const TrustedClock::Reading reading = clock.read();
    QVERIFY(reading.trusted() == wall.now() - 90s);
    QCOMPARE(reading.offsetMs, -90'000);
    QCOMPARE(reading.uncertaintyMs, 40);
    wall.advance(1h);
    QVERIFY(clock.now() == wall.now() - 90s);
}

void TrustedClockTest::goesOnWhenTheWallIsSetBack()
{
    FakeClock wall;
    TrustedClock clock(wall);
    clock.setOffset(2000, 40);
    const base::Instant before = clock.now();
    wall.advance(10s);
    wall.setWall(wall.now() - 24h);
    const TrustedClock::Reading reading = clock.read();
    QVERIFY(reading.trusted() == before + 10s);
    QVERIFY(reading.wall == wall.now());
    QCOMPARE(reading.offsetMs, 2000 + 24 * 3'600'000);
    QCOMPARE(reading.uncertaintyMs, 40);
    wall.advance(1min);
    QVERIFY(clock.now() == before + 70s);
}

void TrustedClockTest::followsTheWallAgainOnceItHasCaughtUp()
{
    FakeClock wall;
    TrustedClock clock(wall);
    const base::Instant start = clock.now();
    wall.setWall(start - 1h);
    QVERIFY(clock.now() == start);
    QVERIFY2(clock.read().uncertaintyMs < 0, "nobody knows how right the time is");
    wall.setWall(start + 1min);
    const TrustedClock::Reading reading = clock.read();
    QVERIFY(reading.trusted() == start + 1min);
    QCOMPARE(reading.offsetMs, 0);
}

// An hour ahead would stay in the journal, and the centre would refuse everything as coming from the future.
void TrustedClockTest::settingTheWallChangesNothingOnceTheCentreWasHeard()
{
    FakeClock wall;
    TrustedClock clock(wall);
    clock.setOffset(500, 40);
    const base::Instant start = clock.now();
    for (const std::chrono::milliseconds step : {std::chrono::milliseconds(1h), std::chrono::milliseconds(-26h), std::chrono::milliseconds(3s)}) {
        wall.setWall(start + step);
        const TrustedClock::Reading reading = clock.read();
        QVERIFY(reading.trusted() == start);
        QVERIFY(reading.wall == wall.now());
        QCOMPARE(reading.uncertaintyMs, 40);
    }
    wall.setWall(start);
    wall.advance(1h);
    QVERIFY(clock.now() >= start + 1h && clock.now() <= start + 1h + 500ms);
}

void TrustedClockTest::theWallSetForwardIsBelievedUntilTheCentreSpeaks()
{
    FakeClock wall;
    TrustedClock clock(wall);
    const base::Instant real = clock.now();
    wall.setWall(real + 24h);
    QVERIFY(clock.now() == real + 24h);
    wall.setWall(real);
    QVERIFY2(clock.now() == real + 24h, "without the centre the time stays ahead rather than going back");
    wall.setWall(real + 24h);
    clock.setOffset(-24 * 3'600'000, 30);
    const TrustedClock::Reading reading = clock.read();
    QVERIFY(reading.trusted() == real);
    QCOMPARE(reading.uncertaintyMs, 30);
}

void TrustedClockTest::theCentresWordEndsAnUncertainTime()
{
    FakeClock wall;
    TrustedClock clock(wall);
    const base::Instant real = clock.now();
    wall.setWall(real - 24h);
    QVERIFY(clock.read().uncertaintyMs < 0);
    clock.setOffset(24 * 3'600'000, 25);
    const TrustedClock::Reading reading = clock.read();
    QVERIFY(reading.trusted() == real);
    QCOMPARE(reading.uncertaintyMs, 25);
}

void TrustedClockTest::nothingLiesBeforeTheJournal()
{
    FakeClock wall;
    TrustedClock clock(wall);
    const base::Instant lastOperation = wall.now() + 3h;
    clock.notBefore(lastOperation);
    QVERIFY(clock.now() == lastOperation);
    wall.advance(10s);
    QVERIFY(clock.now() == lastOperation + 10s);
    wall.advance(1ms);
    TrustedClock other(wall);
    other.notBefore(wall.now() - 3h);
    QVERIFY(other.now() == wall.now());
}

void TrustedClockTest::anOlderJournalDoesNotLowerTheTime()
{
    FakeClock wall;
    TrustedClock clock(wall);
    const base::Instant start = clock.now();
    wall.advance(1h);
    wall.setWall(start - 1h);
    // Later than the last moment given out, but earlier than what that has become since.
    clock.notBefore(start + 30min);
    QVERIFY(clock.now() == start + 1h);
}

// Two clocks cut to milliseconds differ by one now and then; an operation's time is no less certain for it.
void TrustedClockTest::theTicksOfTwoClocksAreNoDoubt()
{
    FakeClock wall;
    TrustedClock clock(wall);
    clock.setOffset(0, 40);
    const base::Instant start = clock.now();
    wall.advance(1000ms);
    wall.setWall(start + 999ms);
    const TrustedClock::Reading reading = clock.read();
    QVERIFY(reading.trusted() == start + 1000ms);
    QVERIFY2(reading.uncertaintyMs >= 40 && reading.uncertaintyMs <= 42, qPrintable(QString::number(reading.uncertaintyMs)));
}

void TrustedClockTest::trustedIsAlwaysWallPlusOffset()
{
    FakeClock wall;
    TrustedClock clock(wall);
    for (const std::chrono::milliseconds jump : {0ms, 5000ms, -60'000ms, 1ms, -1ms, 3'600'000ms}) {
        wall.advance(10ms);
        wall.setWall(wall.now() + jump);
        const TrustedClock::Reading reading = clock.read();
        QVERIFY(reading.trusted() == reading.wall + std::chrono::milliseconds(reading.offsetMs));
        QVERIFY(reading.wall == wall.now());
    }
}

void TrustedClockTest::neverGoesBackOnTheRealClock()
{
    const base::SystemClock wall;
    TrustedClock clock(wall);
    clock.setOffset(0, 40);
    base::Instant last = clock.now();
    for (int i = 0; i < 200'000; ++i) {
        const TrustedClock::Reading reading = clock.read();
        QVERIFY(reading.trusted() >= last);
        QVERIFY2(reading.uncertaintyMs >= 40, "a clock nobody touched became uncertain");
        last = reading.trusted();
    }
}

void TrustedClockTest::neverGoesBackForManyThreads()
{
    FakeClock wall;
    TrustedClock clock(wall);
    std::atomic<bool> wentBack = false;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            base::Instant last;
            for (int i = 0; i < 20'000; ++i) {
                const base::Instant next = clock.now();
                wentBack = wentBack || next < last;
                last = next;
            }
        });
    }
    for (int i = 0; i < 2000; ++i) {
        wall.advance(3ms);
        wall.setWall(wall.now() + (i % 2 == 0 ? 1h : -1h));
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    QVERIFY(!wentBack);
}

YICHUANG_TEST(TrustedClockTest)
#include "TrustedClockTest.moc"
