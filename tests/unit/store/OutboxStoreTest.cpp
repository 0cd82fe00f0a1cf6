// SPDX-License-Identifier: Apache-2.0
#include "app/store/OutboxStore.h"

#include "app/base/Json.h"
#include "tests/support/Expect.h"
#include "tests/support/store/Contents.h"
#include "tests/support/store/SampleCases.h"
#include "tests/support/store/StoreFixture.h"
#include "tests/support/TestProgram.h"

namespace yichuang {

using base::ErrorCode;
using base::Result;
using domain::CaseId;
using protocol::Answer;
using protocol::AnswerStatus;
using protocol::Operation;
using store::OperationState;
using tests::StoreFixture;

class OutboxStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        EXPECT_OK(m_fixture->open());
        EXPECT_OK(m_fixture->workspace().numbers().add(StoreFixture::block(1, 900), StoreFixture::workstation()));
    }

    void goesOutOnceInTheOrderOfTheChain()
    {
        const QList<Operation> made = acceptMany(5);
        QCOMPARE(batch(), made);
        QCOMPARE(batch(), QList<Operation>());
        QCOMPARE(counts().sending, 5);
    }

    void limitsAreKept()
    {
        const QList<Operation> made = acceptMany(5);
        QCOMPARE(batch({.operations = 2, .bytes = 1000000}).size(), 2);
        EXPECT_OK(outbox().endBatch());
        const qint64 one = made.first().canonicalBody().size();
        QCOMPARE(batch({.operations = 500, .bytes = one * 2 + one / 2}).size(), 2);
        EXPECT_OK(outbox().endBatch());
        QCOMPARE(batch({.operations = 500, .bytes = 10}).size(), 1); // a large one still goes, alone
    }

    void appliedLeavesAndRaisesTheVersion()
    {
        const Operation operation = acceptMany(1).first();
        batch();
        answer({tests::appliedAnswer(operation, 1)});
        QCOMPARE(counts().confirmed, 1);
        QCOMPARE(counts().ready + counts().sending, 0);
        QCOMPARE(m_fixture->workspace().cases().get(operation.caseId).value()->version, 1);
        EXPECT_OK(m_fixture->workspace().verify());
    }

    void aDuplicateCountsAsItsFirstAnswer()
    {
        const Operation operation = acceptMany(1).first();
        batch();
        Answer duplicate;
        duplicate.id = operation.id;
        duplicate.status = AnswerStatus::Duplicate;
        duplicate.first = tests::appliedAnswer(operation, 9).toJson();
        answer({duplicate});
        QCOMPARE(m_fixture->workspace().cases().heard(operation.caseId).value(), std::optional<qint64>(9));
    }

    void answersToNothingUnderWayAreIgnored()
    {
        const Operation operation = acceptMany(1).first();
        answer({tests::appliedAnswer(operation, 4)});
        QCOMPARE(counts().ready, 1);
        batch();
        answer({tests::appliedAnswer(operation, 4)});
        answer({tests::appliedAnswer(operation, 8)});
        QCOMPARE(m_fixture->workspace().cases().heard(operation.caseId).value(), std::optional<qint64>(4));
    }

    void oneBadLaneStopsNoOther_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("reason");
        QTest::newRow("conflict") << int(AnswerStatus::Conflict) << QStringLiteral("conflict") << QStringLiteral("conflict");
        QTest::newRow("refused") << int(AnswerStatus::Refused) << QStringLiteral("refused") << QStringLiteral("policy.role");
    }
    void oneBadLaneStopsNoOther()
    {
        QFETCH(int, status);
        QFETCH(QString, state);
        QFETCH(QString, reason);
        const QList<Operation> made = acceptMany(2);
        batch();
        answer({stuck(made[0], static_cast<AnswerStatus>(status)), tests::appliedAnswer(made[1], 2)});
        EXPECT_OK(m_fixture->amend(made[0].caseId, QStringLiteral("later")));
        const Operation other = m_fixture->amend(made[1].caseId, QStringLiteral("later")).value().operation;
        QCOMPARE(batch(), QList<Operation>{other});
        const auto entry = view().find(made[0].id);
        EXPECT_OK(entry);
        QCOMPARE(store::toWord(entry->state), state);
        QCOMPARE(store::toWord(entry->state), protocol::toWord(entry->answer->status));
        QCOMPARE(entry->operation, made[0]); // byte for byte
        QCOMPARE(entry->retry.reason, reason);
    }

    void settledLaneGoesOn()
    {
        const Operation operation = acceptMany(1).first();
        batch();
        answer({stuck(operation, AnswerStatus::Refused)});
        EXPECT_OK(m_fixture->amend(operation.caseId, QStringLiteral("later")));
        QCOMPARE(batch().size(), 0);
        EXPECT_OK(outbox().settle(operation.id, m_fixture->now()));
        QCOMPARE(batch().size(), 1);
        EXPECT_FAILS(outbox().settle(operation.id, m_fixture->now()), ErrorCode::NotAllowed);
        const auto entries = view().ofCase(operation.caseId);
        QCOMPARE(entries.value().size(), 2U);
        QCOMPARE(entries->front().state, OperationState::Settled);
        QCOMPARE(entries->front().answer->code, QStringLiteral("policy.role"));
        QCOMPARE(entries->front().operation, operation);
        EXPECT_OK(m_fixture->workspace().verify());
    }

    void putBackRemembersTheTry()
    {
        const Operation operation = acceptMany(1).first();
        batch();
        const base::Instant next = m_fixture->now() + std::chrono::seconds(5);
        EXPECT_OK(outbox().putBack(QStringLiteral("network"), m_fixture->now(), next));
        m_fixture->close();
        EXPECT_OK(m_fixture->open()); // at start nothing waits for its time
        const auto entry = view().find(operation.id);
        QCOMPARE(entry.value().retry, (store::Retry{1, m_fixture->now(), base::Instant(), QStringLiteral("network")}));
        batch();
        EXPECT_OK(outbox().putBack(QStringLiteral("network"), m_fixture->now(), next));
        QCOMPARE(batch().size(), 0);
        QCOMPARE(counts().nextTry, next);
        m_fixture->clock().advance(std::chrono::seconds(5));
        QCOMPARE(batch().size(), 1);
        QCOMPARE(view().find(operation.id).value().retry.tries, 2);
        EXPECT_OK(outbox().putBack(QStringLiteral("network"), m_fixture->now(), next + std::chrono::hours(1)));
        EXPECT_OK(outbox().retryNow());
        QCOMPARE(batch().size(), 1);
    }

    void aKilledSenderIsReadyAgain()
    {
        acceptMany(3);
        QCOMPARE(batch().size(), 3);
        m_fixture->close();
        EXPECT_OK(m_fixture->open());
        QCOMPARE(counts().ready, 3);
        QCOMPARE(batch().size(), 3);
    }

    void waitsForItsAttachments()
    {
        const QByteArray hash = tests::keepContent(m_fixture->workspace(), "scan", m_fixture->now()).value();
        const CaseId id = m_fixture->newCaseId();
        const Operation needing = acceptNeeding(id, hash);
        const Operation after = m_fixture->amend(id, QStringLiteral("after")).value().operation;
        const Operation other = acceptMany(1).first();
        QCOMPARE(batch(), QList<Operation>{other});
        QCOMPARE(view().find(needing.id).value().state, OperationState::Held);
        EXPECT_OK(m_fixture->workspace().blobs().markUploaded(hash, m_fixture->now()));
        EXPECT_OK(outbox().releaseHeld());
        QCOMPARE(batch(), (QList<Operation>{needing, after}));
    }

    void aCentreThatLostAnAttachmentGetsItAgain()
    {
        const QByteArray hash = tests::keepContent(m_fixture->workspace(), "scan", m_fixture->now()).value();
        EXPECT_OK(m_fixture->workspace().blobs().markUploaded(hash, m_fixture->now()));
        const Operation operation = acceptNeeding(m_fixture->newCaseId(), hash);
        QCOMPARE(batch().size(), 1);
        answer({held(operation, {QStringLiteral("blob:") + QString::fromLatin1(hash.toHex())})});
        QCOMPARE(m_fixture->workspace().blobs().pending().value().size(), 1U);
        m_fixture->clock().advance(std::chrono::minutes(1));
        QCOMPARE(batch().size(), 0);
        EXPECT_OK(m_fixture->workspace().blobs().markUploaded(hash, m_fixture->now()));
        EXPECT_OK(outbox().releaseHeld());
        QCOMPARE(batch().size(), 1);
    }

    // Its scanner has not decided: it took the content whole, and lacks it. The same is not sent over and over.
    void whatTheCentreLacksAgainIsAskedForLater()
    {
        const QByteArray hash = tests::keepContent(m_fixture->workspace(), "scan", m_fixture->now()).value();
        const Operation operation = acceptNeeding(m_fixture->newCaseId(), hash);
        store::UploadQueueStore &uploads = m_fixture->workspace().uploads();
        const auto lacking = [&] {
            EXPECT_OK(uploads.noteProgress(hash, QStringLiteral("/v1/uploads/1"), 2));
            EXPECT_OK(uploads.confirm(hash, m_fixture->now()));
            EXPECT_OK(outbox().releaseHeld());
            QCOMPARE(batch().size(), 1);
            answer({held(operation, {QStringLiteral("blob:") + QString::fromLatin1(hash.toHex())})});
        };
        const auto turn = [&] { return uploads.next(m_fixture->now()).value(); };
        lacking();
        QVERIFY2(turn() && turn()->location.isEmpty(), "once it is brought again at once");
        for (const std::chrono::seconds wait : {std::chrono::seconds(30), std::chrono::seconds(60), std::chrono::seconds(120)}) {
            lacking();
            m_fixture->clock().advance(wait - std::chrono::seconds(1));
            QVERIFY(!turn());
            m_fixture->clock().advance(std::chrono::seconds(1));
            QCOMPARE(turn()->location, QStringLiteral("/v1/uploads/1"));
        }
        lacking();
        m_fixture->clock().advance(std::chrono::minutes(4));
        QVERIFY2(turn()->location.isEmpty(), "now and then it is made anew");
        EXPECT_OK(uploads.confirm(hash, m_fixture->now()));
        m_fixture->clock().advance(std::chrono::hours(2));
        EXPECT_OK(outbox().releaseHeld());
        QCOMPARE(batch().size(), 1);
        answer({held(operation, {QStringLiteral("blob:") + QString::fromLatin1(hash.toHex())})});
        QVERIFY2(turn() && turn()->location.isEmpty(), "what was lost long after is brought at once");
    }

    void aRestoredCentreGetsWhatItLost()
    {
        const Operation first = acceptMany(1).first();
        batch();
        answer({tests::appliedAnswer(first, 1)});
        const Operation second = m_fixture->amend(first.caseId, QStringLiteral("second")).value().operation;
        batch();
        answer({held(second, {QStringLiteral("seq:1"), QStringLiteral("chain:1"), QStringLiteral("seq:77")})});
        m_fixture->clock().advance(std::chrono::minutes(1));
        QCOMPARE(batch(), (QList<Operation>{first, second}));
        EXPECT_OK(m_fixture->workspace().verify());
    }

    void offersAgainWhatLiesAboveThePoint()
    {
        const QList<Operation> made = acceptMany(4);
        batch();
        answer({tests::appliedAnswer(made[0], 1), tests::appliedAnswer(made[1], 1), tests::appliedAnswer(made[2], 1)});
        EXPECT_OK(outbox().endBatch());
        QCOMPARE(outbox().offerAgainAfter(1).value_or(-1), 2);
        QCOMPARE(batch(), made.mid(1));
        EXPECT_OK(m_fixture->workspace().verify());
    }

    // The centre was restored to a state before it had refused them: without them the chain would stay open for ever.
    void offersAgainWhatWasStuckOrSettled()
    {
        const QList<Operation> made = acceptMany(3);
        batch();
        answer({tests::appliedAnswer(made[0], 1), stuck(made[1], AnswerStatus::Conflict), stuck(made[2], AnswerStatus::Refused)});
        EXPECT_OK(outbox().endBatch());
        EXPECT_OK(outbox().settle(made[1].id, m_fixture->now()));
        QCOMPARE(outbox().offerAgainAfter(0).value_or(-1), 3);
        QCOMPARE(batch(), made);
        EXPECT_OK(outbox().putBack(QStringLiteral("network"), m_fixture->now(), m_fixture->now()));
        QCOMPARE(batch(), made);
        answer({tests::appliedAnswer(made[0], 1), stuck(made[1], AnswerStatus::Refused), stuck(made[2], AnswerStatus::Refused)});
        const auto settled = view().ofCase(made[1].caseId);
        EXPECT_OK(settled);
        QCOMPARE(settled->front().state, OperationState::Settled);
        QCOMPARE(settled->front().answer->code, QStringLiteral("policy.role"));
        QCOMPARE(view().ofCase(made[2].caseId)->front().state, OperationState::Refused);
        QCOMPARE(counts().conflict, 0);
        EXPECT_OK(m_fixture->workspace().verify());
    }

    void aMissingSettledOneIsOfferedAgain()
    {
        const QList<Operation> made = acceptMany(2);
        batch();
        answer({stuck(made[0], AnswerStatus::Refused)});
        EXPECT_OK(outbox().settle(made[0].id, m_fixture->now()));
        answer({held(made[1], {QStringLiteral("chain:1")})});
        m_fixture->clock().advance(std::chrono::minutes(1));
        QCOMPARE(batch(), made);
        EXPECT_OK(m_fixture->workspace().verify());
    }

    void retryWaitsAsTold()
    {
        const Operation operation = acceptMany(1).first();
        batch();
        Answer retry;
        retry.id = operation.id;
        retry.status = AnswerStatus::Retry;
        retry.afterMs = 2000;
        answer({retry});
        QCOMPARE(batch().size(), 0);
        m_fixture->clock().advance(std::chrono::seconds(2));
        QCOMPARE(batch().size(), 1);
    }

    void countsAreCounted()
    {
        const QList<Operation> made = acceptMany(4);
        QCOMPARE(counts(), (store::OutboxCounts{4, 0, 0, 0, 0, 0, made.first().made.trusted(), base::Instant()}));
        batch();
        answer({tests::appliedAnswer(made[0], 1), stuck(made[1], AnswerStatus::Conflict), stuck(made[2], AnswerStatus::Refused),
                held(made[3], {QStringLiteral("chain:77")})});
        const store::OutboxCounts after = counts();
        QCOMPARE(after.confirmed, 1);
        QCOMPARE(after.conflict, 1);
        QCOMPARE(after.refused, 1);
        QCOMPARE(after.held, 1);
        QCOMPARE(after.oldest, made[1].made.trusted());
        QCOMPARE(view().waiting(0, 10).value().size(), 3U);
        QCOMPARE(view().waiting(3, 10).value().size(), 1U);
        QCOMPARE(view().waitingLanes().value().size(), 3U);
        QVERIFY(view().isWaiting(made[1].caseId).value_or(false));
        QVERIFY(!view().isWaiting(made[0].caseId).value_or(true));
    }

    void strayedOperationsAreNoticed()
    {
        acceptMany(2);
        EXPECT_OK(m_fixture->workspace().connection().executeScript("DELETE FROM outbox WHERE n = 1"));
        EXPECT_FAILS(view().verify(), ErrorCode::StorageCorrupt);
    }

