// SPDX-License-Identifier: Apache-2.0
#include "app/net/RetryPlan.h"

#include "tests/support/FakeClock.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace std::chrono_literals;
using sync::Failure;
using sync::FailureClass;
using sync::RetryPlan;
using Gate = RetryPlan::Gate;

namespace {

Failure failure(FailureClass kind, std::chrono::milliseconds after = 0ms)
{
    return {kind, {base::ErrorCode::Unavailable, QStringLiteral("test"), "test.reason"}, after, {}};
}

const auto Middle = [] { return 0.5; }; // no jitter

} // namespace

class RetryPlanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void networkWaitsThreeTimesEvenlyThenDoublesToTenMinutes()
    {
        RetryPlan plan(Middle);
        const base::Instant now = tests::FakeClock().now();
        for (const auto expected : {5s, 5s, 5s, 10s, 20s, 40s, 80s, 160s, 320s, 600s, 600s, 600s}) {
            plan.failed(failure(FailureClass::Network), now);
            QCOMPARE(*plan.nextTry() - now, std::chrono::milliseconds(expected));
            QCOMPARE(plan.gate(now), Gate::Waiting);
            QCOMPARE(plan.gate(now + expected), Gate::Open);
        }
        plan.succeeded();
        QCOMPARE(plan.gate(now), Gate::Open);
        plan.failed(failure(FailureClass::Network), now);
        QCOMPARE(*plan.nextTry() - now, 5000ms);
    }

    void jitterStaysWithinAFifth()
    {
        const base::Instant now = tests::FakeClock().now();
        RetryPlan low([] { return 0.0; });
        low.failed(failure(FailureClass::Network), now);
        QCOMPARE(*low.nextTry() - now, 4000ms);
        RetryPlan high([] { return 0.999; });
        high.failed(failure(FailureClass::Network), now);
        QVERIFY(*high.nextTry() - now > 5900ms && *high.nextTry() - now < 6000ms);
    }

    void busyNeverComesEarlierThanAsked()
    {
        const base::Instant now = tests::FakeClock().now();
        RetryPlan plan([] { return 0.0; });
        plan.failed(failure(FailureClass::Busy, 90s), now);
        QCOMPARE(*plan.nextTry() - now, 90'000ms);
        // The cable has nothing to do with it.
        plan.linkReturned();
        QCOMPARE(plan.gate(now), Gate::Waiting);
        plan.retryNow();
        QCOMPARE(plan.gate(now), Gate::Open);
    }

    void whatOpensWhat_data()
    {
        QTest::addColumn<FailureClass>("kind");
        QTest::addColumn<bool>("time");
        QTest::addColumn<bool>("link");
        QTest::addColumn<bool>("authorised");
        QTest::newRow("network") << FailureClass::Network << true << true << false;
        QTest::newRow("busy") << FailureClass::Busy << true << false << false;
        QTest::newRow("unsupported") << FailureClass::Unsupported << true << false << false;
        QTest::newRow("auth") << FailureClass::Auth << false << false << true;
        QTest::newRow("fatal") << FailureClass::Fatal << false << false << false;
    }
    void whatOpensWhat()
    {
        QFETCH(FailureClass, kind);
        QFETCH(bool, time);
        QFETCH(bool, link);
        QFETCH(bool, authorised);
        const base::Instant now = tests::FakeClock().now();
        RetryPlan plan(Middle);
        plan.failed(failure(kind), now);
        QVERIFY(plan.gate(now) != Gate::Open);
        QCOMPARE(plan.gate(now + 24h) == Gate::Open, time);
        RetryPlan byLink = plan;
        byLink.linkReturned();
        QCOMPARE(byLink.gate(now) == Gate::Open, link);
        RetryPlan bySignIn = plan;
        bySignIn.authorised();
        QCOMPARE(bySignIn.gate(now) == Gate::Open, authorised);
        plan.retryNow();
        QCOMPARE(plan.gate(now), Gate::Open);
    }

    void aFlappingLinkKeepsItsCount()
    {
        const base::Instant now = tests::FakeClock().now();
        RetryPlan plan(Middle);
        for (int i = 0; i < 5; ++i) {
            plan.failed(failure(FailureClass::Network), now);
            plan.linkReturned();
        }
        plan.failed(failure(FailureClass::Network), now);
        QCOMPARE(*plan.nextTry() - now, 40'000ms);
    }

    void memorySurvivesARestart()
    {
        const base::Instant now = tests::FakeClock().now();
        RetryPlan before(Middle);
        for (int i = 0; i < 6; ++i) {
            before.failed(failure(FailureClass::Network), now);
        }
        RetryPlan after(Middle);
        after.restore(before.toJson(), now + 10s);
        QCOMPARE(after.failures(), 6);
        QCOMPARE(after.gate(now + 10s), Gate::Waiting);
        QCOMPARE(after.nextTry(), before.nextTry());
        QCOMPARE(after.lastFailure()->error.reason, QByteArray("test.reason"));
        QCOMPARE(after.gate(now + 41s), Gate::Open);
    }

    void aTimeTooFarAwayIsNotBelieved()
    {
        const base::Instant now = tests::FakeClock().now();
        RetryPlan before(Middle);
        before.failed(failure(FailureClass::Network), now);
        RetryPlan after(Middle);
        after.restore(before.toJson(), now - 72h); // the wall clock was set back
        QCOMPARE(after.gate(now - 72h), Gate::Open);
        QCOMPARE(after.failures(), 1);
    }

    void authIsTriedOnceMoreAfterARestart()
    {
        const base::Instant now = tests::FakeClock().now();
        RetryPlan before(Middle);
        before.failed(failure(FailureClass::Auth), now);
        RetryPlan after(Middle);
        after.restore(before.toJson(), now);
        QCOMPARE(after.gate(now), Gate::Open);
    }

    void damagedMemoryIsNoMemory()
    {
        RetryPlan plan(Middle);
        plan.restore({{QStringLiteral("count"), QStringLiteral("many")}}, tests::FakeClock().now());
        QCOMPARE(plan.failures(), 0);
        QCOMPARE(plan.gate(tests::FakeClock().now()), Gate::Open);
    }
};

YICHUANG_TEST(RetryPlanTest)
#include "RetryPlanTest.moc"
