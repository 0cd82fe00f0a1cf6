// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/Messages.h"

#include "app/protocol/ProtocolVersion.h"
#include "tests/support/Expect.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QJsonArray>
#include <QTest>

#include <functional>

using namespace yichuang;
using namespace yichuang::protocol;
using namespace yichuang::tests;

using Echo = std::function<base::Result<QJsonObject>(const QJsonObject &)>;
Q_DECLARE_METATYPE(Echo)

namespace {

const QByteArray Key32(32, '\x5a');

EnrolmentRequest enrolment()
{
    return {QStringLiteral("ABCD-EFGH"), "-----BEGIN CERTIFICATE REQUEST-----\n", Key32, QStringLiteral("三号窗口"), Key32};
}

EnrolmentReply enrolmentReply()
{
    return {domain::WorkstationId::make(chinaAt("2026-11-23")), key<domain::WindowId>("03"), key<domain::HallId>("qingxiu"), "PEM", "CA", QStringLiteral("f00d")};
}

SignInReply signInReply()
{
    return {*sampleFacts().directory.person(key<domain::PersonId>("clerk")), Key32, chinaAt("2026-12-01"), QStringLiteral("token"), chinaAt("2026-11-24")};
}

BatchReply batchReply()
{
    Answer answer;
    answer.id = domain::OperationId::make(chinaAt("2026-11-23"));
    answer.status = AnswerStatus::Applied;
    answer.version = 1;
    return {{answer}, chinaAt("2026-11-23")};
}

template<typename T>
Echo echo()
{
    return [](const QJsonObject &json) { return T::fromJson(json).map([](const T &read) { return read.toJson(); }); };
}

} // namespace

class MessagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readBack_data();
    void readBack();
    void missingOrWrongMembers_data();
    void missingOrWrongMembers();
    void keysAre32Bytes();
    void numberRequestsAreBounded_data();
    void numberRequestsAreBounded();
    void batchEnvelope();
    void oneBadOperationSpoilsNoOther();
    void problemStandsUnderError();
};

void MessagesTest::readBack_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::addColumn<Echo>("echo");
    QTest::newRow("enrolment") << enrolment().toJson() << echo<EnrolmentRequest>();
    QTest::newRow("enrolment reply") << enrolmentReply().toJson() << echo<EnrolmentReply>();
    QTest::newRow("sign-in") << SignInRequest{key<domain::PersonId>("clerk"), QStringLiteral("密码 \"1\"")}.toJson() << echo<SignInRequest>();
    QTest::newRow("sign-in reply") << signInReply().toJson() << echo<SignInReply>();
    QTest::newRow("number block request") << NumberBlockRequest{QStringLiteral("019360aa-1111-7000-8000-000000000001"), 200}.toJson()
                                          << echo<NumberBlockRequest>();
    QTest::newRow("batch reply") << batchReply().toJson() << echo<BatchReply>();
    QTest::newRow("problem") << Problem{QStringLiteral("too_old"), QStringLiteral("请升级")}.toJson() << echo<Problem>();
}

void MessagesTest::readBack()
{
    QFETCH(QJsonObject, json);
    QFETCH(Echo, echo);
    QCOMPARE(echo(json).value(), json);
}

void MessagesTest::missingOrWrongMembers_data()
{
    readBack_data();
}

void MessagesTest::missingOrWrongMembers()
{
    QFETCH(QJsonObject, json);
    QFETCH(Echo, echo);
    // A centre from before sessions gives none.
    const QStringList optional{QStringLiteral("session"), QStringLiteral("session_until")};
    for (const QString &member : json.keys()) {
        QJsonObject without = json;
        without.remove(member);
        if (!optional.contains(member)) {
            EXPECT_FAILS(echo(without), base::ErrorCode::Malformed);
        }
        QJsonObject wrong = json;
        wrong.insert(member, true);
        EXPECT_FAILS(echo(wrong), base::ErrorCode::Malformed);
    }
}

