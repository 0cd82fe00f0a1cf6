// SPDX-License-Identifier: Apache-2.0
#include "app/desk/IntakeJudge.h"

#include "app/domain/CaseNumber.h"
#include "tests/support/Expect.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QTest>

#include <functional>

using namespace yichuang;
using desk::Draft;
using domain::ActKind;
using domain::Judgement;

namespace {

const QString Region = QStringLiteral("CN");

domain::CaseRules &rules()
{
    static domain::CaseRules made(tests::sampleFacts());
    return made;
}

Draft readyDraft(const char *itemKey)
{
    const domain::Item &item = tests::sampleItem(QString::fromLatin1(itemKey));
    Draft draft;
    draft.started = tests::chinaAt("2026-11-23", "10:40");
    draft.id = desk::DraftId::make(draft.started);
    draft.applicant = tests::sampleApplicant();
    draft.item = item.key;
    draft.materials = tests::completeChecklist(item);
    for (const domain::FieldSpec &field : item.fields) {
        draft.fields.insert(field.key, field.type == QLatin1String("choice") ? field.choices.front() : QStringLiteral("1"));
    }
    return draft;
}

domain::ActMoment momentOf(const char *person, const char *window)
{
    return {tests::chinaAt("2026-11-23", "10:42"), tests::key<domain::PersonId>(person), tests::key<domain::WindowId>(window),
            tests::sampleFacts().currentCatalogue};
}

// "" = possible, else the reason why not.
QByteArray reasonOf(const std::vector<desk::IntakeReadiness> &judged, ActKind kind)
{
    for (const desk::IntakeReadiness &one : judged) {
        if (one.kind == kind) {
            return one.possible ? QByteArray() : one.reason;
        }
    }
    return "not judged";
}

QByteArray judge(const Draft &draft, ActKind kind, const char *person = "clerk", const char *window = "01")
{
    return reasonOf(desk::judgeEndings(rules(), draft, momentOf(person, window), Region), kind);
}

Draft with(Draft draft, const std::function<void(Draft &)> &change)
{
    change(draft);
    return draft;
}

Draft withJudgement(const char *itemKey, Judgement judgement)
{
    Draft draft = readyDraft(itemKey);
    const domain::Item &item = tests::sampleItem(QString::fromLatin1(itemKey));
    draft.materials = tests::checklistWith(item, item.materials.front().key, judgement);
    return draft;
}

} // namespace

class IntakeJudgeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void judgesEachEndingOnce();
    void endings_data();
    void endings();
    void authority_data();
    void authority();
    void whatIsOfferedIsWhatTheRulesTake_data();
    void whatIsOfferedIsWhatTheRulesTake();
    void judgingLeavesTheDraftAlone();
    void theActHasWhatWasEntered();
    void onlyACompletionDecides();
};

void IntakeJudgeTest::judgesEachEndingOnce()
{
    const auto judged = desk::judgeEndings(rules(), readyDraft("ln-yd"), momentOf("clerk", "01"), Region);
    std::vector<ActKind> kinds;
    for (const desk::IntakeReadiness &one : judged) {
        kinds.push_back(one.kind);
        QCOMPARE(one.possible, one.reason.isEmpty());
    }
    const std::vector<ActKind> expected{ActKind::Complete, ActKind::Accept, ActKind::Correct, ActKind::Reject, ActKind::Refer, ActKind::Receive};
    QVERIFY(kinds == expected);
}

