// SPDX-License-Identifier: Apache-2.0
#include "app/base/Clock.h"
#include "tests/support/FakeClock.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang::base;
using namespace std::chrono_literals;

class ClockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSystemClockIsTheWallClock();
    void sinceBootNeverGoesBack();
    void theFakeClockMovesOnlyWhenTold();
};

void ClockTest::theSystemClockIsTheWallClock()
{
    const SystemClock clock;
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const qint64 now = toMs(clock.now());
    const qint64 after = QDateTime::currentMSecsSinceEpoch();
    QVERIFY2(before <= now && now <= after, qPrintable(QStringLiteral("%1 %2 %3").arg(before).arg(now).arg(after)));
}

void ClockTest::sinceBootNeverGoesBack()
{
    const SystemClock clock;
    auto last = clock.sinceBoot();
    QVERIFY(last > 0ms);
    for (int i = 0; i < 100'000; ++i) {
        const auto next = clock.sinceBoot();
        QVERIFY(next >= last);
        last = next;
    }
}

void ClockTest::theFakeClockMovesOnlyWhenTold()
{
    yichuang::tests::FakeClock clock;
    const Instant start = clock.now();
    const auto boot = clock.sinceBoot();
    QCOMPARE(toIso(start), QStringLiteral("2026-11-23T02:42:00.000Z"));
    clock.advance(90s);
    QCOMPARE(clock.now() - start, 90'000ms);
    QCOMPARE(clock.sinceBoot() - boot, 90'000ms);
    clock.setWall(start - 24h);
    QVERIFY(clock.now() == start - 24h);
    QCOMPARE(clock.sinceBoot() - boot, 90'000ms);
}

YICHUANG_TEST(ClockTest)
#include "ClockTest.moc"