void MessagesTest::keysAre32Bytes()
{
    for (const char *member : {"signing_key", "data_key"}) {
        for (const QByteArray &key : {QByteArray(31, 'a').toBase64(), QByteArray(33, 'a').toBase64(), QByteArray(), QByteArray("not base64!")}) {
            QJsonObject json = enrolment().toJson();
            json.insert(QLatin1String(member), QLatin1String(key));
            const base::Result<EnrolmentRequest> read = EnrolmentRequest::fromJson(json);
            EXPECT_FAILS(read, base::ErrorCode::Malformed);
            QCOMPARE(read.error().reason, QByteArray("json.enrolment.") + member);
        }
    }
    QJsonObject reply = signInReply().toJson();
    reply.insert(QStringLiteral("data_key"), QString());
    EXPECT_FAILS(SignInReply::fromJson(reply), base::ErrorCode::Malformed);
}

void MessagesTest::numberRequestsAreBounded_data()
{
    QTest::addColumn<QString>("request");
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("good");
    const QString id = QStringLiteral("019360aa-1111-7000-8000-000000000001");
    QTest::newRow("one") << id << 1 << true;
    QTest::newRow("a thousand") << id << 1000 << true;
    QTest::newRow("none") << id << 0 << false;
    QTest::newRow("too many") << id << 1001 << false;
    QTest::newRow("no id") << QString() << 1 << false;
    QTest::newRow("an id that is none") << QStringLiteral("again") << 1 << false;
}

void MessagesTest::numberRequestsAreBounded()
{
    QFETCH(QString, request);
    QFETCH(int, count);
    QFETCH(bool, good);
    QCOMPARE(NumberBlockRequest::fromJson(NumberBlockRequest{request, count}.toJson()).has_value(), good);
}

void MessagesTest::batchEnvelope()
{
    QJsonArray many;
    for (int i = 0; i < MaxBatchOperations; ++i) {
        many.append(QJsonObject{{QStringLiteral("n"), i}});
    }
    const base::Result<std::vector<QJsonObject>> full = OperationBatch::operationsOf({{QStringLiteral("operations"), many}});
    EXPECT_OK(full);
    QCOMPARE(full->size(), size_t(MaxBatchOperations));
    QCOMPARE(full->back().value(QStringLiteral("n")).toInt(), MaxBatchOperations - 1);
    many.append(QJsonObject());
    EXPECT_FAILS(OperationBatch::operationsOf({{QStringLiteral("operations"), many}}), base::ErrorCode::Malformed);
    EXPECT_FAILS(OperationBatch::operationsOf({}), base::ErrorCode::Malformed);
    const QJsonObject written = OperationBatch{{}, QByteArray(64, 's')}.toJson();
    QCOMPARE(written.value(QStringLiteral("head_signature")).toString().toLatin1(), QByteArray(64, 's').toBase64());
    QVERIFY(OperationBatch::operationsOf(written)->empty());
}

void MessagesTest::oneBadOperationSpoilsNoOther()
{
    const base::Result<std::vector<QJsonObject>> read =
        OperationBatch::operationsOf({{QStringLiteral("operations"), QJsonArray{7, QJsonObject{{QStringLiteral("id"), QStringLiteral("x")}}}}});
    EXPECT_OK(read);
    QCOMPARE(read->size(), size_t(2)); // one entry each, so that answers keep their places
    EXPECT_FAILS(Operation::fromJson(read->at(0)), base::ErrorCode::Malformed);
}

void MessagesTest::problemStandsUnderError()
{
    const QJsonObject json = Problem{QStringLiteral("busy"), QStringLiteral("稍后再试")}.toJson();
    QCOMPARE(json.keys(), QStringList{QStringLiteral("error")});
    EXPECT_FAILS(Problem::fromJson({{QStringLiteral("code"), QStringLiteral("busy")}}), base::ErrorCode::Malformed);
}

YICHUANG_TEST(MessagesTest)
#include "MessagesTest.moc"
