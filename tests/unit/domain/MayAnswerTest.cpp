// SPDX-License-Identifier: Apache-2.0
#include "app/domain/MayAnswer.h"

#include "app/domain/Explainer.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

namespace {

QJsonObject question(const QString &person, const QString &window, const QString &item, const QString &act)
{
    return {{QStringLiteral("ask"), QStringLiteral("may")},
            {QStringLiteral("person"), person},
            {QStringLiteral("window"), window},
            {QStringLiteral("item"), item},
            {QStringLiteral("act"), act}};
}

} // namespace

class MayAnswerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void malformedIsAnError_data();
    void malformedIsAnError();
    void withoutAPolicyItIsAnError();
    void servesTheExplainer();
};

void MayAnswerTest::answers_data()
{
    QTest::addColumn<QString>("person");
    QTest::addColumn<QString>("window");
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("act");
    QTest::addColumn<QString>("reason");
    QTest::newRow("clerk accepts") << "clerk" << "01" << "ggcs-ws" << "accept" << "policy.ok";
    QTest::newRow("clerk completes at once") << "clerk" << "01" << "hk-cs" << "complete" << "policy.ok";
    QTest::newRow("window only accepts") << "clerk" << "02" << "hk-cs" << "complete" << "policy.window_right";
    QTest::newRow("clerk decides") << "clerk" << "01" << "ggcs-ws" << "decide" << "policy.role";
    QTest::newRow("approver decides") << "approver" << "09" << "ggcs-ws" << "decide" << "policy.ok";
    QTest::newRow("approver at a window that only issues") << "both" << "02" << "ggcs-ws" << "decide" << "policy.window_right";
    QTest::newRow("unknown person") << "nobody" << "01" << "ggcs-ws" << "accept" << "policy.person";
    QTest::newRow("no key at all") << QStringLiteral("韦小芳") << "01" << "ggcs-ws" << "accept" << "policy.person";
    QTest::newRow("unknown window") << "clerk" << "77" << "ggcs-ws" << "accept" << "policy.window";
    QTest::newRow("unknown item") << "clerk" << "01" << "flight" << "accept" << "policy.item";
    QTest::newRow("unknown act") << "clerk" << "01" << "ggcs-ws" << "bribe" << "policy.act";
}

void MayAnswerTest::answers()
{
    QFETCH(QString, person);
    QFETCH(QString, window);
    QFETCH(QString, item);
    QFETCH(QString, act);
    QFETCH(QString, reason);
    const QJsonObject answer = MayAnswer(sampleFacts())(question(person, window, item, act));
    QCOMPARE(answer.value(QStringLiteral("reason")).toString(), reason);
    QCOMPARE(answer.value(QStringLiteral("may")), QJsonValue(reason == QLatin1String("policy.ok")));
    QVERIFY(!answer.value(QStringLiteral("why")).toString().isEmpty());
}

void MayAnswerTest::malformedIsAnError_data()
{
    QTest::addColumn<QString>("member");
    for (const char *member : {"person", "window", "item", "act"}) {
        QTest::newRow(member) << member;
    }
}

void MayAnswerTest::malformedIsAnError()
{
    QFETCH(QString, member);
    QJsonObject asked = question(QStringLiteral("clerk"), QStringLiteral("01"), QStringLiteral("ggcs-ws"), QStringLiteral("accept"));
    for (const QJsonValue &wrong : {QJsonValue(QJsonValue::Undefined), QJsonValue(7), QJsonValue(QString(65, QLatin1Char('a')))}) {
        asked.insert(member, wrong);
        const QJsonObject answer = MayAnswer(sampleFacts())(asked);
        QVERIFY(!answer.contains(QStringLiteral("may")));
        const QJsonObject error = answer.value(QStringLiteral("error")).toObject();
        QCOMPARE(error.value(QStringLiteral("code")).toString(), QStringLiteral("malformed"));
        QCOMPARE(error.value(QStringLiteral("reason")).toString(), QStringLiteral("json.may.") + member);
    }
}

void MayAnswerTest::withoutAPolicyItIsAnError()
{
    const QJsonObject answer = MayAnswer(Facts())(question(QStringLiteral("clerk"), QStringLiteral("01"), QStringLiteral("ggcs-ws"), QStringLiteral("accept")));
    QCOMPARE(answer.value(QStringLiteral("error")).toObject().value(QStringLiteral("reason")).toString(), QStringLiteral("explain.policy"));
}

void MayAnswerTest::servesTheExplainer()
{
    const Facts facts = sampleFacts();
    const Pinyin pinyin = Pinyin::make(resourceBytes(QStringLiteral("pinyin/readings.txt")), resourceBytes(QStringLiteral("pinyin/surnames.txt"))).value();
    const Explainer explainer({*facts.calendars, pinyin, MayAnswer(facts), {}});
    const QByteArray answer = explainer.answerLine(R"({"ask":"may","person":"clerk","window":"01","item":"hk-cs","act":"complete"})");
    QVERIFY2(answer.contains(R"("may":true)"), answer.constData());
}

YICHUANG_TEST(MayAnswerTest)
#include "MayAnswerTest.moc"