void IntakeJudgeTest::endings_data()
{
    QTest::addColumn<Draft>("draft");
    QTest::addColumn<QByteArray>("complete");
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<QByteArray>("correct");
    QTest::addColumn<QByteArray>("reject");
    QTest::addColumn<QByteArray>("receive");
    const auto row = [](const char *name, const Draft &draft, const char *complete, const char *accept, const char *correct, const char *reject,
                        const char *receive) {
        QTest::newRow(name) << draft << QByteArray(complete) << QByteArray(accept) << QByteArray(correct) << QByteArray(reject) << QByteArray(receive);
    };
    row("immediate, all there", readyDraft("ln-yd"), "", "", "case.nothing_to_correct", "", "");
    row("promised, all there", readyDraft("sp-jy"), "policy.on_the_spot", "", "case.nothing_to_correct", "", "");
    row("nothing judged", with(readyDraft("ln-yd"), [](Draft &d) { d.materials.clear(); }), "case.material_unchecked", "case.material_unchecked",
        "case.material_unchecked", "", "");
    row("one unchecked", withJudgement("ln-yd", Judgement::Unchecked), "case.material_unchecked", "case.material_unchecked", "case.material_unchecked", "", "");
    row("one missing", withJudgement("ln-yd", Judgement::Missing), "case.material_lacking", "case.material_lacking", "", "", "");
    row("one defective", withJudgement("sp-jy", Judgement::Defective), "policy.on_the_spot", "case.material_lacking", "", "", "");
    row("missing without words", with(withJudgement("ln-yd", Judgement::Missing), [](Draft &d) { d.materials.front().defect.clear(); }),
        "case.material_lacking", "case.material_lacking", "case.defect_text", "", "");
    row("always required, called not applicable", withJudgement("ln-yd", Judgement::NotApplicable), "case.material_unlawful", "case.material_unlawful",
        "case.material_unlawful", "", "");
    row("no item", with(readyDraft("ln-yd"), [](Draft &d) { d.item = {}; }), "intake.no_item", "intake.no_item", "intake.no_item", "intake.no_item",
        "intake.no_item");
    row("unknown item", with(readyDraft("ln-yd"), [](Draft &d) { d.item = tests::key<domain::ItemKey>("gone"); }), "intake.no_item", "intake.no_item",
        "intake.no_item", "intake.no_item", "intake.no_item");
    row("no name", with(readyDraft("ln-yd"), [](Draft &d) { d.applicant.name.clear(); }), "applicant.name", "applicant.name", "applicant.name",
        "applicant.name", "applicant.name");
    row("no number", with(readyDraft("ln-yd"), [](Draft &d) { d.applicant.idNumber.clear(); }), "applicant.id_number", "applicant.id_number",
        "applicant.id_number", "applicant.id_number", "applicant.id_number");
    row("started after now", with(readyDraft("ln-yd"), [](Draft &d) { d.started += std::chrono::hours(1); }), "case.received_later", "case.received_later",
        "case.received_later", "case.received_later", "case.received_later");
    row("a required answer is missing", with(readyDraft("gs-sl"), [](Draft &d) { d.fields.clear(); }), "case.field_missing", "case.field_missing",
        "case.nothing_to_correct", "", "");
}

void IntakeJudgeTest::endings()
{
    QFETCH(Draft, draft);
    QTEST(judge(draft, ActKind::Complete), "complete");
    QTEST(judge(draft, ActKind::Accept), "accept");
    QTEST(judge(draft, ActKind::Correct), "correct");
    QTEST(judge(draft, ActKind::Reject), "reject");
    QTEST(judge(draft, ActKind::Refer), "reject");
    QTEST(judge(draft, ActKind::Receive), "receive");
}

void IntakeJudgeTest::authority_data()
{
    QTest::addColumn<QByteArray>("person");
    QTest::addColumn<QByteArray>("window");
    QTest::addColumn<QByteArray>("complete");
    QTest::addColumn<QByteArray>("accept");
    const auto row = [](const char *person, const char *window, const char *complete, const char *accept) {
        QTest::addRow("%s at %s", person, window) << QByteArray(person) << QByteArray(window) << QByteArray(complete) << QByteArray(accept);
    };
    row("clerk", "01", "", "");
    row("clerk", "02", "policy.window_right", "");
    row("clerk", "03", "policy.window_right", "");
    row("clerk", "09", "policy.seat", "policy.seat");
    row("far", "01", "policy.seat", "policy.seat");
    row("approver", "01", "policy.role", "policy.role");
    row("manager", "01", "policy.role", "policy.role");
    row("watcher", "01", "policy.role", "policy.role");
    row("mixed", "01", "policy.exclusive", "policy.exclusive");
    row("nobody", "01", "policy.person", "policy.person");
    row("clerk", "77", "policy.window", "policy.window");
}

void IntakeJudgeTest::authority()
{
    QFETCH(QByteArray, person);
    QFETCH(QByteArray, window);
    const Draft draft = readyDraft("ln-yd");
    QTEST(judge(draft, ActKind::Complete, person.constData(), window.constData()), "complete");
    QTEST(judge(draft, ActKind::Accept, person.constData(), window.constData()), "accept");
}

