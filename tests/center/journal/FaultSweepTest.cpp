// SPDX-License-Identifier: Apache-2.0
#include "center/store/ChangePages.h"
#include "tests/support/Expect.h"
#include "tests/support/center/CentreFixture.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;
using domain::ActKind;
using protocol::Answer;
using protocol::AnswerStatus;

/// The n-th statement goes wrong, for every n.
class FaultSweepTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingAcknowledgedIsLost();
    void norWhenWritingWithMoreCareFailsToo();
    void aNumberIsReservedOnce();
    void everyPageFailsWholeOrIsWhole();

private:
    void sweep(CentreFixture &centre, const std::shared_ptr<FaultPlan> &plan);
    int m_retries = 0;
};

void FaultSweepTest::sweep(CentreFixture &centre, const std::shared_ptr<FaultPlan> &plan)
{
    FakeWorkstation desk = centre.enrol("01");
    CaseBuilder first = desk.newCase("ggcs-ws");
    CaseBuilder second = desk.newCase("hk-cs");
    (void)desk.act(first, ActKind::Accept);
    (void)desk.act(second, ActKind::Complete);
    (void)desk.act(first, ActKind::Amend);

    centre.restartWithFaults(plan);
    const std::vector<Answer> answers = centre.offer(desk, desk.journal());
    centre.restart();

    const auto again = centre.offer(desk, desk.journal());
    for (size_t i = 0; i < answers.size(); ++i) {
        const bool wasAcknowledged = answers[i].status == AnswerStatus::Applied;
        m_retries += answers[i].status == AnswerStatus::Retry ? 1 : 0;
        if (wasAcknowledged && (again[i].status != AnswerStatus::Duplicate || again[i].effective().value() != answers[i])) {
            qFatal("fault %lld, %lld: an acknowledged operation was lost", plan->failAt, plan->failAgain);
        }
        if (again[i].effective()->status != AnswerStatus::Applied) {
            qFatal("fault %lld, %lld: operation %zu did not converge", plan->failAt, plan->failAgain, i);
        }
    }
}

// A transaction that failed once is written again at once: nobody has to come back for it.
void FaultSweepTest::nothingAcknowledgedIsLost()
{
    CentreFixture centre;
    qint64 n = 0;
    for (bool struck = true; struck; ++n) {
        auto plan = std::make_shared<FaultPlan>();
        plan->failAt = n;
        sweep(centre, plan);
        struck = plan->struck;
    }
    QCOMPARE(centre.findings(), QString());
    QVERIFY2(n > 30, qPrintable(QString::number(n)));
    QCOMPARE(m_retries, 0);
}

void FaultSweepTest::norWhenWritingWithMoreCareFailsToo()
{
    constexpr qint64 inTheFirstWriting = 8;
    CentreFixture centre;
    qint64 n = 0;
    for (bool struck = true; struck; ++n) {
        auto plan = std::make_shared<FaultPlan>();
        plan->failAt = inTheFirstWriting;
        plan->failAgain = n;
        sweep(centre, plan);
        QVERIFY(plan->struck);
        struck = plan->struckAgain;
    }
    QCOMPARE(centre.findings(), QString());
    QVERIFY2(n > 40, qPrintable(QString::number(n)));
    QVERIFY(m_retries > 0);
}

// The answer was lost, at whatever statement: the same request gets one block, and no other block overlaps it.
void FaultSweepTest::aNumberIsReservedOnce()
{
    CentreFixture centre;
    const FakeWorkstation desk = centre.enrol("01");
    qint64 n = 0;
    for (bool struck = true; struck; ++n) {
        const QString request = QStringLiteral("request-%1").arg(n);
        const auto grant = [&](const center::WriteContext &write) {
            return write.stores.grantNumbers(request, desk.enrolled(), 50, write.now).map([](const domain::NumberBlock &) {});
        };
        auto plan = std::make_shared<FaultPlan>();
        plan->failAt = n;
        centre.restartWithFaults(plan);
        const bool granted = centre.perform(grant).has_value();
        struck = plan->struck;
        QVERIFY(granted || struck);
        centre.restart();
        EXPECT_OK(centre.perform(grant));
    }
    qint64 last = 0;
    const auto blocks = centre.read()->numberBlocks.list(desk.enrolled());
    EXPECT_OK(blocks);
    QCOMPARE(static_cast<qint64>(blocks->size()), n + 1); // that of the enrolment, and one a request
    for (const domain::NumberBlock &block : *blocks) {
        QVERIFY(block.firstSerial > last);
        last = block.lastSerial;
    }
    QVERIFY2(n > 8, qPrintable(QString::number(n)));
}

void FaultSweepTest::everyPageFailsWholeOrIsWhole()
{
    CentreFixture centre;
    FakeWorkstation desk = centre.enrol("01");
    for (int i = 0; i < 3; ++i) {
        CaseBuilder builder = desk.newCase("ggcs-ws");
        (void)desk.act(builder, ActKind::Accept);
    }
    (void)centre.offer(desk, desk.journal());
    const center::Follower follower{desk.enrolled().id, desk.enrolled().hall};
    const auto whole = center::ChangePages(*centre.read()).page(follower, {}, 500, centre.clock.now());
    EXPECT_OK(whole);
    qint64 n = 0;
    for (bool struck = true; struck; ++n) {
        auto plan = std::make_shared<FaultPlan>();
        const auto stores = centre.readWithFaults(plan);
        plan->calls = 0;
        plan->failAt = n;
        const auto page = center::ChangePages(*stores).page(follower, {}, 500, centre.clock.now());
        struck = plan->struck;
        QCOMPARE(page.has_value(), !struck);
        if (page) {
            QCOMPARE(*page, *whole);
        }
    }
    QVERIFY2(n > 10, qPrintable(QString::number(n)));
}

YICHUANG_TEST(FaultSweepTest)
#include "FaultSweepTest.moc"