private:
    store::OutboxStore &outbox() { return m_fixture->workspace().outbox(); }
    store::OutboxViewStore &view() { return m_fixture->workspace().outboxView(); }
    store::OutboxCounts counts() { return view().counts(base::Instant()).value(); }

    QList<Operation> batch(const store::BatchLimits &limits = {})
    {
        const auto taken = m_fixture->workspace().ledger().takeBatch(limits, m_fixture->now());
        QList<Operation> operations;
        for (const store::Outgoing &outgoing : taken ? *taken : std::vector<store::Outgoing>(1)) {
            operations.append(base::parseJsonObject(outgoing.text).and_then(Operation::fromJson).value_or(Operation()));
        }
        return operations;
    }
    void answer(const std::vector<Answer> &answers) { EXPECT_OK(m_fixture->workspace().ledger().takeAnswers(answers, m_fixture->now())); }
    QList<Operation> acceptMany(int count)
    {
        QList<Operation> made;
        for (int i = 0; i < count; ++i) {
            m_fixture->clock().advance(std::chrono::milliseconds(7));
            made.append(m_fixture->accept(m_fixture->newCaseId(), i).value().operation);
        }
        return made;
    }
    Operation acceptNeeding(const CaseId &id, const QByteArray &hash)
    {
        store::ActRequest request;
        request.caseId = id;
        request.now = m_fixture->now();
        const auto committed = m_fixture->workspace().ledger().commit(request, [&](const store::ActTicket &) -> Result<store::ActRecord> {
            const domain::Case record = tests::sampleCase(id, 1, QStringLiteral("N"), request.now);
            Operation operation = tests::sampleOperation(record, request.now);
            operation.needs = QStringList{QString::fromLatin1(hash.toHex())};
            return store::ActRecord{operation, record, {}, {request.now, {}, {}, QStringLiteral("case.accept"), {}, {}}};
        });
        return committed ? committed->operation : Operation();
    }
    static Answer stuck(const Operation &operation, AnswerStatus status)
    {
        Answer answer;
        answer.id = operation.id;
        answer.status = status;
        answer.version = 1;
        answer.code = QStringLiteral("policy.role");
        answer.text = QStringLiteral("您没有受理该事项的权限。");
        answer.remedy = QStringLiteral("ask_manager");
        return answer;
    }
    static Answer held(const Operation &operation, const QStringList &missing)
    {
        Answer answer;
        answer.id = operation.id;
        answer.status = AnswerStatus::Held;
        answer.missing = missing;
        return answer;
    }

    std::unique_ptr<StoreFixture> m_fixture;
};

} // namespace yichuang

using yichuang::OutboxStoreTest;
YICHUANG_TEST(OutboxStoreTest)
#include "OutboxStoreTest.moc"