void IntakeJudgeTest::whatIsOfferedIsWhatTheRulesTake_data()
{
    QTest::addColumn<QString>("item");
    for (const domain::Item &item : tests::sampleFacts().current()->items()) {
        QTest::newRow(qPrintable(item.key.toText())) << item.key.toText();
    }
}

// For every shipped item: the ending the screen offers is one the commit takes, with the number it will have.
void IntakeJudgeTest::whatIsOfferedIsWhatTheRulesTake()
{
    QFETCH(QString, item);
    const domain::Item &spec = tests::sampleItem(item);
    const Draft draft = readyDraft(item.toLatin1().constData());
    const domain::ActMoment moment = momentOf("clerk", "01");
    int possible = 0;
    for (const desk::IntakeReadiness &judged : desk::judgeEndings(rules(), draft, moment, Region)) {
        desk::IntakeEnding ending{judged.kind, QStringLiteral("依法"), QStringLiteral("not_ours"), QStringLiteral("市局"), QStringLiteral("证 1")};
        domain::Act act = desk::actOf(draft, ending, spec, Region);
        act.application->number = *domain::makeCaseNumber(spec.implementationCode, QDate(2026, 11, 23), moment.window, 417);
        act.application->queryCode = *domain::makeQueryCode(417);
        const auto made = rules().apply(std::nullopt, domain::CaseId::make(moment.at), act, moment);
        QCOMPARE(made.has_value(), judged.possible);
        QCOMPARE(made ? QByteArray() : made.error().reason, judged.reason);
        possible += judged.possible ? 1 : 0;
    }
    QVERIFY(possible >= 4);
    QCOMPARE(judge(draft, ActKind::Complete).isEmpty(), spec.kind == domain::CaseKind::Immediate);
}

void IntakeJudgeTest::judgingLeavesTheDraftAlone()
{
    const Draft draft = readyDraft("ln-yd");
    const Draft before = draft;
    const auto first = desk::judgeEndings(rules(), draft, momentOf("clerk", "01"), Region);
    const auto second = desk::judgeEndings(rules(), draft, momentOf("clerk", "01"), Region);
    QVERIFY(draft == before);
    for (size_t i = 0; i < first.size(); ++i) {
        QCOMPARE(first[i].reason, second[i].reason);
    }
}

void IntakeJudgeTest::theActHasWhatWasEntered()
{
    const domain::Item &item = tests::sampleItem(QStringLiteral("sp-jy"));
    Draft draft = readyDraft("sp-jy");
    draft.resultWay = QStringLiteral("post");
    const domain::Act act = desk::actOf(draft, {ActKind::Refer, QStringLiteral("说明"), QStringLiteral("g"), QStringLiteral("市局"), {}}, item, Region);
    QCOMPARE(act.kind, ActKind::Refer);
    QVERIFY(act.application);
    QVERIFY2(act.application->number.isEmpty() && act.application->queryCode.isEmpty(), "the number comes from the block, at the commit");
    QVERIFY(act.application->item == item.key);
    QCOMPARE(act.application->itemVersion, item.version);
    QCOMPARE(act.application->region, Region);
    QVERIFY(act.application->received == draft.started);
    QCOMPARE(act.application->applicant, draft.applicant);
    QCOMPARE(act.application->fields, draft.fields);
    QCOMPARE(act.application->resultWay, QStringLiteral("post"));
    QVERIFY(act.materials == draft.materials);
    QCOMPARE(act.note, QStringLiteral("说明"));
    QCOMPARE(act.ground, QStringLiteral("g"));
    QCOMPARE(act.referredTo, QStringLiteral("市局"));
}

void IntakeJudgeTest::onlyACompletionDecides()
{
    const domain::Item &item = tests::sampleItem(QStringLiteral("ln-yd"));
    const Draft draft = readyDraft("ln-yd");
    const domain::Act complete = desk::actOf(draft, {ActKind::Complete, {}, {}, {}, QStringLiteral("证 1")}, item, Region);
    QVERIFY(complete.decision && complete.decision->granted);
    QCOMPARE(complete.decision->certificateNo, QStringLiteral("证 1"));
    QVERIFY(!desk::actOf(draft, {ActKind::Accept, {}, {}, {}, QStringLiteral("证 1")}, item, Region).decision);
}

YICHUANG_TEST(IntakeJudgeTest)
#include "IntakeJudgeTest.moc"
