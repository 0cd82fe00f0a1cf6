// SPDX-License-Identifier: Apache-2.0
#include "app/store/PaperStore.h"

#include "tests/support/Expect.h"
#include "tests/support/store/SampleCases.h"
#include "tests/support/store/StoreFixture.h"
#include "tests/support/TestProgram.h"

namespace yichuang {

using base::ErrorCode;
using store::NewPaper;
using store::PaperRecord;
using store::Printing;
using store::PrintState;
using tests::StoreFixture;

class PaperStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        EXPECT_OK(m_fixture->open());
    }

    void spoolGoesInOrder()
    {
        const PaperRecord first = issue(1, 0, Printing::Queue);
        m_fixture->clock().advance(std::chrono::seconds(1));
        const PaperRecord second = issue(1, 1, Printing::Queue);
        issue(1, 2, Printing::Later);
        QCOMPARE(first.prints, 1);
        QCOMPARE(papers().nextQueued().value(), std::optional(first));
        EXPECT_OK(papers().mark(first.id, PrintState::Sent, {}, m_fixture->now()));
        QCOMPARE(papers().nextQueued().value(), std::optional(second));
        EXPECT_OK(papers().mark(second.id, PrintState::Failed, QStringLiteral("paper_out"), m_fixture->now()));
        QVERIFY(!papers().nextQueued().value().has_value());
        QCOMPARE(papers().spool().value().size(), 2U);
        QCOMPARE(papers().get(second.id).value().reason, QStringLiteral("paper_out"));
        EXPECT_OK(papers().mark(first.id, PrintState::Confirmed, {}, m_fixture->now()));
        QCOMPARE(papers().spool().value().size(), 1U);
    }

    void reprintsAreCountedAndSayTheSame()
    {
        const PaperRecord paper = issue(3, 0, Printing::Later);
        QCOMPARE(paper.state, PrintState::NotPrinted);
        QCOMPARE(papers().queue(paper.id, m_fixture->now()).value().prints, 1);
        EXPECT_FAILS(papers().queue(paper.id, m_fixture->now()), ErrorCode::Busy);
        EXPECT_OK(papers().mark(paper.id, PrintState::Confirmed, {}, m_fixture->now()));
        const auto again = papers().queue(paper.id, m_fixture->now());
        QCOMPARE(again.value().prints, 2);
        QCOMPARE(again.value().body, paper.body);
        EXPECT_FAILS(papers().queue(999, m_fixture->now()), ErrorCode::NotFound);
        EXPECT_FAILS(papers().mark(999, PrintState::Sent, {}, m_fixture->now()), ErrorCode::NotFound);
    }

    void aPrintThatFailedIsNoReprint()
    {
        const PaperRecord paper = issue(3, 0, Printing::Queue);
        EXPECT_OK(papers().mark(paper.id, PrintState::Failed, QStringLiteral("paper_out"), m_fixture->now()));
        QCOMPARE(papers().queue(paper.id, m_fixture->now()).value().prints, 1);
        EXPECT_OK(papers().mark(paper.id, PrintState::Unknown, {}, m_fixture->now()));
        QCOMPARE(papers().queue(paper.id, m_fixture->now()).value().prints, 2);
    }

    void waitsForTheCentreAcrossARestart()
    {
        const domain::CaseId id = m_fixture->newCaseId();
        EXPECT_OK(m_fixture->accept(id, 1));
        const auto amended = m_fixture->amend(id, QStringLiteral("甲"));
        QVERIFY(amended.has_value());
        // The paper of the amendment waits; the one of the acceptance does not.
        const PaperRecord waiting = issue(2, 5, Printing::Later);
        QCOMPARE(papers().release(m_fixture->now()).value(), 0);
        const auto batch = m_fixture->workspace().ledger().takeBatch({}, m_fixture->now());
        QCOMPARE(batch.value().size(), 2U);
        EXPECT_OK(m_fixture->workspace().ledger().takeAnswers(
            {tests::appliedAnswer(batch->front(), 1), tests::appliedAnswer(batch->back(), 2)}, m_fixture->now()));
        m_fixture->close(); // before anybody could let it go
        EXPECT_OK(m_fixture->open());
        QCOMPARE(papers().get(waiting.id).value().state, PrintState::NotPrinted);
        QCOMPARE(papers().release(m_fixture->now()).value(), 1);
        QCOMPARE(papers().get(waiting.id).value().state, PrintState::Queued);
        QCOMPARE(papers().get(waiting.id).value().prints, 1);
        QCOMPARE(papers().release(m_fixture->now()).value(), 0);
    }

    void sentIsUnknownAfterARestart()
    {
        const PaperRecord sent = issue(1, 0, Printing::Queue);
        const PaperRecord queued = issue(1, 1, Printing::Queue);
        EXPECT_OK(papers().mark(sent.id, PrintState::Sent, {}, m_fixture->now()));
        m_fixture->close();
        EXPECT_OK(m_fixture->open());
        QCOMPARE(papers().get(sent.id).value().state, PrintState::Unknown);
        QCOMPARE(papers().get(queued.id).value().state, PrintState::Queued);
    }

    void belongsToItsOperation()
    {
        const PaperRecord a = issue(7, 0, Printing::Queue);
        const PaperRecord b = issue(7, 1, Printing::Queue);
        issue(8, 0, Printing::Queue);
        QCOMPARE(papers().ofOperations({7}).value(), (std::vector<PaperRecord>{a, b}));
        EXPECT_FAILS(papers().issue(7, 16, NewPaper{}, m_fixture->now()), ErrorCode::InvalidArgument);
        EXPECT_FAILS(papers().issue(7, 0, NewPaper{QStringLiteral("x"), Printing::Queue, "b"}, m_fixture->now()), ErrorCode::AlreadyExists);
    }

private:
    store::PaperStore &papers() { return m_fixture->workspace().papers(); }
    PaperRecord issue(qint64 n, int place, Printing printing)
    {
        const auto issued = papers().issue(n, place, {QStringLiteral("receipt"), printing, "document"}, m_fixture->now());
        return issued.value_or(PaperRecord());
    }

    std::unique_ptr<StoreFixture> m_fixture;
};

} // namespace yichuang

YICHUANG_TEST(yichuang::PaperStoreTest)
#include "PaperStoreTest.moc"
