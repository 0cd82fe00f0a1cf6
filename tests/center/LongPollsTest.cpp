// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/LongPolls.h"
#include "tests/support/TestProgram.h"

#include <QTest>

#include <atomic>
#include <memory>

using namespace yichuang::center;

/// Each waiter is called once, for the right reason.
class LongPollsTest final : public QObject {
    Q_OBJECT

    using Why = LongPolls::Why;
    static LongPolls::TimePoint in(std::chrono::milliseconds time) { return std::chrono::steady_clock::now() + time; }
    static LongPolls::Waiting since(qint64 seen, const QStringList &scopes = {}) { return {seen, in(std::chrono::seconds(30)), scopes}; }
    /// What a waiter was called with; -1 = nothing yet.
    struct Called {
        std::shared_ptr<std::atomic<int>> why = std::make_shared<std::atomic<int>>(-1);
        [[nodiscard]] LongPolls::Waiter waiter() const
        {
            return [why = why](Why now) { *why = static_cast<int>(now); };
        }
        [[nodiscard]] bool is(Why expected) const { return *why == static_cast<int>(expected); }
        [[nodiscard]] bool isNot() const { return *why == -1; }
    };

private Q_SLOTS:
    void whoeverIsBehindIsCalled()
    {
        LongPolls polls([] {});
        const Called behind;
        const Called ahead;
        polls.add(since(4), behind.waiter());
        polls.add(since(5), ahead.waiter());
        polls.announce({4, 5, {}});
        QTRY_VERIFY(behind.is(Why::Moved));
        QVERIFY(ahead.isNot());
        QCOMPARE(polls.count(), size_t(1));
        polls.close();
        QTRY_VERIFY(ahead.is(Why::Closing));
    }

    void onlyThoseConcernedAreCalled()
    {
        LongPolls polls([] {});
        const Called here;
        const Called elsewhere;
        const Called self;
        polls.add(since(4, {QStringLiteral("hall:a"), QStringLiteral("workstation:1")}), here.waiter());
        polls.add(since(4, {QStringLiteral("hall:b"), QStringLiteral("workstation:2")}), elsewhere.waiter());
        polls.add(since(4, {QStringLiteral("hall:c"), QStringLiteral("workstation:3")}), self.waiter());
        polls.announce({4, 6, {QStringLiteral("hall:a"), QStringLiteral("workstation:3")}});
        QTRY_VERIFY(here.is(Why::Moved));
        QTRY_VERIFY(self.is(Why::Moved));
        QVERIFY(elsewhere.isNot());
        polls.announce({6, 7, {QStringLiteral("everyone")}});
        QTRY_VERIFY(elsewhere.is(Why::Moved));
    }

    void anAnnouncementBeforeItsWaiterIsNotLost()
    {
        LongPolls polls([] {});
        polls.announce({8, 9, {QStringLiteral("hall:a")}});
        const Called here;
        const Called elsewhere;
        polls.add(since(8, {QStringLiteral("hall:b")}), elsewhere.waiter());
        polls.add(since(8, {QStringLiteral("hall:a")}), here.waiter());
        QTRY_VERIFY(here.is(Why::Moved));
        QVERIFY(elsewhere.isNot());
    }

    /// A notice was lost, or another process wrote: found by the glance, but not before a later one confirms it.
    void whatNobodyToldIsFound()
    {
        LongPolls polls([] {}, std::chrono::hours(1));
        const Called called;
        polls.add(since(4, {QStringLiteral("hall:a")}), called.waiter());
        polls.announce({6, 7, {QStringLiteral("hall:b")}}); // 5 and 6 were told to nobody
        polls.sawHead(7, polls.top());
        QVERIFY(called.isNot());
        polls.sawHead(7, polls.top());
        QTRY_VERIFY(called.is(Why::Moved));
    }

    void movesMayBeToldInAnyOrder()
    {
        LongPolls polls([] {}, std::chrono::hours(1));
        const Called called;
        polls.add(since(4, {QStringLiteral("hall:a")}), called.waiter());
        polls.announce({6, 7, {QStringLiteral("hall:b")}});
        polls.announce({4, 6, {QStringLiteral("hall:b")}});
        polls.announce({4, 6, {QStringLiteral("hall:b")}});
        polls.sawHead(7, polls.top());
        polls.sawHead(7, polls.top());
        QCOMPARE(polls.count(), size_t(1));
        QVERIFY(called.isNot());
    }

    /// A standby without the last commits took over: who waits is called once, and then waits again in peace.
    void aFeedThatWentBackIsFollowedFromThere()
    {
        LongPolls polls([] {}, std::chrono::hours(1));
        const Called before;
        polls.announce({8, 9, {QStringLiteral("hall:a")}});
        polls.add(since(9, {QStringLiteral("hall:a")}), before.waiter());
        polls.sawHead(5, polls.top());
        QTRY_VERIFY(before.is(Why::Moved));
        const Called again;
        polls.add(since(5, {QStringLiteral("hall:a")}), again.waiter());
        polls.sawHead(5, polls.top());
        polls.sawHead(5, polls.top());
        QCOMPARE(polls.count(), size_t(1));
        QVERIFY(again.isNot());
        polls.announce({5, 6, {QStringLiteral("hall:a")}});
        QTRY_VERIFY(again.is(Why::Moved));
    }

    void timeEnds()
    {
        LongPolls polls([] {});
        const Called called;
        polls.add({0, in(std::chrono::milliseconds(50)), {}}, called.waiter());
        QTRY_VERIFY(called.is(Why::TimeOver));
        QCOMPARE(polls.count(), size_t(0));
    }

    void afterClosingEverybodyIsAnsweredAtOnce()
    {
        LongPolls polls([] {});
        const Called before;
        const Called after;
        polls.add(since(0), before.waiter());
        polls.close();
        QTRY_VERIFY(before.is(Why::Closing));
        QTest::qWait(50);
        polls.add(since(0), after.waiter());
        QTRY_VERIFY(after.is(Why::Closing));
    }

    void glancesHappenOnlyWhileSomebodyWaits()
    {
        std::atomic<int> glances = 0;
        LongPolls polls([&] { ++glances; }, std::chrono::milliseconds(10));
        QTest::qWait(100);
        QCOMPARE(glances.load(), 0);
        polls.add(since(0), [](Why) {});
        QTRY_VERIFY(glances.load() > 2);
    }
};

YICHUANG_TEST(LongPollsTest)
#include "LongPollsTest.moc"
