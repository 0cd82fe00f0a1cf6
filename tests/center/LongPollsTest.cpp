// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/LongPolls.h"
#include "tests/support/TestProgram.h"

#include <QTest>

#include <atomic>
#include <optional>

using namespace yichuang::center;

/// Each waiter is called once, for the right reason.
class LongPollsTest final : public QObject {
    Q_OBJECT

    using Why = LongPolls::Why;
    static LongPolls::TimePoint in(std::chrono::milliseconds time) { return std::chrono::steady_clock::now() + time; }

private Q_SLOTS:
    void whoeverIsBehindIsCalled()
    {
        LongPolls polls([] {});
        std::atomic<int> behind = -1;
        std::atomic<int> ahead = -1;
        polls.add(4, in(std::chrono::seconds(30)), [&](Why why) { behind = static_cast<int>(why); });
        polls.add(5, in(std::chrono::seconds(30)), [&](Why why) { ahead = static_cast<int>(why); });
        polls.announce(5);
        QTRY_COMPARE(behind.load(), static_cast<int>(Why::Moved));
        QCOMPARE(ahead.load(), -1);
        QCOMPARE(polls.count(), size_t(1));
        polls.close();
        QTRY_COMPARE(ahead.load(), static_cast<int>(Why::Closing));
    }

    void anAnnouncementBeforeItsWaiterIsNotLost()
    {
        LongPolls polls([] {});
        polls.announce(9);
        std::atomic<int> called = -1;
        polls.add(8, in(std::chrono::seconds(30)), [&](Why why) { called = static_cast<int>(why); });
        QTRY_COMPARE(called.load(), static_cast<int>(Why::Moved));
    }

    void timeEnds()
    {
        LongPolls polls([] {});
        std::atomic<int> called = -1;
        polls.add(0, in(std::chrono::milliseconds(50)), [&](Why why) { called = static_cast<int>(why); });
        QTRY_COMPARE(called.load(), static_cast<int>(Why::TimeOver));
        QCOMPARE(polls.count(), size_t(0));
    }

    void afterClosingEverybodyIsAnsweredAtOnce()
    {
        std::atomic<int> called = 0;
        {
            LongPolls polls([] {});
            polls.add(0, in(std::chrono::seconds(30)), [&](Why) { ++called; });
            polls.close();
            QTRY_COMPARE(called.load(), 1);
        }
        QCOMPARE(called.load(), 1);
    }

    void glancesHappenOnlyWhileSomebodyWaits()
    {
        std::atomic<int> glances = 0;
        LongPolls polls([&] { ++glances; }, std::chrono::milliseconds(10));
        QTest::qWait(100);
        QCOMPARE(glances.load(), 0);
        polls.add(0, in(std::chrono::seconds(30)), [](Why) {});
        QTRY_VERIFY(glances.load() > 2);
    }
};

YICHUANG_TEST(LongPollsTest)
#include "LongPollsTest.moc"
