// SPDX-License-Identifier: Apache-2.0
#include "app/store/PaperStore.h"

#include "tests/support/Expect.h"
#include "tests/support/store/SampleCases.h"
#include "tests/support/store/StoreFixture.h"
#include "tests/support/TestProgram.h"

#include <QFile>

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
        EXPECT_OK(m_fixture->workspace().numbers().add(StoreFixture::block(1, 9), StoreFixture::workstation()));
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
        const PaperRecord paper = issue(3, 0, Printing::Queue);
        QCOMPARE(paper.prints, 1);
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
        const store::Committed committed = accepted();
        const PaperRecord paper = issue(committed.operation.chain.n, 5, Printing::Later);
        expectRefused(paper.id, "paper.provisional");
        m_fixture->close();
        EXPECT_OK(m_fixture->open());
        expectRefused(paper.id, "paper.provisional");
        answer(tests::appliedAnswer(committed.operation, 1));
        QCOMPARE(papers().get(paper.id).value().state, PrintState::Queued);
        QCOMPARE(papers().get(paper.id).value().prints, 1);
    }

    // Refused or in conflict it stays withheld; settled against, it is void for good.
    void aWithheldPaperIsVoidWhenItsActIsSettledAgainst()
    {
        const store::Committed made = accepted();
        answer(tests::appliedAnswer(made.operation, 1));
        const store::Committed done = m_fixture->amend(made.record.id, QStringLiteral("mine")).value();
        const PaperRecord paper = issue(done.operation.chain.n, 0, Printing::Later);
        answer(refusal(done.operation));
        expectRefused(paper.id, "paper.provisional");
        EXPECT_OK(m_fixture->settle(made.record.id, done.operation.id));
        QCOMPARE(papers().get(paper.id).value().state, PrintState::Void);
        expectRefused(paper.id, "paper.void");
        EXPECT_OK(papers().releaseOf(done.operation.chain.n, m_fixture->now()));
        m_fixture->close();
        EXPECT_OK(m_fixture->open());
        expectRefused(paper.id, "paper.void");
        QVERIFY(papers().get(made.papers.front().id).value().state != PrintState::Void);
    }

    void aDiscardedActHasNoPaper()
    {
        const store::Committed made = accepted();
        const PaperRecord paper = issue(made.operation.chain.n, 5, Printing::Later);
        answer(refusal(made.operation));
        EXPECT_OK(m_fixture->workspace().ledger().discard(made.operation.id, made.record.id, m_fixture->now()));
        expectRefused(paper.id, "paper.void");
    }

    // The act that is offered again is the same: its paper waits for that one's answer.
    void aWithheldPaperGoesOverToTheActOfferedAgain()
    {
        const store::Committed made = accepted();
        const PaperRecord paper = issue(made.operation.chain.n, 5, Printing::Later);
        answer(refusal(made.operation));
        store::ActRequest request;
        request.caseId = made.record.id;
        request.settles = made.operation.id;
        request.now = m_fixture->now();
        const auto again = m_fixture->workspace().ledger().commit(request, [&](const store::ActTicket &ticket) -> base::Result<store::ActRecord> {
            store::ActRecord record{made.operation, *ticket.record, {}, {request.now, {}, {}, QStringLiteral("offer_again"), {}, {}}};
            record.operation.id = domain::OperationId::make(request.now);
            return record;
        });
        EXPECT_OK(again);
        EXPECT_FAILS(papers().get(paper.id), ErrorCode::NotFound);
        const PaperRecord moved = papers().ofOperations({again->operation.chain.n}).value().front();
        QCOMPARE(moved.body, paper.body);
        expectRefused(moved.id, "paper.provisional");
        answer(tests::appliedAnswer(again->operation, 1));
        QCOMPARE(papers().get(moved.id).value().state, PrintState::Queued);
        QVERIFY(!papers().ofOperations({made.operation.chain.n}).value().empty());
    }

    void aPersonSettlesOnlyWhatNobodyKnows()
    {
        const PaperRecord withheld = issue(3, 0, Printing::Later);
        const PaperRecord paper = issue(3, 1, Printing::Queue);
        for (const qint64 id : {withheld.id, paper.id}) {
            const auto settled = papers().settle(id, PrintState::Failed, m_fixture->now());
            EXPECT_FAILS(settled, ErrorCode::NotAllowed);
            QCOMPARE(settled.error().reason, QByteArray("paper.not_unknown"));
        }
        QCOMPARE(papers().get(withheld.id).value(), withheld);
        EXPECT_FAILS(papers().settle(999, PrintState::Failed, m_fixture->now()), ErrorCode::NotFound);
        EXPECT_OK(papers().mark(paper.id, PrintState::Unknown, {}, m_fixture->now()));
        const PaperRecord settled = papers().settle(paper.id, PrintState::Failed, m_fixture->now()).value();
        QCOMPARE(std::pair(settled.state, settled.reason), std::pair(PrintState::Failed, QStringLiteral("person")));
    }

    void takenOutAsAFileIsAPrint()
    {
        const PaperRecord paper = issue(3, 0, Printing::Queue);
        const PaperRecord first = papers().takeOut(paper.id, m_fixture->now()).value();
        QCOMPARE(std::pair(first.state, first.prints), std::pair(PrintState::Confirmed, 1));
        QVERIFY2(papers().spool().value().empty(), "the print that waited is out");
        QCOMPARE(papers().takeOut(paper.id, m_fixture->now()).value().prints, 2);
        EXPECT_OK(papers().mark(paper.id, PrintState::Failed, {}, m_fixture->now()));
        QCOMPARE(papers().takeOut(paper.id, m_fixture->now()).value().prints, 2);
        EXPECT_OK(papers().mark(paper.id, PrintState::Sent, {}, m_fixture->now()));
        EXPECT_FAILS(papers().takeOut(paper.id, m_fixture->now()), ErrorCode::Busy);
        EXPECT_FAILS(papers().takeOut(999, m_fixture->now()), ErrorCode::NotFound);
    }

    // A workspace of the version before: what its papers were and said stays, but for what its acts have become since.
    void papersOfTheVersionBeforeAreCarriedOver()
    {
        const store::Committed waiting = accepted();
        const store::Committed stuck = accepted();
        const store::Committed discarded = accepted();
        const store::Committed applied = accepted();
        std::vector<PaperRecord> withheld;
        for (const store::Committed *one : {&waiting, &stuck, &discarded, &applied}) {
            withheld.push_back(issue(one->operation.chain.n, 5, Printing::Later));
        }
        answer(refusal(stuck.operation), refusal(discarded.operation), tests::appliedAnswer(applied.operation, 1));
        EXPECT_OK(m_fixture->workspace().ledger().discard(discarded.operation.id, discarded.record.id, m_fixture->now()));
        m_fixture->close();
        makeOlder();
        EXPECT_OK(m_fixture->open());
        const std::vector states{PrintState::NotPrinted, PrintState::NotPrinted, PrintState::Void, PrintState::Queued};
        for (size_t i = 0; i < withheld.size(); ++i) {
            const PaperRecord paper = papers().get(withheld[i].id).value();
            QCOMPARE(paper.state, states[i]);
            QCOMPARE(paper.prints, states[i] == PrintState::Queued ? 1 : 0);
            QCOMPARE(std::pair(paper.body, paper.kind), std::pair(withheld[i].body, withheld[i].kind));
        }
        QCOMPARE(papers().get(waiting.papers.front().id).value(), waiting.papers.front());
        QVERIFY(QFile::exists(databasePath() + QStringLiteral(".before-10")));
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
    QString databasePath() const { return m_fixture->folder() + QStringLiteral("/workspace/workspace.db"); }
    store::Committed accepted() { return m_fixture->accept(m_fixture->newCaseId(), 1).value(); }
    static protocol::Answer refusal(const protocol::Operation &operation)
    {
        protocol::Answer refused;
        refused.id = operation.id;
        refused.status = protocol::AnswerStatus::Refused;
        refused.code = QStringLiteral("case.life_cycle");
        return refused;
    }
    template<typename... Answers>
    void answer(const Answers &...answers)
    {
        EXPECT_OK(m_fixture->workspace().ledger().takeBatch({}, m_fixture->now()));
        EXPECT_OK(m_fixture->workspace().ledger().takeAnswers({answers...}, m_fixture->now()));
        EXPECT_OK(m_fixture->workspace().outbox().endBatch());
    }
    void expectRefused(qint64 id, const QByteArray &reason)
    {
        for (const auto &refused : {papers().queue(id, m_fixture->now()), papers().takeOut(id, m_fixture->now())}) {
            EXPECT_FAILS(refused, ErrorCode::NotAllowed);
            QCOMPARE(refused.error().reason, reason);
        }
    }
    // The papers' table as the first schema made it, with every paper that is now void or released withheld in it.
    void makeOlder()
    {
        QFile schema(QStringLiteral(":/sql/workstation/001_initial.sql"));
        QVERIFY(schema.open(QIODevice::ReadOnly));
        const QByteArray text = schema.readAll();
        const qsizetype from = text.indexOf("CREATE TABLE paper (");
        const QByteArray papersSql = text.mid(from, text.indexOf("-- Who did what", from) - from);
        auto database = storage::SqliteDatabase::open(databasePath(), {.applicationId = 0x59435753, .newestSchema = 99});
        EXPECT_OK(database);
        EXPECT_OK((*database)->executeScript("ALTER TABLE paper RENAME TO newer; DROP INDEX paper_spool;" + papersSql
                                             + "INSERT INTO paper SELECT id, kind, issued, CASE WHEN id % 16 = 5 THEN 0 ELSE prints END, "
                                               "CASE WHEN id % 16 = 5 THEN 'not_printed' ELSE state END, since, reason, body FROM newer;"
                                               "DROP TABLE newer; DROP TABLE act_draft; ALTER TABLE blob DROP COLUMN missed; PRAGMA user_version = 7;"));
    }
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
