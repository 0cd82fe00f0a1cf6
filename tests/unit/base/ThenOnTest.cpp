// SPDX-License-Identifier: Apache-2.0
#include "app/base/ThenOn.h"

#include "app/base/Result.h"
#include "tests/support/TestProgram.h"

#include <QPointer>
#include <QPromise>
#include <QTest>
#include <QThread>

#include <memory>
#include <thread>

using namespace yichuang::base;

class ThenOnTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bringsTheResultToTheContextsThread();
    void bringsAFailureToo();
    void bringsAResultThatWasThereBefore();
    void neverCallsAtOnce();
    void doesNotCallWhenTheContextDiesFirst();
    void doesNotCallWhenTheContextDiesBeforeDelivery();
    void doesNotCallWhenCancelled();
    void doesNotCallWhenThePromiseIsDropped();
    void tellsWhenCancelled_data();
    void tellsWhenCancelled();
    void mayEndItsOwnContext();
    void leavesNothingBehind();
    void callsEachOfManyOnce();
};

namespace {

template<typename T>
QPromise<T> started()
{
    QPromise<T> promise;
    promise.start();
    return promise;
}

// Lets everything that is posted by now be delivered, deferred deletions too.
void deliver()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::sendPostedEvents();
}

} // namespace

void ThenOnTest::bringsTheResultToTheContextsThread()
{
    QObject context;
    QPromise<int> promise = started<int>();
    int got = 0;
    QThread *thread = nullptr;
    thenOn(&context, promise.future(), [&](int value) {
        got = value;
        thread = QThread::currentThread();
    });
    std::thread other([&promise] {
        promise.addResult(42);
        promise.finish();
    });
    other.join();
    QTRY_COMPARE(got, 42);
    QCOMPARE(thread, QThread::currentThread());
}

void ThenOnTest::bringsAFailureToo()
{
    QObject context;
    QPromise<Result<int>> promise = started<Result<int>>();
    Error got;
    thenOn(&context, promise.future(), [&got](const Result<int> &result) { got = result.error(); });
    promise.addResult(Result<int>(fail(ErrorCode::Busy, QStringLiteral("later"))));
    promise.finish();
    QTRY_COMPARE(got.code, ErrorCode::Busy);
    QCOMPARE(got.detail, QStringLiteral("later"));
}

void ThenOnTest::bringsAResultThatWasThereBefore()
{
    QObject context;
    QPromise<int> promise = started<int>();
    promise.addResult(7);
    promise.finish();
    int got = 0;
    thenOn(&context, promise.future(), [&got](int value) { got = value; });
    QTRY_COMPARE(got, 7);
}

// Callers may finish building their state after the call.
void ThenOnTest::neverCallsAtOnce()
{
    QObject context;
    QPromise<int> promise = started<int>();
    promise.addResult(7);
    promise.finish();
    int calls = 0;
    thenOn(&context, promise.future(), [&calls](int) { ++calls; });
    QCOMPARE(calls, 0);
    QTRY_COMPARE(calls, 1);
}

void ThenOnTest::doesNotCallWhenTheContextDiesFirst()
{
    auto context = std::make_unique<QObject>();
    QPromise<int> promise = started<int>();
    int calls = 0;
    thenOn(context.get(), promise.future(), [&calls](int) { ++calls; });
    context.reset();
    promise.addResult(1);
    promise.finish();
    deliver();
    QCOMPARE(calls, 0);
}

void ThenOnTest::doesNotCallWhenTheContextDiesBeforeDelivery()
{
    auto context = std::make_unique<QObject>();
    QPromise<int> promise = started<int>();
    int calls = 0;
    thenOn(context.get(), promise.future(), [&calls](int) { ++calls; });
    promise.addResult(1);
    promise.finish();
    context.reset();
    deliver();
    QCOMPARE(calls, 0);
}

void ThenOnTest::doesNotCallWhenCancelled()
{
    QObject context;
    QPromise<int> promise = started<int>();
    int calls = 0;
    thenOn(&context, promise.future(), [&calls](int) { ++calls; });
    promise.future().cancel();
    promise.addResult(1);
    promise.finish();
    deliver();
    QCOMPARE(calls, 0);
    QVERIFY(context.children().isEmpty());
}

void ThenOnTest::doesNotCallWhenThePromiseIsDropped()
{
    QObject context;
    int calls = 0;
    {
        QPromise<int> promise = started<int>();
        thenOn(&context, promise.future(), [&calls](int) { ++calls; });
    }
    deliver();
    QCOMPARE(calls, 0);
    QVERIFY(context.children().isEmpty());
}

void ThenOnTest::tellsWhenCancelled_data()
{
    QTest::addColumn<bool>("contextLives");
    QTest::newRow("context lives") << true;
    QTest::newRow("context is gone") << false;
}

void ThenOnTest::tellsWhenCancelled()
{
    QFETCH(bool, contextLives);
    auto context = std::make_unique<QObject>();
    int results = 0;
    int cancels = 0;
    {
        QPromise<int> promise = started<int>();
        thenOn(
            context.get(), promise.future(), [&results](int) { ++results; }, [&cancels] { ++cancels; });
    }
    if (!contextLives) {
        context.reset();
    }
    deliver();
    QCOMPARE(results, 0);
    QCOMPARE(cancels, contextLives ? 1 : 0);
}

void ThenOnTest::mayEndItsOwnContext()
{
    auto *context = new QObject;
    const QPointer<QObject> watched(context);
    QPromise<int> promise = started<int>();
    const auto kept = std::make_shared<int>(9);
    int got = 0;
    thenOn(context, promise.future(), [context, kept, &got](int) {
        context->deleteLater();
        got = *kept;
    });
    promise.addResult(1);
    promise.finish();
    QTRY_COMPARE(got, 9);
    deliver();
    QVERIFY(watched.isNull());
    QCOMPARE(kept.use_count(), 1L);
}

void ThenOnTest::leavesNothingBehind()
{
    QObject context;
    const auto kept = std::make_shared<int>(1);
    QPromise<int> promise = started<int>();
    int calls = 0;
    thenOn(&context, promise.future(), [kept, &calls](int) { ++calls; });
    QCOMPARE(kept.use_count(), 2L);
    promise.addResult(1);
    promise.finish();
    QTRY_COMPARE(calls, 1);
    deliver();
    QVERIFY(context.children().isEmpty());
    QCOMPARE(kept.use_count(), 1L);
}

void ThenOnTest::callsEachOfManyOnce()
{
    constexpr int Count = 500;
    QObject context;
    std::vector<QPromise<int>> promises;
    std::vector<int> calls(Count, 0);
    for (int i = 0; i < Count; ++i) {
        promises.push_back(started<int>());
        thenOn(&context, promises.back().future(), [&calls](int value) { ++calls[static_cast<size_t>(value)]; });
    }
    std::thread other([&promises] {
        for (size_t i = 0; i < promises.size(); ++i) {
            promises[i].addResult(static_cast<int>(i));
            promises[i].finish();
        }
    });
    other.join();
    QTRY_VERIFY(std::all_of(calls.begin(), calls.end(), [](int n) { return n == 1; }));
}

YICHUANG_TEST(ThenOnTest)
#include "ThenOnTest.moc"
