// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Act.h"
#include "app/domain/Case.h"

#include "tests/support/Expect.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/TestProgram.h"

#include <QJsonArray>
#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

namespace {

// A case with everything: deferral, a stop, an extension, decision, delivery.
CaseBuilder longLife()
{
    CaseBuilder builder("ggcs-ws");
    builder.at("2026-09-24");
    Act act = builder.act(ActKind::Accept);
    act.materials = checklistWith(builder.item(), deferrableKey(builder.item()), Judgement::Deferred);
    act.application->applicant.agent = Agent{QStringLiteral("黄海燕"), QStringLiteral("111"), sampleApplicant(9).idNumber, {}, QStringLiteral("代办")};
    builder.apply(act).apply(ActKind::StartReview).apply(ActKind::Extend).apply(ActKind::Stop).at("2026-10-12").apply(ActKind::Resume);
    builder.apply(ActKind::SupplyDeferred).apply(ActKind::Decide).apply(ActKind::Certify).apply(ActKind::MakeReady).apply(ActKind::Deliver);
    return builder.apply(ActKind::Close);
}

} // namespace

class CaseJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStateReadsBack_data();
    void everyStateReadsBack();
    void removingAnyMember_data();
    void removingAnyMember();
    void brokenCases_data();
    void brokenCases();
    void everyActReadsBack_data();
    void everyActReadsBack();
    void brokenActs_data();
    void brokenActs();
};

void CaseJsonTest::everyStateReadsBack_data()
{
    QTest::addColumn<CaseState>("state");
    for (int n = 0; n <= int(CaseState::Void); ++n) {
        QTest::newRow(qPrintable(toWord(CaseState(n)))) << CaseState(n);
    }
}

void CaseJsonTest::everyStateReadsBack()
{
    QFETCH(CaseState, state);
    CaseBuilder builder("ggcs-ws");
    const Case record = state == CaseState::Closed ? longLife().record() : builder.reach(state).record();
    QCOMPARE(record.state, state);
    const base::Result<Case> read = Case::fromJson(record.toJson());
    EXPECT_OK(read);
    QCOMPARE(*read, record);
    QCOMPARE(read->toJson(), record.toJson());
}

void CaseJsonTest::removingAnyMember_data()
{
    QTest::addColumn<QString>("member");
    const QJsonObject json = longLife().record().toJson();
    QVERIFY(json.size() >= 25);
    for (const QString &member : json.keys()) {
        QTest::newRow(qPrintable(member)) << member;
    }
}

void CaseJsonTest::removingAnyMember()
{
    QFETCH(QString, member);
    static const QStringList needed{QStringLiteral("id"),        QStringLiteral("number"), QStringLiteral("item"),     QStringLiteral("item_version"),
                                    QStringLiteral("catalogue"), QStringLiteral("state"),  QStringLiteral("received"), QStringLiteral("region"),
                                    QStringLiteral("applicant")};
    QJsonObject json = longLife().record().toJson();
    json.remove(member);
    const base::Result<Case> read = Case::fromJson(json);
    QCOMPARE(read.has_value(), !needed.contains(member));
    if (!read) {
        QCOMPARE(read.error().reason, "json.case." + member.toLatin1());
    }
}

void CaseJsonTest::brokenCases_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("id of another form") << "id" << QJsonValue(QStringLiteral("{00000000-0000-0000-0000-000000000000}"));
    QTest::newRow("negative version") << "version" << QJsonValue(-1);
    QTest::newRow("unknown state") << "state" << QJsonValue(QStringLiteral("lost"));
    QTest::newRow("received in local time") << "received" << QJsonValue(QStringLiteral("2026-09-24T10:00:00"));
    QTest::newRow("unknown closing code") << "closing" << QJsonValue(7);
    QTest::newRow("field that is a number") << "fields" << QJsonValue(QJsonObject{{QStringLiteral("area"), 12}});
    QTest::newRow("steps are no list") << "steps" << QJsonValue(QStringLiteral("none"));
    QTest::newRow("a step that is a number") << "steps" << QJsonValue(QJsonArray{7});
    QTest::newRow("a stop without start") << "stops" << QJsonValue(QJsonArray{QJsonObject{{QStringLiteral("ground"), QStringLiteral("hearing")}}});
    QTest::newRow("dues with a broken date") << "dues" << QJsonValue(QJsonObject{{QStringLiteral("notice"), QStringLiteral("soon")}});
    QTest::newRow("unknown acceptance") << "acceptance" << QJsonValue(QStringLiteral("grudging"));
    QTest::newRow("a decision of nobody's mind") << "decision" << QJsonValue(QJsonObject());
    QTest::newRow("extension without limit") << "extension" << QJsonValue(QJsonObject{{QStringLiteral("reason"), QStringLiteral("r")}});
    QTest::newRow("person with a blank") << "received_by" << QJsonValue(QStringLiteral("a b"));
    QTest::newRow("query code of 13 digits") << "query_code" << QJsonValue(QStringLiteral("1234567890123"));
}

