// SPDX-License-Identifier: Apache-2.0
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

private:
    enum class Struck { Yes, No };
    [[nodiscard]] Struck sweep(CentreFixture &centre, qint64 failAt);
    int m_retries = 0;
    int m_partial = 0;
};

FaultSweepTest::Struck FaultSweepTest::sweep(CentreFixture &centre, qint64 failAt)
{
    FakeWorkstation desk = centre.enrol("01");
    CaseBuilder first = desk.newCase("ggcs-ws");
    CaseBuilder second = desk.newCase("hk-cs");
    (void)desk.act(first, ActKind::Accept);
    (void)desk.act(second, ActKind::Complete);
    (void)desk.act(first, ActKind::Amend);

    auto plan = std::make_shared<FaultPlan>();
    plan->failAt = failAt;
    centre.restartWithFaults(plan);
    const std::vector<Answer> answers = centre.offer(desk, desk.journal());
    centre.restart();

    const auto again = centre.offer(desk, desk.journal());
    for (size_t i = 0; i < answers.size(); ++i) {
        const bool wasAcknowledged = answers[i].status == AnswerStatus::Applied;
        m_retries += answers[i].status == AnswerStatus::Retry ? 1 : 0;
        if (wasAcknowledged && (again[i].status != AnswerStatus::Duplicate || again[i].effective().value() != answers[i])) {
            qFatal("fault %lld: an acknowledged operation was lost", failAt);
        }
        if (again[i].effective()->status != AnswerStatus::Applied) {
            qFatal("fault %lld: operation %zu did not converge", failAt, i);
        }
    }
    const auto applied = std::count_if(answers.begin(), answers.end(), [](const Answer &a) { return a.status == AnswerStatus::Applied; });
    m_partial += applied > 0 && static_cast<size_t>(applied) < answers.size() ? 1 : 0;
    return plan->struck ? Struck::Yes : Struck::No;
}

void FaultSweepTest::nothingAcknowledgedIsLost()
{
    CentreFixture centre;
    qint64 n = 0;
    while (sweep(centre, n) == Struck::Yes) {
        ++n;
    }
    QCOMPARE(centre.findings(), QString());
    QVERIFY2(n > 40, qPrintable(QString::number(n)));
    QVERIFY(m_retries > 0);
}

YICHUANG_TEST(FaultSweepTest)
#include "FaultSweepTest.moc"
