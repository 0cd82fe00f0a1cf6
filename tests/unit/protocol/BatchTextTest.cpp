// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/BatchText.h"

#include "app/base/Json.h"
#include "tests/support/FakeClock.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::protocol;

namespace {

Operation operationOf(qint64 n)
{
    const base::Instant now = tests::FakeClock().now();
    Operation operation;
    operation.id = domain::OperationId::make(now);
    operation.caseId = domain::CaseId::make(now);
    operation.lane = operation.caseId.toText();
    operation.seq = n;
    operation.actor = *domain::PersonId::fromText(QStringLiteral("wei.xf"));
    operation.window = *domain::WindowId::fromText(QStringLiteral("03"));
    // The worst a free text before the link can hold.
    operation.catalogue = QStringLiteral("2026\",\"effect\":\"x");
    operation.made = {now, n, 0, 5};
    operation.payload = QJsonObject{{QStringLiteral("note"), QStringLiteral("第 %1 件\n\",\"chain\":{").arg(n)}};
    operation.chain = {n, QByteArray(32, '\1'), QByteArray(32, '\xfe')};
    return operation;
}

OperationBatch batchOf(int count)
{
    OperationBatch batch;
    for (int i = 1; i <= count; ++i) {
        batch.operations.push_back(operationOf(i));
    }
    batch.headSignature = QByteArray(64, '\xff');
    return batch;
}

QByteArray textOf(const OperationBatch &batch)
{
    std::vector<QByteArray> texts;
    for (const Operation &operation : batch.operations) {
        texts.push_back(operationText(operation.canonicalBody(), operation.chain).value());
    }
    return batchText(texts, batch.headSignature);
}

} // namespace

class BatchTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOperationIsWrittenAsItsJson()
    {
        const Operation operation = operationOf(17);
        QCOMPARE(operationText(operation.canonicalBody(), operation.chain).value(), base::canonicalJson(operation.toJson()));
        QVERIFY(!operationText("{}", operation.chain).has_value());
    }

    void aBatchIsWrittenAsItsJson()
    {
        for (const int count : {0, 1, 3}) {
            const OperationBatch batch = batchOf(count);
            QCOMPARE(textOf(batch), base::canonicalJson(batch.toJson()));
        }
    }

    void aBatchIsCutIntoItsOperations()
    {
        const OperationBatch batch = batchOf(3);
        const QByteArray text = textOf(batch);
        const auto read = BatchText::read(text);
        QVERIFY(read.has_value());
        QCOMPARE(read->headSignature, batch.headSignature);
        QCOMPARE(read->operations.size(), size_t(3));
        for (size_t i = 0; i < 3; ++i) {
            QByteArray body = read->operations[i].whole.toByteArray();
            QCOMPARE(body, base::canonicalJson(batch.operations[i].toJson()));
            body.remove(read->operations[i].member.data() - read->operations[i].whole.data(), read->operations[i].member.size());
            QCOMPARE(body, batch.operations[i].canonicalBody());
        }
    }

    void whatIsNotCanonicalIsLeftToTheParser_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray text = textOf(batchOf(2));
        const auto row = [&text](const char *name, const QByteArray &before, const QByteArray &after) {
            QByteArray changed = text;
            const qsizetype at = changed.indexOf(before);
            QVERIFY2(at >= 0, name);
            QTest::newRow(name) << changed.replace(at, before.size(), after);
        };
        row("a blank", "{\"head", "{ \"head");
        row("another member", "\"operations\"", "\"more\":1,\"operations\"");
        row("broken base64", "/////", "/?///");
        row("no list", "\"operations\":[", "\"operations\":{");
        row("not sorted", "\"actor\"", "\"zactor\"");
        QTest::newRow("something behind") << text + ' ';
        QTest::newRow("cut off") << text.chopped(1);
        QTest::newRow("empty") << QByteArray();
        OperationBatch many = batchOf(1);
        many.operations.resize(501, many.operations.front());
        QTest::newRow("too many") << textOf(many);
    }
    void whatIsNotCanonicalIsLeftToTheParser()
    {
        QFETCH(const QByteArray, text);
        QVERIFY(!BatchText::read(text).has_value());
    }

    void aReplyIsWrittenAsItsJson()
    {
        BatchReply reply;
        reply.serverTime = tests::FakeClock().now();
        for (const AnswerStatus status : {AnswerStatus::Applied, AnswerStatus::Refused, AnswerStatus::Held, AnswerStatus::Retry, AnswerStatus::Applied}) {
            Answer answer;
            answer.id = domain::OperationId::make(reply.serverTime);
            answer.status = status;
            answer.version = 3;
            answer.code = QStringLiteral("policy.role");
            answer.text = QStringLiteral("无权\"办理\"");
            reply.answers.push_back(answer);
        }
        QCOMPARE(replyText(reply), base::canonicalJson(reply.toJson()));
        QCOMPARE(replyText({{}, reply.serverTime}), base::canonicalJson(BatchReply{{}, reply.serverTime}.toJson()));
    }
};

YICHUANG_TEST(BatchTextTest)
#include "BatchTextTest.moc"
