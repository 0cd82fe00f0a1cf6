// SPDX-License-Identifier: Apache-2.0
#include "app/store/Ledger.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/store/StoreFixture.h"

namespace yichuang {

using base::ErrorCode;
using domain::CaseId;
using store::Committed;
using tests::FaultPlan;
using tests::StoreFixture;

/// A case that the law has deleted goes from this workstation too, and the chain still verifies (docs/retention.md).
class ErasedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        EXPECT_OK(m_fixture->open());
        EXPECT_OK(m_fixture->workspace().numbers().add(StoreFixture::block(1, 900), StoreFixture::workstation()));
    }

    // The centre was put back to before the erasure: the case comes again, and what it asks for is not here any more.
    void aCentreThatWasPutBackStopsNothing()
    {
        const CaseId id = m_fixture->newCaseId();
        const Committed made = m_fixture->accept(id, 1).value();
        confirm({made});
        EXPECT_OK(take(id));
        store::Workspace &workspace = m_fixture->workspace();
        EXPECT_OK(workspace.cases().put(made.record));
        QVERIFY(workspace.outboxView().ofCase(id).value().empty());
        const Committed next = m_fixture->amend(id, QStringLiteral("next")).value();
        EXPECT_OK(workspace.ledger().takeBatch({}, m_fixture->now()));
        protocol::Answer held;
        held.id = next.operation.id;
        held.status = protocol::AnswerStatus::Held;
        held.missing = {QStringLiteral("chain:1")};
        EXPECT_OK(workspace.ledger().takeAnswers({held}, m_fixture->now()));
        QCOMPARE(workspace.outboxView().find(next.operation.id)->state, store::OperationState::Held);
        EXPECT_OK(workspace.ledger().forgetFeed());
        EXPECT_OK(workspace.outbox().offerAgainAfter(0));
        EXPECT_OK(workspace.verify());
    }

    void theCaseItsOperationsAndPapersGo()
    {
        const CaseId id = m_fixture->newCaseId();
        const Committed made = m_fixture->accept(id, 1).value();
        const Committed other = m_fixture->accept(m_fixture->newCaseId(), 2).value();
        confirm({made, other});
        EXPECT_OK(take(id));
        store::Workspace &workspace = m_fixture->workspace();
        QVERIFY(!workspace.cases().get(id).value().has_value());
        EXPECT_FAILS(workspace.journal().read(1), ErrorCode::NotFound);
        QVERIFY(workspace.papers().ofOperations({1}).value().empty());
        QCOMPARE(workspace.papers().ofOperations({2}).value(), other.papers);
        QCOMPARE(workspace.journal().read(2).value(), other.operation);
        QCOMPARE(workspace.audit().page(0, 1).value().front().second.act, QStringLiteral("erase"));
        EXPECT_OK(workspace.verify());
        QCOMPARE(workspace.journal().head().value().hash, other.operation.chain.hash);
        // Told once more, after a cache brought anew.
        const auto lines = workspace.audit().page(0, 100).value().size();
        EXPECT_OK(take(id));
        QCOMPARE(workspace.audit().page(0, 100).value().size(), lines);
    }

    void theJournalGoesOnAndCanBeOfferedAgain()
    {
        const CaseId id = m_fixture->newCaseId();
        const Committed made = m_fixture->accept(id, 1).value();
        confirm({made});
        EXPECT_OK(take(id));
        const Committed next = m_fixture->accept(m_fixture->newCaseId(), 2).value();
        QCOMPARE(next.operation.chain.previous, made.operation.chain.hash);
        confirm({next});
        // A centre that was restored asks for all of it: what was erased has nothing to offer.
        QCOMPARE(m_fixture->workspace().outbox().offerAgainAfter(0).value(), 1);
        QCOMPARE(m_fixture->workspace().ledger().takeBatch({}, m_fixture->now()).value().size(), size_t(1));
        EXPECT_OK(m_fixture->workspace().verify());
    }

    void whatWaitsIsTheClerksToSettle()
    {
        const CaseId id = m_fixture->newCaseId();
        const Committed made = m_fixture->accept(id, 1).value();
        confirm({made});
        const Committed waiting = m_fixture->amend(id, QStringLiteral("mine")).value();
        EXPECT_OK(take(id));
        EXPECT_FAILS(m_fixture->workspace().journal().read(1), ErrorCode::NotFound);
        QCOMPARE(m_fixture->workspace().journal().read(2).value(), waiting.operation);
        QVERIFY(m_fixture->workspace().cases().get(id).value().has_value());
    }

    void nothingElseOfTheJournalCanBeChanged()
    {
        confirm({m_fixture->accept(m_fixture->newCaseId(), 1).value()});
        storage::Connection &connection = m_fixture->workspace().connection();
        for (const char *sql : {"UPDATE journal SET body = x'00'", "UPDATE journal SET body = x'', hash = zeroblob(32)", "UPDATE journal SET body = x'', made = 0",
                                "DELETE FROM journal"}) {
            QVERIFY2(!connection.executeScript(sql), sql);
        }
    }

    // Whatever statement fails: nothing of the page is taken, or all of it.
    void sweep()
    {
        const CaseId id = m_fixture->newCaseId();
        confirm({m_fixture->accept(id, 1).value()});
        qint64 n = 0;
        for (bool isTaken = false; !isTaken; ++n) {
            const auto plan = std::make_shared<FaultPlan>();
            m_fixture->close();
            EXPECT_OK(m_fixture->open(plan));
            plan->calls = 0;
            plan->failAt = n;
            isTaken = take(id).has_value();
            plan->failAt = -1;
            QCOMPARE(m_fixture->workspace().cases().get(id).value().has_value(), !isTaken);
            QCOMPARE(m_fixture->workspace().journal().read(1).has_value(), !isTaken);
            QCOMPARE(m_fixture->workspace().papers().ofOperations({1}).value().empty(), isTaken);
        }
        QVERIFY2(n > 8, qPrintable(QString::number(n)));
        EXPECT_OK(m_fixture->workspace().verify());
    }

private:
    void confirm(const std::vector<Committed> &made)
    {
        EXPECT_OK(m_fixture->workspace().ledger().takeBatch({}, m_fixture->now()));
        std::vector<protocol::Answer> answers;
        for (const Committed &each : made) {
            answers.push_back(tests::appliedAnswer(each.operation, 1));
        }
        EXPECT_OK(m_fixture->workspace().ledger().takeAnswers(answers, m_fixture->now()));
        EXPECT_OK(m_fixture->workspace().outbox().endBatch());
    }
    base::Result<store::FeedOutcome> take(const CaseId &id)
    {
        store::FeedPage page;
        page.gone = {id};
        page.erased = {id};
        page.cursor = QStringLiteral("cursor");
        return m_fixture->workspace().ledger().takeChanges(page, {}, m_fixture->now());
    }

    std::unique_ptr<StoreFixture> m_fixture;
};

} // namespace yichuang

using yichuang::ErasedTest;
YICHUANG_TEST(ErasedTest)
#include "ErasedTest.moc"
