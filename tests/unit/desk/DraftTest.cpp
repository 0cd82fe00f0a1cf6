// SPDX-License-Identifier: Apache-2.0
#include "app/desk/Draft.h"

#include "app/base/Json.h"
#include "tests/support/Expect.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QTest>

#include <functional>

using namespace yichuang;
using desk::Draft;

namespace {

Draft emptyDraft()
{
    Draft draft;
    draft.started = tests::chinaAt("2026-11-23");
    draft.id = desk::DraftId::make(draft.started);
    return draft;
}

Draft fullDraft()
{
    const domain::Item &item = tests::sampleItem(QStringLiteral("sp-jy"));
    Draft draft = emptyDraft();
    draft.saved = draft.started + std::chrono::milliseconds(812);
    draft.applicant = tests::sampleApplicant(7);
    draft.applicant.agent = domain::Agent{QStringLiteral("黄代理"), QStringLiteral("111"), tests::sampleApplicant(8).idNumber,
                                          QStringLiteral("13807710008"), QStringLiteral("代办至 2026-12-31")};
    draft.item = item.key;
    draft.fields = {{QStringLiteral("place"), QStringLiteral("民族大道 1 号\n二楼 \"甲\"")}, {QStringLiteral("empty"), QString()}};
    draft.resultWay = QStringLiteral("post");
    draft.materials = tests::checklistWith(item, item.materials.front().key, domain::Judgement::Defective);
    draft.materials.front().pages = 3;
    draft.materials.front().blobs = {QString(64, QLatin1Char('a')), QString(64, QLatin1Char('b'))};
    draft.answers = {{QStringLiteral("reject"), {QStringLiteral("not_ours"), {QStringLiteral("市监局")}, QStringLiteral("不属于本")}},
                     {QStringLiteral("stop"), {QStringLiteral("testing"), {}, {}, 12, QDate(2026, 11, 28)}},
                     {QStringLiteral("refer"), {{}, {QString()}, {}}}};
    draft.focus = QStringLiteral("applicantPhone");
    return draft;
}

} // namespace

class DraftTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBackTheSame_data();
    void comesBackTheSame();
    void halfTypedValuesComeBack();
    void isEmptyUntilSomethingIsEntered_data();
    void isEmptyUntilSomethingIsEntered();
    void refuses_data();
    void refuses();
    void whatMayBeLeftOut();
};

void DraftTest::comesBackTheSame_data()
{
    QTest::addColumn<Draft>("draft");
    QTest::newRow("empty") << emptyDraft();
    QTest::newRow("full") << fullDraft();
}

void DraftTest::comesBackTheSame()
{
    QFETCH(Draft, draft);
    const QByteArray bytes = base::canonicalJson(draft.toJson());
    const auto object = base::parseJsonObject(bytes);
    EXPECT_OK(object);
    const auto read = Draft::fromJson(*object);
    EXPECT_OK(read);
    QVERIFY(*read == draft);
    QCOMPARE(base::canonicalJson(read->toJson()), bytes);
}

// A draft is what was typed, not what is valid.
void DraftTest::halfTypedValuesComeBack()
{
    Draft draft = emptyDraft();
    draft.applicant.idNumber = QStringLiteral("4501");
    draft.applicant.phone = QStringLiteral("138");
    draft.applicant.name = QStringLiteral(" 韦");
    draft.materials = {{QStringLiteral("m1"), domain::Judgement::Missing, 0, 0, 0, {}, {}, {}}};
    const auto read = Draft::fromJson(draft.toJson());
    EXPECT_OK(read);
    QVERIFY(*read == draft);
}

