// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/Answer.h"

#include "tests/support/Expect.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/TestProgram.h"

#include <QJsonArray>
#include <QTest>

using namespace yichuang;
using namespace yichuang::protocol;
using namespace yichuang::tests;

namespace {

Answer sample(AnswerStatus status)
{
    Answer answer;
    answer.id = domain::OperationId::fromText(QStringLiteral("019360aa-1111-7000-8000-000000000001")).value();
    answer.status = status;
    switch (status) {
    case AnswerStatus::Applied: answer.version = 7; break;
    case AnswerStatus::Duplicate: answer.first = sample(AnswerStatus::Applied).toJson(); break;
    case AnswerStatus::Held: answer.missing = {QStringLiteral("seq:3"), QStringLiteral("chain:17")}; break;
    case AnswerStatus::Conflict:
        answer.version = 8;
        answer.conflicts = {{QStringLiteral("applicant.phone"), QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")}};
        answer.theirs = CaseBuilder("ggcs-ws").apply(domain::ActKind::Receive).record().toJson();
        break;
    case AnswerStatus::Refused:
        answer.code = QStringLiteral("policy.role");
        answer.text = QStringLiteral("该人员的角色不能做此操作");
        answer.remedy = QStringLiteral("ask_manager");
        break;
    case AnswerStatus::Retry: answer.afterMs = 5000; break;
    }
    return answer;
}

} // namespace

class AnswerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBack_data();
    void readsBack();
    void missingMembers_data();
    void missingMembers();
    void effectiveAnswer();
    void duplicateOfADuplicateIsNone();
    void duplicateOfAnotherOperationIsNone();
    void brokenAnswers_data();
    void brokenAnswers();
};

void AnswerTest::readsBack_data()
{
    QTest::addColumn<AnswerStatus>("status");
    for (int n = 0; n <= int(AnswerStatus::Retry); ++n) {
        QTest::newRow(qPrintable(toWord(AnswerStatus(n)))) << AnswerStatus(n);
    }
}

void AnswerTest::readsBack()
{
    QFETCH(AnswerStatus, status);
    const Answer answer = sample(status);
    QCOMPARE(Answer::fromJson(answer.toJson()).value(), answer);
    QCOMPARE(answerStatusFromWord(toWord(status)), std::optional(status));
}

void AnswerTest::missingMembers_data()
{
    QTest::addColumn<AnswerStatus>("status");
    QTest::addColumn<QString>("member");
    for (int n = 0; n <= int(AnswerStatus::Retry); ++n) {
        for (const QString &member : sample(AnswerStatus(n)).toJson().keys()) {
            QTest::addRow("%s/%s", qPrintable(toWord(AnswerStatus(n))), qPrintable(member)) << AnswerStatus(n) << member;
        }
    }
}

void AnswerTest::missingMembers()
{
    QFETCH(AnswerStatus, status);
    QFETCH(QString, member);
    // Two moves that exclude each other have no fields in conflict; a remedy is not always known.
    static const QStringList optional{QStringLiteral("conflicts"), QStringLiteral("remedy"), QStringLiteral("missing")};
    QJsonObject json = sample(status).toJson();
    json.remove(member);
    const base::Result<Answer> read = Answer::fromJson(json);
    QCOMPARE(read.has_value(), optional.contains(member));
    if (!read) {
        QCOMPARE(read.error().reason, "json.answer." + member.toLatin1());
    }
}

void AnswerTest::effectiveAnswer()
{
    QCOMPARE(sample(AnswerStatus::Duplicate).effective().value(), sample(AnswerStatus::Applied));
    for (const AnswerStatus status : {AnswerStatus::Applied, AnswerStatus::Held, AnswerStatus::Conflict, AnswerStatus::Refused, AnswerStatus::Retry}) {
        const Answer answer = sample(status); // a conflict's case gets a new id each time
        QCOMPARE(answer.effective().value(), answer);
    }
}

void AnswerTest::duplicateOfADuplicateIsNone()
{
    Answer answer = sample(AnswerStatus::Duplicate);
    answer.first = sample(AnswerStatus::Duplicate).toJson();
    EXPECT_FAILS(answer.effective(), base::ErrorCode::Malformed);
    answer.first = {};
    EXPECT_FAILS(answer.effective(), base::ErrorCode::Malformed);
}

void AnswerTest::duplicateOfAnotherOperationIsNone()
{
    Answer answer = sample(AnswerStatus::Duplicate);
    answer.first.insert(QStringLiteral("id"), QStringLiteral("019360aa-9999-7000-8000-000000000001"));
    EXPECT_FAILS(answer.effective(), base::ErrorCode::Malformed);
}

void AnswerTest::brokenAnswers_data()
{
    QTest::addColumn<AnswerStatus>("status");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("unknown status") << AnswerStatus::Applied << "status" << QJsonValue(QStringLiteral("lost"));
    QTest::newRow("applied before the first version") << AnswerStatus::Applied << "version" << QJsonValue(-1);
    QTest::newRow("conflict with no case") << AnswerStatus::Conflict << "version" << QJsonValue(0);
    QTest::newRow("retry before now") << AnswerStatus::Retry << "after_ms" << QJsonValue(-1);
    QTest::newRow("missing numbers") << AnswerStatus::Held << "missing" << QJsonValue(QJsonArray{3});
    QTest::newRow("conflict of numbers") << AnswerStatus::Conflict << "conflicts" << QJsonValue(QJsonArray{3});
    QTest::newRow("endless sentence") << AnswerStatus::Refused << "text" << QJsonValue(QString(501, QLatin1Char('x')));
}

void AnswerTest::brokenAnswers()
{
    QFETCH(AnswerStatus, status);
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QJsonObject json = sample(status).toJson();
    json.insert(member, value);
    EXPECT_FAILS(Answer::fromJson(json), base::ErrorCode::Malformed);
}

YICHUANG_TEST(AnswerTest)
#include "AnswerTest.moc"
