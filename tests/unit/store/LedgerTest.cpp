// SPDX-License-Identifier: Apache-2.0
#include "app/store/Ledger.h"

#include "tests/support/Expect.h"
#include "tests/support/store/SampleCases.h"
#include "tests/support/store/StoreFixture.h"

#include "app/crypto/Random.h"
#include "tests/support/TestProgram.h"

#include <QSet>

#include <sys/wait.h>
#include <unistd.h>

namespace yichuang {

using base::ErrorCode;
using base::Result;
using domain::Case;
using domain::CaseId;
using store::Committed;
using tests::FaultPlan;
using tests::StoreFixture;

class LedgerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        EXPECT_OK(m_fixture->open());
        EXPECT_OK(m_fixture->workspace().numbers().add(StoreFixture::block(1, 900), StoreFixture::workstation()));
    }

    void oneCommitLeavesEverything()
    {
        const CaseId id = m_fixture->newCaseId();
        const store::DraftRecord draft{store::DraftId::make(m_fixture->now()), *domain::PersonId::fromText(QStringLiteral("qin.sz")),
                                       m_fixture->now(), m_fixture->now(), {}};
        EXPECT_OK(m_fixture->workspace().drafts().put(draft));
        const auto committed = m_fixture->accept(id, 1);
        EXPECT_OK(committed);
        m_fixture->close();
        EXPECT_OK(m_fixture->open());
        store::Workspace &workspace = m_fixture->workspace();
        QCOMPARE(workspace.cases().get(id).value(), std::optional(committed->record));
        QCOMPARE(workspace.journal().read(1).value(), committed->operation);
        QCOMPARE(workspace.papers().ofOperations({1}).value(), committed->papers);
        QCOMPARE(workspace.audit().page(0, 5).value().size(), 1U);
        QCOMPARE(workspace.numbers().remaining().value_or(0), 899);
        QCOMPARE(workspace.journal().serialOf(id).value(), std::optional<qint64>(1));
        EXPECT_OK(workspace.verify());
    }

    void refusedActLeavesNothing()
    {
        store::ActRequest request;
        request.caseId = m_fixture->newCaseId();
        request.numbering = store::Numbering::Take;
        request.now = m_fixture->now();
        const auto refused = m_fixture->workspace().ledger().commit(request, [](const store::ActTicket &ticket) -> Result<store::ActRecord> {
            Q_ASSERT(ticket.number);
            return base::fail(ErrorCode::NotAllowed, QStringLiteral("rules say no"), "case.life_cycle");
        });
        EXPECT_FAILS(refused, ErrorCode::NotAllowed);
        QCOMPARE(m_fixture->workspace().numbers().remaining().value_or(0), 900);
        QCOMPARE(m_fixture->accept(request.caseId, 1).value().operation.chain.n, 1);
    }

    void lockedStoreCommitsNothing()
    {
        m_fixture->workspace().lock();
        EXPECT_FAILS(m_fixture->accept(m_fixture->newCaseId(), 1), ErrorCode::Locked);
    }

    void noNumberNoCase()
    {
        StoreFixture empty;
        EXPECT_OK(empty.open());
        const auto committed = empty.accept(empty.newCaseId(), 1);
        EXPECT_FAILS(committed, ErrorCode::NotFound);
        QCOMPARE(committed.error().reason, QByteArray("number.none"));
    }

    // Every call of the commit fails once, for each kind of failure: the act either is whole or never was, and going
    // on afterwards converges.
    void sweepOfEveryStatement_data()
    {
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<bool>("restart");
        QTest::newRow("I/O error, program goes on") << QByteArray("storage.io") << false;
        QTest::newRow("disk full, program restarted") << QByteArray("storage.full") << true;
    }
    void sweepOfEveryStatement()
    {
        QFETCH(QByteArray, reason);
        QFETCH(bool, restart);
        int confirmed = 0;
        for (qint64 n = 0;; ++n) {
            auto plan = std::make_shared<FaultPlan>();
            plan->error.reason = reason;
            m_fixture->close();
            EXPECT_OK(m_fixture->open(plan));
            plan->calls = 0;
            plan->failAt = n;
            const CaseId id = m_fixture->newCaseId();
            const auto first = m_fixture->accept(id, static_cast<int>(n));
            if (first) {
                QVERIFY(!plan->struck);
                QVERIFY2(n > 20, "the sweep saw too few calls");
                plan->failAt = -1;
                expectWhole(confirmed + 1);
                return;
            }
            QCOMPARE(first.error().reason, reason);
            if (restart) {
                m_fixture->close();
                EXPECT_OK(m_fixture->open());
            }
            QVERIFY(!m_fixture->workspace().cases().get(id).value().has_value());
            EXPECT_OK(m_fixture->accept(id, static_cast<int>(n)));
            expectWhole(++confirmed);
        }
    }

    // The process dies in the middle of every call: what it had confirmed is there, what it had not is not, or is
    // whole.
    void sweepOfAKillAtEveryStatement()
    {
        QSet<qint64> confirmed;
        m_fixture->close();
        bool died = true;
        for (qint64 n = 0; died; ++n) {
            std::array<int, 2> pipe{};
            QCOMPARE(::pipe(pipe.data()), 0);
            const pid_t child = ::fork();
            if (child == 0) {
                ::_exit(acceptAndDie(n, pipe[1]));
            }
            ::close(pipe[1]);
            qint64 place = 0;
            while (::read(pipe[0], &place, sizeof place) == sizeof place) {
                confirmed.insert(place);
            }
            ::close(pipe[0]);
            int status = 0;
            QCOMPARE(::waitpid(child, &status, 0), child);
            died = WIFSIGNALED(status);
            QVERIFY(died || WEXITSTATUS(status) == 0);
            EXPECT_OK(m_fixture->open());
            expectHeld(confirmed);
            m_fixture->close();
        }
        QVERIFY(confirmed.size() > 10);
    }

    void clockSetBackKeepsOrderAndNumbers()
    {
        const Committed first = m_fixture->accept(m_fixture->newCaseId(), 1).value();
        m_fixture->clock().setWall(m_fixture->now() - std::chrono::hours(24 * 365));
        const Committed second = m_fixture->accept(m_fixture->newCaseId(), 2).value();
        QCOMPARE(second.operation.chain.previous, first.operation.chain.hash);
        QVERIFY(second.record.number != first.record.number);
        expectWhole(2);
    }

    void baseIsKeptForTheMerge()
    {
        const CaseId id = m_fixture->newCaseId();
        const Committed made = m_fixture->accept(id, 1).value();
        confirm(made.operation, 1);
        EXPECT_OK(m_fixture->amend(id, QStringLiteral("mine")));
        EXPECT_OK(m_fixture->amend(id, QStringLiteral("mine again")));
        const auto base = m_fixture->workspace().cases().side(id, store::CaseSide::Base);
        QVERIFY(base.value().has_value());
        QCOMPARE((*base)->version, 1);
        QVERIFY(!(*base)->fields.contains(QStringLiteral("note")));
    }

    void feedNeverOverwritesWhatIsUnderWay()
    {
        const CaseId id = m_fixture->newCaseId();
        const Committed made = m_fixture->accept(id, 1).value();
        confirm(made.operation, 1);
        const Committed amended = m_fixture->amend(id, QStringLiteral("mine")).value();
        Case theirs = made.record;
        theirs.version = 4;
        theirs.resultWay = QStringLiteral("post");
        take({theirs}, {});
        QCOMPARE(m_fixture->workspace().cases().get(id).value()->fields.value(QStringLiteral("note")), QStringLiteral("mine"));
        QCOMPARE(m_fixture->workspace().cases().side(id, store::CaseSide::Theirs).value()->resultWay, QStringLiteral("post"));
        // A tombstone waits as well.
        take({}, {id});
        QVERIFY(m_fixture->workspace().cases().get(id).value().has_value());

        theirs.version = 5;
        theirs.fields.insert(QStringLiteral("note"), QStringLiteral("mine"));
        take({theirs}, {});
        confirm(amended.operation, 5);
        QCOMPARE(m_fixture->workspace().cases().get(id).value(), std::optional(theirs));
        take({}, {id});
        QVERIFY(!m_fixture->workspace().cases().get(id).value().has_value());
    }

    void feedShowsLocalActsOnTopOfTheirs()
    {
        const CaseId id = m_fixture->newCaseId();
        const Committed made = m_fixture->accept(id, 1).value();
        confirm(made.operation, 1);
        EXPECT_OK(m_fixture->amend(id, QStringLiteral("mine")));
        Case theirs = made.record;
        theirs.version = 4;
        theirs.resultWay = QStringLiteral("post");
        store::FeedPage page;
        page.cases = {theirs};
        const auto rebase = [](const Case &under, const std::vector<protocol::Operation> &waiting) -> Result<Case> {
            Case record = under;
            record.fields.insert(QStringLiteral("note"), waiting.front().payload.value("note").text());
            return record;
        };
        EXPECT_OK(m_fixture->workspace().ledger().takeChanges(page, rebase, m_fixture->now()));
        const auto record = m_fixture->workspace().cases().get(id).value();
        QCOMPARE(record->resultWay, QStringLiteral("post"));
        QCOMPARE(record->fields.value(QStringLiteral("note")), QStringLiteral("mine"));
        QCOMPARE(record->version, 4);
    }

    // Between two acts of ours came another window's: until the feed has brought it, nothing is built on it.
    void actsBuildOnlyOnWhatIsHere()
    {
        const CaseId id = m_fixture->newCaseId();
        const Committed made = m_fixture->accept(id, 1).value();
        confirm(made.operation, 1);
        const Committed mine = m_fixture->amend(id, QStringLiteral("mine")).value();
        confirm(mine.operation, 3);
        const Committed meanwhile = m_fixture->amend(id, QStringLiteral("meanwhile")).value();
        QCOMPARE(meanwhile.operation.base, 1);
        confirm(meanwhile.operation, 4);
        Case theirs = made.record;
        theirs.version = 3; // the feed lags: ours of version 4 is not in it
        theirs.resultWay = QStringLiteral("post");
        take({theirs}, {});
        QCOMPARE(m_fixture->workspace().cases().get(id).value()->fields.value(QStringLiteral("note")), QStringLiteral("meanwhile"));
        theirs.version = 4;
        take({theirs}, {});
        QCOMPARE(m_fixture->workspace().cases().get(id).value()->resultWay, QStringLiteral("post"));
        QCOMPARE(m_fixture->amend(id, QStringLiteral("later"))->operation.base, 4);
    }

    void badPageLeavesTheCursor()
    {
        take({}, {});
        const auto cursor = [this] { return m_fixture->workspace().settings().get(store::Ledger::CursorSetting).value().value_or("?"); };
        QCOMPARE(cursor(), QByteArray("cursor"));
        store::FeedPage page;
        page.cursor = QStringLiteral("later");
        page.cases = {tests::sampleCase(m_fixture->newCaseId(), 1, QStringLiteral("N"), m_fixture->now())};
        page.documents = {{QStringLiteral("policy"), QStringLiteral("2"), {}}};
        qint64 n = 0;
        for (bool isTaken = false; !isTaken; ++n) {
            const auto plan = std::make_shared<FaultPlan>();
            m_fixture->close();
            EXPECT_OK(m_fixture->open(plan));
            plan->calls = 0;
            plan->failAt = n;
            isTaken = m_fixture->workspace().ledger().takeChanges(page, {}, m_fixture->now()).has_value();
            plan->failAt = -1;
            QCOMPARE(cursor(), isTaken ? QByteArray("later") : QByteArray("cursor"));
            QCOMPARE(m_fixture->workspace().cases().count().value_or(-1), isTaken ? 1 : 0);
            QCOMPARE(m_fixture->workspace().settings().document(QStringLiteral("policy")).value().has_value(), isTaken);
        }
        QVERIFY2(n > 10, qPrintable(QString::number(n)));
    }

    // An answer whose storing failed at any statement is taken whole when it comes again.
    void sweepOfTheAnswers()
    {
        qint64 n = 0;
        for (bool isTaken = false; !isTaken; ++n) {
            const Committed done = m_fixture->accept(m_fixture->newCaseId(), 1).value();
            const Committed stuck = m_fixture->accept(m_fixture->newCaseId(), 2).value();
            protocol::Answer refused;
            refused.id = stuck.operation.id;
            refused.status = protocol::AnswerStatus::Refused;
            refused.code = QStringLiteral("case.life_cycle");
            const std::vector answers{tests::appliedAnswer(done.operation, 1), refused};
            const auto plan = std::make_shared<FaultPlan>();
            m_fixture->close();
            EXPECT_OK(m_fixture->open(plan));
            EXPECT_OK(m_fixture->workspace().ledger().takeBatch({}, m_fixture->now()));
            plan->calls = 0;
            plan->failAt = n;
            isTaken = m_fixture->workspace().ledger().takeAnswers(answers, m_fixture->now()).has_value();
            plan->failAt = -1;
            if (!isTaken) {
                QCOMPARE(m_fixture->workspace().outboxView().counts(m_fixture->now())->refused, n);
                EXPECT_OK(m_fixture->workspace().ledger().takeAnswers(answers, m_fixture->now()));
            }
            QCOMPARE(m_fixture->workspace().outboxView().counts(m_fixture->now())->refused, n + 1);
            QCOMPARE(m_fixture->workspace().journal().read(stuck.operation.chain.n).value(), stuck.operation);
            QCOMPARE(m_fixture->workspace().cases().heard(done.record.id).value().value_or(0), 1);
            EXPECT_OK(m_fixture->workspace().verify());
        }
        QVERIFY2(n > 10, qPrintable(QString::number(n)));
    }

    // Taken back to what the centre has and settled, or neither, whatever statement fails.
    void sweepOfASettlement()
    {
        qint64 n = 0;
        for (bool isSettled = false; !isSettled; ++n) {
            const CaseId id = m_fixture->newCaseId();
            confirm(m_fixture->accept(id, 1).value().operation, 1);
            const Committed mine = m_fixture->amend(id, QStringLiteral("mine")).value();
            refuse(mine.operation);
            const auto plan = std::make_shared<FaultPlan>();
            m_fixture->close();
            EXPECT_OK(m_fixture->open(plan));
            plan->calls = 0;
            plan->failAt = n;
            isSettled = m_fixture->settle(id, mine.operation.id).has_value();
            plan->failAt = -1;
            const auto shown = m_fixture->workspace().cases().get(id).value();
            QCOMPARE(shown->fields.value(QStringLiteral("note")), isSettled ? QStringLiteral("settled") : QStringLiteral("mine"));
            QCOMPARE(m_fixture->workspace().outboxView().find(mine.operation.id).has_value(), !isSettled);
            if (!isSettled) {
                EXPECT_OK(m_fixture->settle(id, mine.operation.id));
            }
            QVERIFY(!m_fixture->workspace().cases().get(id).value()->fields.contains(QStringLiteral("note"))
                    || m_fixture->workspace().cases().get(id).value()->fields.value(QStringLiteral("note")) == QStringLiteral("settled"));
            EXPECT_OK(m_fixture->workspace().verify());
        }
        QVERIFY2(n > 20, qPrintable(QString::number(n)));
    }

    // What is to put an end to a refused act may be refused as well, and is ended the same way.
    void aRefusedSettlementIsSettled()
    {
        const CaseId id = m_fixture->newCaseId();
        confirm(m_fixture->accept(id, 1).value().operation, 1);
        const Committed mine = m_fixture->amend(id, QStringLiteral("mine")).value();
        refuse(mine.operation);
        const Committed end = m_fixture->settle(id, mine.operation.id).value();
        refuse(end.operation);
        const auto again = m_fixture->settle(id, end.operation.id);
        EXPECT_OK(again);
        confirm(again->operation, 2);
        QCOMPARE(m_fixture->workspace().outboxView().counts(m_fixture->now())->refused, 0);
        QCOMPARE(m_fixture->workspace().cases().hasSides().value(), false);
        EXPECT_OK(m_fixture->workspace().verify());
    }

    void sweepOfADiscard()
    {
        qint64 n = 0;
        for (bool isDone = false; !isDone; ++n) {
            const Committed made = m_fixture->accept(m_fixture->newCaseId(), 1).value();
            refuse(made.operation);
            EXPECT_FAILS(m_fixture->settle(made.record.id, made.operation.id), ErrorCode::NotFound);
            const auto plan = std::make_shared<FaultPlan>();
            m_fixture->close();
            EXPECT_OK(m_fixture->open(plan));
            const qint64 voided = m_fixture->workspace().numbers().account()->voided;
            plan->calls = 0;
            plan->failAt = n;
            isDone = m_fixture->workspace().ledger().discard(made.operation.id, made.record.id, m_fixture->now()).has_value();
            plan->failAt = -1;
            QCOMPARE(m_fixture->workspace().cases().get(made.record.id).value().has_value(), !isDone);
            QCOMPARE(m_fixture->workspace().outboxView().find(made.operation.id).has_value(), !isDone);
            QCOMPARE(m_fixture->workspace().numbers().account()->voided, voided + (isDone ? 1 : 0));
            if (!isDone) {
                EXPECT_OK(m_fixture->workspace().ledger().discard(made.operation.id, made.record.id, m_fixture->now()));
            }
        }
        QVERIFY2(n > 8, qPrintable(QString::number(n)));
    }

    void nothingIsConfirmedInACopy()
    {
        EXPECT_OK(m_fixture->accept(m_fixture->newCaseId(), 1));
        m_fixture->putBackACopy();
        const auto refused = m_fixture->accept(m_fixture->newCaseId(), 2);
        EXPECT_FAILS(refused, ErrorCode::Unavailable);
        QCOMPARE(refused.error().reason, QByteArray("store.moved"));
        QCOMPARE(m_fixture->workspace().numbers().remaining().value_or(0), 899);
    }

    // The centre was restored: an older version comes, another case not at all. Nobody looks at an empty list meanwhile.
    void aRebuildShowsWhatIsHereUntilItHasComeAgain()
    {
        const Committed again = m_fixture->accept(m_fixture->newCaseId(), 1).value();
        confirm(again.operation, 1);
        EXPECT_OK(m_fixture->workspace().cases().hearFeed(again.record.id, 2));
        const Committed lost = m_fixture->accept(m_fixture->newCaseId(), 2).value();
        confirm(lost.operation, 1);
        const Committed waiting = m_fixture->accept(m_fixture->newCaseId(), 3).value();
        take({}, {});
        EXPECT_OK(m_fixture->workspace().ledger().forgetFeed());
        QVERIFY(!m_fixture->workspace().settings().get(store::Ledger::CursorSetting).value().has_value());
        QCOMPARE(m_fixture->workspace().cases().count().value_or(0), 3);
        Case older = again.record;
        older.version = 1;
        older.resultWay = QStringLiteral("post");
        take({older}, {});
        QCOMPARE(m_fixture->workspace().cases().get(older.id).value()->resultWay, QStringLiteral("post"));
        QCOMPARE(m_fixture->workspace().cases().count().value_or(0), 3);
        const auto outcome = takeLast();
        QCOMPARE(outcome.removed, std::vector{lost.record.id});
        QCOMPARE(m_fixture->workspace().cases().count().value_or(0), 2);
        QVERIFY(m_fixture->workspace().cases().get(waiting.record.id).value().has_value());
        EXPECT_OK(m_fixture->workspace().verify());
        confirm(waiting.operation, 1);
        QVERIFY(takeLast().removed.empty());
        EXPECT_OK(m_fixture->workspace().cases().forgetHeard());
        QVERIFY2(takeLast().removed.empty(), "only the end of a rebuild removes");
        QCOMPARE(m_fixture->workspace().cases().count().value_or(0), 2);
    }

    // A version from before the restore may never come again: what is done meanwhile does not rest on it, and does not keep the
    // older one out.
    void anActDuringARebuildRestsOnNothingLost()
    {
        const CaseId id = m_fixture->newCaseId();
        const Committed made = m_fixture->accept(id, 1).value();
        confirm(made.operation, 1);
        EXPECT_OK(m_fixture->workspace().cases().hearFeed(id, 5));
        EXPECT_OK(m_fixture->workspace().ledger().forgetFeed());
        const Committed meanwhile = m_fixture->amend(id, QStringLiteral("meanwhile")).value();
        QCOMPARE(meanwhile.operation.base, 0);
        Case restored = made.record;
        restored.version = 2;
        restored.resultWay = QStringLiteral("post");
        take({restored}, {});
        QCOMPARE(m_fixture->workspace().cases().side(id, store::CaseSide::Theirs).value()->version, 2);
        confirm(meanwhile.operation, 3);
        restored.version = 3;
        take({restored}, {});
        QCOMPARE(m_fixture->workspace().cases().get(id).value()->resultWay, QStringLiteral("post"));
        QCOMPARE(m_fixture->amend(id, QStringLiteral("later"))->operation.base, 3);
    }

    // The centre lost our act, and its first page brings the case without it: it is offered again, and shown.
    void whatIsOfferedAgainShowsOnTopOfThePage()
    {
        const CaseId id = m_fixture->newCaseId();
        const Committed made = m_fixture->accept(id, 1).value();
        confirm(made.operation, 1);
        const Committed mine = m_fixture->amend(id, QStringLiteral("mine")).value();
        confirm(mine.operation, 2);
        EXPECT_OK(m_fixture->workspace().ledger().forgetFeed());
        store::FeedPage page;
        page.cases = {made.record};
        page.cases[0].version = 1;
        page.cursor = QStringLiteral("cursor");
        page.offerAgainAfter = 1;
        page.isLast = true;
        const auto rebase = [](const Case &under, const std::vector<protocol::Operation> &waiting) -> Result<Case> {
            Case record = under;
            record.fields.insert(QStringLiteral("note"), waiting.front().payload.value("note").text());
            return record;
        };
        EXPECT_OK(m_fixture->workspace().ledger().takeChanges(page, rebase, m_fixture->now()));
        const auto shown = m_fixture->workspace().cases().get(id).value();
        QCOMPARE(shown->fields.value(QStringLiteral("note")), QStringLiteral("mine"));
        QCOMPARE(shown->version, 1);
        confirm(mine.operation, 2);
        QCOMPARE(m_fixture->amend(id, QStringLiteral("next"))->operation.base, 2);
    }

    // Spared at the end because something waited: once nothing does and it still has not come, it goes.
    void whatWasSparedAtTheEndGoesLater()
    {
        const CaseId id = m_fixture->newCaseId();
        const Committed made = m_fixture->accept(id, 1).value();
        confirm(made.operation, 1);
        const Committed stuck = m_fixture->amend(id, QStringLiteral("mine")).value();
        EXPECT_OK(m_fixture->workspace().ledger().forgetFeed());
        QVERIFY(takeLast().removed.empty());
        refuse(stuck.operation);
        QVERIFY(takeLast().removed.empty());
        EXPECT_OK(m_fixture->workspace().ledger().discard(stuck.operation.id, id, m_fixture->now()));
        QVERIFY(!m_fixture->workspace().cases().get(id).value().has_value());
        QVERIFY(takeLast().removed.empty());
        QVERIFY(!m_fixture->workspace().settings().get(store::Ledger::RebuildingSetting).value().has_value());
    }

    // What is offered again after a restore waits, and stays.
    void aRebuildKeepsWhatIsOfferedAgain()
    {
        const Committed made = m_fixture->accept(m_fixture->newCaseId(), 1).value();
        confirm(made.operation, 1);
        EXPECT_OK(m_fixture->workspace().ledger().forgetFeed());
        QVERIFY(takeLast(0).removed.empty());
        confirm(made.operation, 1);
        QVERIFY(m_fixture->workspace().cases().get(made.record.id).value().has_value());
        QCOMPARE(m_fixture->workspace().cases().heard(made.record.id).value(), std::optional<qint64>(1));
    }