void CaseJsonTest::brokenCases()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QJsonObject json = longLife().record().toJson();
    json.insert(member, value);
    EXPECT_FAILS(Case::fromJson(json), base::ErrorCode::Malformed);
}

void CaseJsonTest::everyActReadsBack_data()
{
    QTest::addColumn<ActKind>("kind");
    for (int n = 0; n <= int(ActKind::Settle); ++n) {
        QTest::newRow(qPrintable(toWord(ActKind(n)))) << ActKind(n);
    }
}

void CaseJsonTest::everyActReadsBack()
{
    QFETCH(ActKind, kind);
    CaseBuilder builder("ggcs-ws");
    const Act first = builder.act(kind);
    QCOMPARE(Act::fromJson(kind, first.toJson()).value(), first);
    builder.apply(ActKind::Receive);
    Act later = builder.act(kind);
    later.dues = builder.record().dues;
    QCOMPARE(Act::fromJson(kind, later.toJson()).value(), later);
}

void CaseJsonTest::brokenActs_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("application as text") << "application" << QJsonValue(QStringLiteral("please"));
    QTest::newRow("application of nothing") << "application" << QJsonValue(QJsonObject());
    QTest::newRow("materials are no list") << "materials" << QJsonValue(1);
    QTest::newRow("501 materials") << "materials" << QJsonValue([] {
        QJsonArray rows;
        for (int i = 0; i < 501; ++i) {
            rows.append(QJsonObject());
        }
        return rows;
    }());
    QTest::newRow("endless note") << "note" << QJsonValue(QString(2001, QLatin1Char('x')));
    QTest::newRow("stop without start") << "stop" << QJsonValue(QJsonObject{{QStringLiteral("ground"), QStringLiteral("hearing")}});
    QTest::newRow("extension of no days") << "extension" << QJsonValue(QJsonObject{{QStringLiteral("value"), 0}, {QStringLiteral("approver"), QString()}});
    QTest::newRow("decision of maybe") << "decision" << QJsonValue(QJsonObject{{QStringLiteral("granted"), QStringLiteral("maybe")}});
    QTest::newRow("delivery to nobody") << "delivery" << QJsonValue(QJsonObject());
    QTest::newRow("window with a blank") << "to_window" << QJsonValue(QStringLiteral("0 3"));
    QTest::newRow("change without path") << "changes" << QJsonValue(QJsonArray{QJsonObject{{QStringLiteral("from"), QString()}}});
    QTest::newRow("settlement of no operation") << "settlement" << QJsonValue(QJsonObject{{QStringLiteral("choice"), QStringLiteral("mine")}});
    QTest::newRow("settlement by dice") << "settlement"
                                        << QJsonValue(QJsonObject{{QStringLiteral("operation"), QStringLiteral("019360aa-0000-7000-8000-000000000001")},
                                                                  {QStringLiteral("choice"), QStringLiteral("dice")}});
}

void CaseJsonTest::brokenActs()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    CaseBuilder builder("ggcs-ws");
    QJsonObject json = builder.act(ActKind::Accept).toJson();
    json.insert(member, value);
    EXPECT_FAILS(Act::fromJson(ActKind::Accept, json), base::ErrorCode::Malformed);
}

YICHUANG_TEST(CaseJsonTest)
#include "CaseJsonTest.moc"
