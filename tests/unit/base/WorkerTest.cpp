// SPDX-License-Identifier: Apache-2.0
#include "app/base/Worker.h"

#include "app/base/GiveWay.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QTest>

#include <atomic>
#include <latch>
#include <memory>
#include <numeric>
#include <thread>

#include <pthread.h>
#include <sys/resource.h>

using namespace yichuang::base;

class WorkerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsOnItsOwnThread();
    void isNamed();
    void givesWayAlone();
    void bringsResultsAndFailures();
    void keepsTheOrder();
    void keepsTheOrderOfEachOfManyPosters();
    void aJobMayPostAnother();
    void theDestructorFinishesTheRunningJobAndCancelsTheRest();
    void whatARunningJobPostsAtTheEndIsCancelled();
    void jobsAreForgottenOnceRun();
    void anIdleWorkerEndsAtOnce();
};

void WorkerTest::runsOnItsOwnThread()
{
    Worker worker("test");
    const std::thread::id first = worker.run([] { return std::this_thread::get_id(); }).result();
    const std::thread::id second = worker.run([] { return std::this_thread::get_id(); }).result();
    QVERIFY(first != std::this_thread::get_id());
    QVERIFY(first == second);
}

void WorkerTest::isNamed()
{
    const auto nameOf = [](Worker &worker) {
        return worker
            .run([] {
                std::array<char, 32> name{};
                pthread_getname_np(pthread_self(), name.data(), name.size());
                return QString::fromLatin1(name.data());
            })
            .result();
    };
    Worker store("store");
    Worker longName("a name longer than Linux keeps");
    // The name is set by the starting thread, perhaps after the first job began.
    QTRY_COMPARE(nameOf(store), QStringLiteral("store"));
    QTRY_COMPARE(nameOf(longName), QStringLiteral("a name longer t"));
}

void WorkerTest::givesWayAlone()
{
    const auto niceness = [] { return ::getpriority(PRIO_PROCESS, 0); };
    const int before = niceness();
    Worker worker("behind");
    worker.post(giveWay);
    QCOMPARE(worker.run(niceness).result(), std::max(before, 10));
    QCOMPARE(niceness(), before);
}

void WorkerTest::bringsResultsAndFailures()
{
    Worker worker("test");
    QCOMPARE(worker.run([] { return 42; }).result(), 42);
    const auto failed = worker.run([]() -> Result<int> { return fail(ErrorCode::Busy, QStringLiteral("later")); }).result();
    EXPECT_FAILS(failed, ErrorCode::Busy);
    EXPECT_OK(worker.run([]() -> Result<void> { return {}; }).result());
}

void WorkerTest::keepsTheOrder()
{
    Worker worker("test");
    std::vector<int> order;
    for (int i = 0; i < 10'000; ++i) {
        worker.post([&order, i] { order.push_back(i); });
    }
    // The last job's result comes after all others ran, on the same thread.
    QCOMPARE(worker.run([&order] { return order.size(); }).result(), size_t(10'000));
    std::vector<int> expected(10'000);
    std::iota(expected.begin(), expected.end(), 0);
    QVERIFY(order == expected);
}

void WorkerTest::keepsTheOrderOfEachOfManyPosters()
{
    constexpr int Posters = 8;
    constexpr int Each = 2000;
    Worker worker("test");
    std::array<std::vector<int>, Posters> seen;
    std::vector<std::thread> posters;
    for (int p = 0; p < Posters; ++p) {
        posters.emplace_back([&worker, &seen, p] {
            for (int i = 0; i < Each; ++i) {
                worker.post([&seen, p, i] { seen[static_cast<size_t>(p)].push_back(i); });
            }
        });
    }
    for (std::thread &poster : posters) {
        poster.join();
    }
    QVERIFY(worker.run([] { return true; }).result());
    std::vector<int> expected(Each);
    std::iota(expected.begin(), expected.end(), 0);
    for (const std::vector<int> &list : seen) {
        QVERIFY(list == expected);
    }
}

void WorkerTest::aJobMayPostAnother()
{
    Worker worker("test");
    std::atomic<int> ran = 0;
    QFuture<int> inner;
    worker.run([&] {
        inner = worker.run([&ran] { return ++ran; });
        return true;
    }).waitForFinished();
    QCOMPARE(inner.result(), 1);
}

namespace {

// A worker that is being ended cancels what is posted to it: that is how the running job sees it.
void waitUntilEnding(Worker &worker)
{
    while (!worker.run([] { return 1; }).isCanceled()) {
        std::this_thread::yield();
    }
}

} // namespace

void WorkerTest::theDestructorFinishesTheRunningJobAndCancelsTheRest()
{
    std::latch running(1);
    std::latch release(1);
    std::atomic<int> ran = 0;
    QFuture<int> first;
    std::vector<QFuture<int>> waiting;
    {
        Worker worker("test");
        first = worker.run([&] {
            running.count_down();
            release.wait();
            waitUntilEnding(worker);
            return ++ran;
        });
        running.wait();
        for (int i = 0; i < 100; ++i) {
            waiting.push_back(worker.run([&ran] { return ++ran; }));
        }
        release.count_down();
    }
    QVERIFY(first.isFinished());
    QVERIFY(!first.isCanceled());
    QCOMPARE(first.result(), 1);
    for (const QFuture<int> &future : waiting) {
        QVERIFY2(future.isFinished(), "somebody would wait for ever");
        QVERIFY(future.isCanceled());
        QCOMPARE(future.resultCount(), 0);
    }
    QCOMPARE(ran.load(), 1);
}

void WorkerTest::whatARunningJobPostsAtTheEndIsCancelled()
{
    QFuture<int> late;
    {
        // Ending before the job began would drop it.
        std::latch begun(1);
        Worker worker("test");
        worker.post([&] {
            begun.count_down();
            waitUntilEnding(worker);
            late = worker.run([] { return 1; });
        });
        begun.wait();
    }
    QVERIFY(late.isFinished());
    QVERIFY(late.isCanceled());
}

void WorkerTest::jobsAreForgottenOnceRun()
{
    Worker worker("test");
    const auto kept = std::make_shared<int>(1);
    worker.post([kept] { (void)kept; });
    QVERIFY(worker.run([] { return true; }).result());
    QCOMPARE(kept.use_count(), 1L);
}

void WorkerTest::anIdleWorkerEndsAtOnce()
{
    for (int i = 0; i < 200; ++i) {
        const Worker worker("test");
    }
}

YICHUANG_TEST(WorkerTest)
#include "WorkerTest.moc"
