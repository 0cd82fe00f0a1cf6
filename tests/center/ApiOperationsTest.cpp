// SPDX-License-Identifier: Apache-2.0
#include "tests/center/ServiceFixture.h"

#include "app/base/Json.h"
#include "app/protocol/Messages.h"
#include "tests/support/Payload.h"
#include "tests/support/TestProgram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;
using domain::ActKind;

namespace {

QStringList statuses(const ApiReply &reply)
{
    QStringList words;
    const QJsonArray answers = reply.json.value(QLatin1String("answers")).toArray();
    for (const QJsonValue &answer : answers) {
        words.append(answer[QLatin1String("status")].toString());
    }
    return words;
}

QJsonObject answerAt(const ApiReply &reply, int index)
{
    return reply.json.value(QLatin1String("answers")).toArray().at(index).toObject();
}

constexpr char Item[] = "ggcs-ws";

} // namespace

/// POST /v1/operations over the network: once, in order, one by one, and nothing forged.
class ApiOperationsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCaseGoesItsWayAndRepeatsAreAnsweredAsBefore()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        CaseBuilder builder = workstation.journal->newCase(Item);
        std::vector<protocol::Operation> operations{workstation.journal->act(builder, ActKind::Accept),
                                                    workstation.journal->act(builder, ActKind::StartReview)};
        const ApiReply first = workstation.offer(operations);
        QCOMPARE(statuses(first), (QStringList{QStringLiteral("applied"), QStringLiteral("applied")}));
        QCOMPARE(answerAt(first, 1).value(QLatin1String("version")).toInt(), 2);
        const ApiReply again = workstation.offer(operations);
        QCOMPARE(statuses(again), (QStringList{QStringLiteral("duplicate"), QStringLiteral("duplicate")}));
        QCOMPARE(answerAt(again, 1).value(QLatin1String("first")).toObject(), answerAt(first, 1));
        QCOMPARE(fixture.findings(), QString());
    }

    void anyFormOfTheSameJsonIsTheSame()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        CaseBuilder builder = workstation.journal->newCase(Item);
        const QJsonObject batch = workstation.batchOf({workstation.journal->act(builder, ActKind::Accept)});
        const ApiReply indented = workstation.client->postBytes("/v1/operations", QJsonDocument(batch).toJson(QJsonDocument::Indented));
        QCOMPARE(statuses(indented), QStringList{QStringLiteral("applied")});
        const ApiReply compact = workstation.client->postBytes("/v1/operations", QJsonDocument(batch).toJson(QJsonDocument::Compact));
        QCOMPARE(statuses(compact), QStringList{QStringLiteral("duplicate")});
        QCOMPARE(fixture.findings(), QString());
    }

    void anotherWorkstationCannotRepeatThem()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        RemoteWorkstation thief = fixture.enrol("01");
        CaseBuilder builder = workstation.journal->newCase(Item);
        const auto operation = workstation.journal->act(builder, ActKind::Accept);
        QCOMPARE(statuses(workstation.offer({operation})), QStringList{QStringLiteral("applied")});
        const ApiReply stolen = thief.offer({operation});
        QCOMPARE(statuses(stolen), QStringList{QStringLiteral("refused")});
        QVERIFY(!answerAt(stolen, 0).contains(QLatin1String("theirs")));
    }

    void aReplayWithAnotherPayloadIsRefused()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        CaseBuilder builder = workstation.journal->newCase(Item);
        auto operation = workstation.journal->act(builder, ActKind::Accept);
        QCOMPARE(statuses(workstation.offer({operation})), QStringList{QStringLiteral("applied")});
        tests::setPayload(operation, "note", QStringLiteral("forged"));
        QCOMPARE(statuses(workstation.offer({operation})), QStringList{QStringLiteral("refused")});
        QCOMPARE(fixture.findings(), QString());
    }

    void aForgedActorIsRefusedInPlainWords()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        CaseBuilder builder = workstation.journal->newCase(Item);
        domain::ActMoment moment = builder.moment(ActKind::Accept);
        moment.at = fixture.clock.now();
        moment.window = key<domain::WindowId>("01");
        moment.person = key<domain::PersonId>("far");
        const auto forged = workstation.journal->force(builder.id(), workstation.journal->firstAct(builder, ActKind::Accept), moment);
        const ApiReply reply = workstation.offer({forged});
        QCOMPARE(statuses(reply), QStringList{QStringLiteral("refused")});
        QCOMPARE(answerAt(reply, 0).value(QLatin1String("code")).toString(), QStringLiteral("policy.seat"));
        QVERIFY(!answerAt(reply, 0).value(QLatin1String("text")).toString().isEmpty());
    }

    void oneBadOperationSpoilsNoOtherOfFiveHundred()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        constexpr int Bad = 250;
        std::vector<protocol::Operation> operations;
        for (int i = 0; i < 500; ++i) {
            CaseBuilder builder = workstation.journal->newCase(Item);
            if (i == Bad) {
                domain::ActMoment moment = builder.moment(ActKind::Accept);
                moment.at = fixture.clock.now();
                moment.window = key<domain::WindowId>("01");
                moment.person = key<domain::PersonId>("gone");
                operations.push_back(workstation.journal->force(builder.id(), workstation.journal->firstAct(builder, ActKind::Accept), moment));
            } else {
                operations.push_back(workstation.journal->act(builder, ActKind::Accept));
            }
        }
        const ApiReply reply = workstation.offer(operations);
        QCOMPARE(reply.status, 200);
        const QStringList words = statuses(reply);
        QCOMPARE(words.count(QStringLiteral("applied")), 499);
        QCOMPARE(words.at(Bad), QStringLiteral("refused"));
        QCOMPARE(fixture.findings(), QString());
    }

    void aHeadSignedBySomebodyElseIsTurnedAway()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        CaseBuilder builder = workstation.journal->newCase(Item);
        const auto operation = workstation.journal->act(builder, ActKind::Accept);
        QJsonObject batch = workstation.batchOf({operation});
        batch.insert(QStringLiteral("head_signature"), QString::fromLatin1(QByteArray(64, 'x').toBase64()));
        const ApiReply forged = workstation.client->post("/v1/operations", batch);
        QCOMPARE(forged.status, 403);
        QCOMPARE(forged.code(), QStringLiteral("chain.signature"));
        batch.remove(QStringLiteral("head_signature"));
        QCOMPARE(workstation.client->post("/v1/operations", batch).status, 403);
        QCOMPARE(statuses(workstation.offer({operation})), QStringList{QStringLiteral("applied")});
    }

    void hostileBodiesGetAnAnswer_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("nothing") << QByteArray() << 400;
        QTest::newRow("no JSON") << QByteArray("hello") << 400;
        QTest::newRow("a list") << QByteArray("[1,2]") << 400;
        QTest::newRow("no operations") << QByteArray("{}") << 400;
        QTest::newRow("operations is a text") << QByteArray("{\"operations\":\"x\"}") << 400;
        QTest::newRow("nested bomb") << QByteArray("{\"operations\":") + QByteArray(200'000, '[') << 400;
        QTest::newRow("balanced bomb") << QByteArray("{\"operations\":") + QByteArray(100'000, '[') + QByteArray(100'000, ']') + '}' << 400;
        QTest::newRow("not UTF-8") << QByteArray("{\"operations\":[\"\xff\xfe\"]}") << 400;
        QTest::newRow("too many") << QByteArray("{\"operations\":[") + QByteArray("{},").repeated(600) + "{}]}" << 400;
        QTest::newRow("too large") << QByteArray("{\"operations\":[\"") + QByteArray(1'600'000, 'a') + "\"]}" << 413;
        QTest::newRow("empty") << QByteArray("{\"operations\":[]}") << 200;
    }
    void hostileBodiesGetAnAnswer()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        QCOMPARE(workstation.client->postBytes("/v1/operations", body).status, status);
        QCOMPARE(workstation.client->get("/v1/changes").status, 200);
    }

    void twoWindowsWorkOnOneCase()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation one = fixture.enrol("01");
        RemoteWorkstation three = fixture.enrol("03");
        CaseBuilder builder = one.journal->newCase(Item);
        QCOMPARE(statuses(one.offer({one.journal->act(builder, ActKind::Accept)})), QStringList{QStringLiteral("applied")});
        const auto amend = [&](RemoteWorkstation &workstation, const char *person, const char *window, const QString &path, const QString &from, const QString &to) {
            domain::Act act;
            act.kind = ActKind::Amend;
            act.note = QStringLiteral("applicant told us");
            act.changes = {{path, from, to}};
            domain::ActMoment moment = builder.moment(ActKind::Amend);
            moment.at = fixture.clock.now();
            moment.person = key<domain::PersonId>(person);
            moment.window = key<domain::WindowId>(window);
            return workstation.offer({workstation.journal->force(builder.id(), act, moment, 1)});
        };
        const QString phone = builder.record().applicant.phone;
        const QString address = builder.record().applicant.address;
        fixture.clock.advance(std::chrono::seconds(1));
        QCOMPARE(statuses(amend(one, "clerk", "01", QStringLiteral("applicant.phone"), phone, QStringLiteral("13800000001"))), QStringList{QStringLiteral("applied")});
        // Another field merges by itself, the same one is a person's choice.
        QCOMPARE(statuses(amend(three, "clerk", "03", QStringLiteral("applicant.address"), address, QStringLiteral("新民路 2 号"))), QStringList{QStringLiteral("applied")});
        const ApiReply both = amend(three, "clerk", "03", QStringLiteral("applicant.phone"), phone, QStringLiteral("13800000002"));
        QCOMPARE(statuses(both), QStringList{QStringLiteral("conflict")});
        QCOMPARE(answerAt(both, 0).value(QLatin1String("conflicts")).toArray().size(), 1);
        QCOMPARE(fixture.findings(), QString());
    }
};

YICHUANG_TEST(ApiOperationsTest)
#include "ApiOperationsTest.moc"