void DraftTest::isEmptyUntilSomethingIsEntered_data()
{
    QTest::addColumn<Draft>("draft");
    QTest::addColumn<bool>("empty");
    QTest::newRow("fresh") << emptyDraft() << true;
    Draft draft = emptyDraft();
    draft.focus = QStringLiteral("itemSearch");
    QTest::newRow("only looked at") << draft << true;
    draft = emptyDraft();
    draft.applicant.name = QStringLiteral("韦");
    QTest::newRow("a letter of the name") << draft << false;
    draft = emptyDraft();
    draft.item = tests::sampleItem(QStringLiteral("ln-yd")).key;
    QTest::newRow("an item") << draft << false;
    draft = emptyDraft();
    draft.fields.insert(QStringLiteral("place"), QStringLiteral("x"));
    QTest::newRow("an answer") << draft << false;
    draft = emptyDraft();
    draft.materials = {{QStringLiteral("m1"), domain::Judgement::Complete, 1, 0, 0, {}, {}, {}}};
    QTest::newRow("a material") << draft << false;
    draft = emptyDraft();
    draft.answers.insert(QStringLiteral("refer"), {});
    QTest::newRow("an open question") << draft << false;
}

void DraftTest::isEmptyUntilSomethingIsEntered()
{
    QFETCH(Draft, draft);
    QTEST(draft.isEmpty(), "empty");
}

void DraftTest::refuses_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char *name, const char *member, const QJsonValue &value, const char *reason) {
        QTest::newRow(name) << QString::fromLatin1(member) << value << QByteArray(reason);
    };
    const QJsonValue none(QJsonValue::Undefined);
    row("no id", "id", none, "json.draft.id");
    row("another id", "id", QStringLiteral("1"), "json.draft.id");
    row("no start", "started", none, "json.draft.started");
    row("start without zone", "started", QStringLiteral("2026-11-23T10:00:00"), "json.draft.started");
    row("no save", "saved", none, "json.draft.saved");
    row("no applicant", "applicant", none, "json.draft.applicant");
    row("applicant is a text", "applicant", QStringLiteral("x"), "json.draft.applicant");
    row("applicant without kind", "applicant", QJsonObject(), "json.applicant.kind");
    row("item is no key", "item", QStringLiteral("../x"), "json.key");
    row("item is a number", "item", 5, "json.draft.item");
    row("fields is a list", "fields", QJsonArray(), "json.draft.fields");
    row("a field is a number", "fields", QJsonObject{{QStringLiteral("capital"), 100}}, "json.draft.fields");
    row("a field is null", "fields", QJsonObject{{QStringLiteral("capital"), QJsonValue()}}, "json.draft.fields");
    row("materials is a text", "materials", QStringLiteral("complete"), "json.draft.materials");
    row("a material is a text", "materials", QJsonArray{QStringLiteral("m1")}, "json.materials.key");
    row("a material is judged otherwise", "materials", QJsonArray{QJsonObject{{QStringLiteral("key"), QStringLiteral("m1")}, {QStringLiteral("judgement"), QStringLiteral("fine")}}},
        "json.materials.judgement");
    row("focus is long", "focus", QString(129, QLatin1Char('x')), "json.draft.focus");
    row("result way is long", "result_way", QString(17, QLatin1Char('x')), "json.draft.result_way");
}

void DraftTest::refuses()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QJsonObject json = fullDraft().toJson();
    if (value.isUndefined()) {
        json.remove(member);
    } else {
        json.insert(member, value);
    }
    const auto read = Draft::fromJson(json);
    EXPECT_FAILS(read, base::ErrorCode::Malformed);
    QTEST(read.error().reason, "reason");
}

void DraftTest::whatMayBeLeftOut()
{
    QJsonObject json = emptyDraft().toJson();
    for (const char *member : {"item", "fields", "result_way", "materials", "focus"}) {
        json.remove(QLatin1String(member));
    }
    const auto read = Draft::fromJson(json);
    EXPECT_OK(read);
    QCOMPARE(read->resultWay, QStringLiteral("window"));
    QVERIFY(read->item.isNull());
    QVERIFY(read->isEmpty());
}

YICHUANG_TEST(DraftTest)
#include "DraftTest.moc"
