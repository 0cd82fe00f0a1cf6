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

    // Also when the program was restarted between the act and the centre's answer.
    void aWithheldPaperIsPrintedWhenItsActIsFinal()
    {
        EXPECT_OK(m_fixture->workspace().numbers().add(StoreFixture::block(1, 9), StoreFixture::workstation()));
        const auto committed = m_fixture->accept(m_fixture->newCaseId(), 1);
        EXPECT_OK(committed);
        const PaperRecord paper = issue(committed->operation.chain.n, 5, Printing::Later);
        QVERIFY(papers().isWithheld(paper.id).value());
        QVERIFY(!papers().isWithheld(committed->papers.front().id).value());
        m_fixture->close();
        EXPECT_OK(m_fixture->open());
        EXPECT_OK(m_fixture->workspace().ledger().takeBatch({}, m_fixture->now()));
        EXPECT_OK(m_fixture->workspace().ledger().takeAnswers({tests::appliedAnswer(committed->operation, 1)}, m_fixture->now()));
        QCOMPARE(papers().get(paper.id).value().state, PrintState::Queued);
        QCOMPARE(papers().get(paper.id).value().prints, 1);
        QVERIFY(!papers().isWithheld(paper.id).value());
    }

    void aPrintThatFailedIsNoReprint()
    {
        const PaperRecord paper = issue(3, 0, Printing::Queue);
        EXPECT_OK(papers().mark(paper.id, PrintState::Failed, QStringLiteral("paper_out"), m_fixture->now()));
        QCOMPARE(papers().queue(paper.id, m_fixture->now()).value().prints, 1);
        EXPECT_OK(papers().mark(paper.id, PrintState::Unknown, {}, m_fixture->now()));
        QCOMPARE(papers().queue(paper.id, m_fixture->now()).value().prints, 2);
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

using yichuang::PaperStoreTest;
YICHUANG_TEST(PaperStoreTest)
#include "PaperStoreTest.moc"
