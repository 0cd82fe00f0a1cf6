// SPDX-License-Identifier: Apache-2.0
#include "app/sync/BatchMaker.h"

#include "app/base/Json.h"
#include "tests/support/sync/MemorySyncStore.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using protocol::Answer;
using protocol::AnswerStatus;

namespace {

sync::OutgoingBatch batchOf(int operations)
{
    tests::MemorySyncStore store;
    store.addOperations(operations, operations);
    return *store.takeBatch({500, 1'000'000}, {});
}

Answer applied(const domain::OperationId &id, qint64 version)
{
    Answer answer;
    answer.id = id;
    answer.status = AnswerStatus::Applied;
    answer.version = version;
    return answer;
}

Answer duplicate(const Answer &first)
{
    Answer answer;
    answer.id = first.id;
    answer.status = AnswerStatus::Duplicate;
    answer.first = first.toJson();
    return answer;
}

} // namespace

class BatchMakerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBodyIsTheProtocols()
    {
        const sync::OutgoingBatch batch = batchOf(3);
        const auto json = base::parseJsonObject(sync::bodyOf(batch));
        QVERIFY(json.has_value());
        const auto list = protocol::OperationBatch::operationsOf(*json);
        QCOMPARE(list->size(), size_t(3));
        QCOMPARE(base::canonicalJson(list->at(2)), batch.operations[2].text);
        QCOMPARE(protocol::Operation::fromJson(list->at(2))->id, batch.operations[2].id);
    }

    void theFirstAnswerCounts()
    {
        const sync::OutgoingBatch batch = batchOf(1);
        const auto id = batch.operations[0].id;
        const auto answers = sync::answersFor(batch, {{duplicate(applied(id, 7))}, {}});
        QCOMPARE(answers->front(), applied(id, 7));
        // Said twice in one reply: the first stands.
        const auto twice = sync::answersFor(batch, {{applied(id, 7), applied(id, 8)}, {}});
        QCOMPARE(twice->size(), size_t(1));
        QCOMPARE(twice->front().version, 7);
    }

    void aDuplicateOfAnotherOperationIsNoAnswer()
    {
        const sync::OutgoingBatch batch = batchOf(2);
        Answer crossed = duplicate(applied(batch.operations[1].id, 7));
        crossed.id = batch.operations[0].id;
        QCOMPARE(sync::answersFor(batch, {{crossed}, {}}).error().error.reason, QByteArray("reply.foreign"));
        Answer nested = duplicate(duplicate(applied(batch.operations[0].id, 7)));
        QVERIFY(!sync::answersFor(batch, {{nested}, {}}));
    }

    void foreignAnswersAreDropped()
    {
        const sync::OutgoingBatch batch = batchOf(1);
        const auto other = batchOf(1).operations[0].id;
        QCOMPARE(sync::answersFor(batch, {{applied(other, 1)}, {}}).error().kind, sync::FailureClass::Network);
        QCOMPARE(sync::answersFor(batch, {{}, {}}).error().kind, sync::FailureClass::Network);
        const auto mixed = sync::answersFor(batch, {{applied(other, 1), applied(batch.operations[0].id, 2)}, {}});
        QCOMPARE(mixed->size(), size_t(1));
    }

    void aForgottenOperationIsPutOff()
    {
        const sync::OutgoingBatch batch = batchOf(2);
        const auto answers = sync::answersFor(batch, {{applied(batch.operations[0].id, 1)}, {}});
        QCOMPARE(answers->size(), size_t(2));
        QCOMPARE(answers->back().status, AnswerStatus::Retry);
        QCOMPARE(answers->back().id, batch.operations[1].id);
        QVERIFY(answers->back().afterMs >= 1000);
    }

    void anAbsurdDelayIsBounded()
    {
        const sync::OutgoingBatch batch = batchOf(1);
        const auto id = batch.operations[0].id;
        QCOMPARE(sync::answersFor(batch, {{sync::putOff(id, std::chrono::hours(1000))}, {}})->front().afterMs, 3'600'000);
        QCOMPARE(sync::answersFor(batch, {{sync::putOff(id, std::chrono::milliseconds(0))}, {}})->front().afterMs, 1'000);
    }
};

YICHUANG_TEST(BatchMakerTest)
#include "BatchMakerTest.moc"