private:
    void refuse(const protocol::Operation &operation)
    {
        protocol::Answer refused;
        refused.id = operation.id;
        refused.status = protocol::AnswerStatus::Refused;
        refused.code = QStringLiteral("case.life_cycle");
        EXPECT_OK(m_fixture->workspace().ledger().takeBatch({}, m_fixture->now()));
        EXPECT_OK(m_fixture->workspace().ledger().takeAnswers({refused}, m_fixture->now()));
    }
    void confirm(const protocol::Operation &operation, qint64 version)
    {
        EXPECT_OK(m_fixture->workspace().ledger().takeBatch({}, m_fixture->now()));
        EXPECT_OK(m_fixture->workspace().ledger().takeAnswers({tests::appliedAnswer(operation, version)}, m_fixture->now()));
        EXPECT_OK(m_fixture->workspace().outbox().endBatch());
    }

    void take(const std::vector<Case> &cases, const std::vector<CaseId> &gone)
    {
        store::FeedPage page;
        page.cases = cases;
        page.gone = gone;
        page.cursor = QStringLiteral("cursor");
        EXPECT_OK(m_fixture->workspace().ledger().takeChanges(page, {}, m_fixture->now()));
    }

    store::FeedOutcome takeLast(std::optional<qint64> offerAgainAfter = std::nullopt)
    {
        store::FeedPage page;
        page.cursor = QStringLiteral("cursor");
        page.isLast = true;
        page.offerAgainAfter = offerAgainAfter;
        const auto outcome = m_fixture->workspace().ledger().takeChanges(page, {}, m_fixture->now());
        if (!outcome) {
            qFatal("%s", qPrintable(outcome.error().detail));
        }
        return *outcome;
    }

    // Exactly `count` acts, each with all its rows, no number twice.
    void expectWhole(qint64 count)
    {
        store::Workspace &workspace = m_fixture->workspace();
        EXPECT_OK(workspace.verify());
        QSet<QString> numbers;
        qint64 seen = 0;
        EXPECT_OK(workspace.journal().verify([&](const protocol::Operation &operation) -> Result<void> {
            ++seen;
            const auto record = workspace.cases().get(operation.caseId);
            const auto papers = workspace.papers().ofOperations({operation.chain.n});
            if (!record || !*record || !papers || papers->size() != 1) {
                return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("an act is not whole"));
            }
            numbers.insert((*record)->number);
            return {};
        }));
        QCOMPARE(seen, count);
        QCOMPARE(numbers.size(), count);
        QCOMPARE(workspace.cases().count().value_or(-1), count);
        QCOMPARE(workspace.audit().verify().value().n, count);
        QCOMPARE(workspace.numbers().account().value().used, count);
    }

    // In the child: two acts, of which each is told on the pipe once confirmed; SIGKILL at call `n`.
    int acceptAndDie(qint64 n, int confirmations)
    {
        auto plan = std::make_shared<FaultPlan>();
        plan->instead = [] { ::kill(::getpid(), SIGKILL); };
        if (!m_fixture->open(plan)) {
            return 1;
        }
        plan->calls = 0;
        plan->failAt = n;
        for (int i = 0; i < 2; ++i) {
            const auto committed = m_fixture->accept(CaseId::make(base::SystemClock().now()), i);
            const qint64 place = committed ? committed->operation.chain.n : 0;
            if (!committed || ::write(confirmations, &place, sizeof place) != sizeof place) {
                return 1;
            }
        }
        return 0;
    }

    void expectHeld(const QSet<qint64> &confirmed)
    {
        store::Workspace &workspace = m_fixture->workspace();
        const qint64 head = workspace.journal().head().value().n;
        for (const qint64 place : confirmed) {
            QVERIFY2(place <= head, "a confirmed act was lost");
        }
        expectWhole(head);
    }

    std::unique_ptr<StoreFixture> m_fixture;
};

} // namespace yichuang

using yichuang::LedgerTest;
YICHUANG_TEST(LedgerTest)
#include "LedgerTest.moc"
