// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/Samples.h"
#include "ui/forms/IntakeForm.h"
#include "tests/support/TestProgram.h"

#include <QSignalSpy>
#include <QTest>

using namespace yichuang;
using namespace yichuang::ui;
using domain::Judgement;
using Entry = IntakeForm::Entry;

class IntakeFormTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anEmptySheetOffersNothing();
    void anEmptySheetIsUntouched();
    void whatDoesNotApplyIsNotCounted();
    void aWrongCheckDigitIsSaidAtOnce_data();
    void aWrongCheckDigitIsSaidAtOnce();
    void anotherNameOnFileIsDoubtedWhileItDiffers();
    void phonesFollowTheRules_data();
    void phonesFollowTheRules();
    void theChecklistDecidesWhatIsLawful();
    void aDeferredRowMakesItADeferral();
    void anImmediateItemIsOneAct();
    void conditionalRowsAreNeverJudgedForTheClerk();
    void aDefectNeedsItsWords();
    void theRulesHaveTheLastWord();
    void aCardForTheAgentLeavesTheApplicant();
    void anothersCardKeepsNothingOfTheLast();
    void changingTheItemForgetsItsChecklist();
    void busyStopsEveryAct();

private:
    void fill(IntakeForm &form, const char *item);
    void answerQuestions(IntakeForm &form);
    std::optional<tests::Samples> m_samples;
};

void IntakeFormTest::initTestCase()
{
    const auto samples = tests::Samples::load();
    QVERIFY2(samples.has_value(), qPrintable(samples ? QString() : samples.error().detail));
    m_samples = *samples;
}

void IntakeFormTest::fill(IntakeForm &form, const char *item)
{
    form.clear();
    form.takeCard(tests::Samples::person(), {}, tests::sampleNow(), IntakeForm::CardOf::Applicant);
    form.choose(m_samples->choice(QLatin1String(item)));
    answerQuestions(form);
}

void IntakeFormTest::answerQuestions(IntakeForm &form)
{
    for (const domain::FieldSpec &field : form.choice()->item.fields) {
        form.setField(field.key, field.choices.isEmpty() ? QStringLiteral("1") : field.choices.first());
    }
}

void IntakeFormTest::anEmptySheetOffersNothing()
{
    IntakeForm form;
    for (const IntakeAct act : {IntakeAct::Accept, IntakeAct::Correct, IntakeAct::Reject, IntakeAct::Refer}) {
        QVERIFY(!form.readiness(act).ready);
        QVERIFY(!form.readiness(act).why.isEmpty());
    }
}

void IntakeFormTest::anEmptySheetIsUntouched()
{
    IntakeForm form;
    QVERIFY(form.isUntouched());
    form.setEntry(Entry::Name, QStringLiteral("覃"));
    QVERIFY(!form.isUntouched());
    form.clear();
    QVERIFY(form.isUntouched());
    form.setKind(domain::ApplicantKind::Organisation);
    QVERIFY(!form.isUntouched());
    form.setKind(domain::ApplicantKind::Person);
    QVERIFY(form.isUntouched());
}

void IntakeFormTest::whatDoesNotApplyIsNotCounted()
{
    IntakeForm form;
    fill(form, "ggcs-ws");
    form.judgeAllComplete();
    const auto rows = static_cast<int>(form.values().materials.size());
    QCOMPARE(form.inOrder(), rows - form.verdict().unchecked);
    form.judge(QStringLiteral("m6"), Judgement::NotApplicable);
    QCOMPARE(form.verdict().unchecked, 0);
    QCOMPARE(form.inOrder(), rows - 1);
    form.judge(QStringLiteral("m2"), Judgement::Exempt);
    QCOMPARE(form.inOrder(), rows - 1);
    form.judge(QStringLiteral("m1"), Judgement::Missing);
    QCOMPARE(form.inOrder(), rows - 2);
}

void IntakeFormTest::aWrongCheckDigitIsSaidAtOnce_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("number");
    QTest::addColumn<bool>("wrong");
    QTest::newRow("resident") << "111"
                              << "11010519491231002X" << false;
    QTest::newRow("resident, small x and blanks") << "111"
                                                  << "110105 19491231 002x" << false;
    QTest::newRow("resident, wrong check") << "111"
                                           << "110105194912310021" << true;
    QTest::newRow("resident, no such day") << "111"
                                           << "110105194902310028" << true;
    QTest::newRow("resident, short") << "111"
                                     << "1101051949" << true;
    QTest::newRow("travel permit") << "516"
                                   << "H12345678" << false;
    QTest::newRow("travel permit, wrong form") << "516"
                                               << "X12" << true;
    QTest::newRow("foreign passport") << "414"
                                      << "C01X00T47" << false;
    QTest::newRow("credit code, wrong check: worth a look, not wrong") << "USCC"
                                                                      << "91350100M000100Y44" << false;
    QTest::newRow("credit code, too short") << "USCC"
                                            << "91350100" << true;
    QTest::newRow("nothing yet") << "111"
                                 << "" << false;
}

void IntakeFormTest::aWrongCheckDigitIsSaidAtOnce()
{
    QFETCH(QString, type);
    QFETCH(QString, number);
    QFETCH(bool, wrong);
    IntakeForm form;
    form.setEntry(Entry::IdType, type);
    form.setEntry(Entry::IdNumber, number);
    QCOMPARE(!form.entryProblem(Entry::IdNumber).isEmpty(), wrong);
    QCOMPARE(!form.entryDoubt(Entry::IdNumber).isEmpty(), number == QLatin1String("91350100M000100Y44"));
}

void IntakeFormTest::anotherNameOnFileIsDoubtedWhileItDiffers()
{
    IntakeForm form;
    form.setEntry(Entry::IdNumber, QStringLiteral("450103198601014028"));
    form.setNameOnFile(QStringLiteral("覃*贞"));
    QVERIFY2(form.entryDoubt(Entry::Name).isEmpty(), "nothing is entered yet");
    form.setEntry(Entry::Name, QStringLiteral("韦晓芳"));
    QVERIFY(form.entryDoubt(Entry::Name).contains(QStringLiteral("覃*贞")));
    QVERIFY(form.entryProblem(Entry::Name).isEmpty());
    form.setEntry(Entry::Name, QStringLiteral("覃秀贞"));
    QVERIFY(form.entryDoubt(Entry::Name).isEmpty());
    form.setEntry(Entry::Name, QStringLiteral("韦晓芳"));
    form.setNameOnFile({});
    QVERIFY(form.entryDoubt(Entry::Name).isEmpty());
}

void IntakeFormTest::phonesFollowTheRules_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("wrong");
    QTest::newRow("mobile") << "138 0771 0000" << false;
    QTest::newRow("full width") << QStringLiteral("１３８０７７１００００") << false;
    QTest::newRow("land line") << "0771-5550000" << false;
    QTest::newRow("digits of no phone") << "12345678901" << true;
    QTest::newRow("words") << "call me" << true;
    QTest::newRow("none") << "" << false;
}

void IntakeFormTest::phonesFollowTheRules()
{
    QFETCH(QString, typed);
    QFETCH(bool, wrong);
    IntakeForm form;
    form.setEntry(Entry::Phone, typed);
    QCOMPARE(!form.entryProblem(Entry::Phone).isEmpty(), wrong);
    QCOMPARE(wrong, !typed.isEmpty() && !domain::isPhone(form.entry(Entry::Phone)));
}

void IntakeFormTest::theChecklistDecidesWhatIsLawful()
{
    IntakeForm form;
    fill(form, "ggcs-ws");
    QVERIFY(!form.readiness(IntakeAct::Accept).ready);
    QVERIFY(!form.readiness(IntakeAct::Correct).ready);
    form.judgeAllComplete();
    form.judge(form.firstOpenRow(), Judgement::NotApplicable);
    QCOMPARE(form.firstOpenRow(), QString());
    QVERIFY2(form.readiness(IntakeAct::Accept).ready, qPrintable(form.readiness(IntakeAct::Accept).why));
    QVERIFY(!form.readiness(IntakeAct::Correct).ready);
    form.judge(form.values().materials.front().key, Judgement::Missing);
    QVERIFY(!form.readiness(IntakeAct::Accept).ready);
    QVERIFY(form.readiness(IntakeAct::Correct).ready);
}

void IntakeFormTest::aDeferredRowMakesItADeferral()
{
    IntakeForm form;
    fill(form, "ggcs-ws");
    form.judgeAllComplete();
    for (const domain::MaterialSpec &spec : form.choice()->item.materials) {
        if (spec.deferrable) {
            form.judge(spec.key, Judgement::Deferred);
        }
    }
    QCOMPARE(form.acceptMode(), AcceptMode::Deferral);
    const MaterialLines lines = form.lines();
    const bool dated = std::any_of(lines.begin(), lines.end(), [](const MaterialLine &line) {
        return line.noteTone == Tone::Warn && !line.note.isEmpty();
    });
    QVERIFY(dated);
}

void IntakeFormTest::anImmediateItemIsOneAct()
{
    IntakeForm form;
    fill(form, "ln-yd");
    form.judgeAllComplete();
    QCOMPARE(form.acceptMode(), AcceptMode::Immediate);
    QVERIFY2(form.readiness(IntakeAct::Accept).ready, qPrintable(form.readiness(IntakeAct::Accept).why));
    ItemChoice only = m_samples->choice(QStringLiteral("ln-yd"));
    only.rights = {domain::WindowRight::Accept};
    form.choose(only);
    QCOMPARE(form.acceptMode(), AcceptMode::Normal);
    only.rights.clear();
    form.choose(only);
    QVERIFY(!form.readiness(IntakeAct::Accept).ready);
    QVERIFY(form.readiness(IntakeAct::Refer).ready);
}

void IntakeFormTest::conditionalRowsAreNeverJudgedForTheClerk()
{
    IntakeForm form;
    fill(form, "ggcs-ws");
    form.judgeAllComplete();
    for (const domain::MaterialSpec &spec : form.choice()->item.materials) {
        for (const domain::MaterialRow &row : form.values().materials) {
            if (row.key == spec.key) {
                QCOMPARE(row.judgement == Judgement::Unchecked, spec.isConditional());
            }
        }
    }
}

void IntakeFormTest::aDefectNeedsItsWords()
{
    IntakeForm form;
    fill(form, "ln-yd");
    form.judgeAllComplete();
    const QString key = form.values().materials.front().key;
    form.judge(key, Judgement::Defective);
    QVERIFY(!form.readiness(IntakeAct::Correct).ready);
    form.setDefect(key, QStringLiteral("签字页缺失"), QStringLiteral("补签后提交"));
    QVERIFY(form.readiness(IntakeAct::Correct).ready);
    form.judge(key, Judgement::Complete);
    QCOMPARE(form.values().materials.front().defect, QString());
}

void IntakeFormTest::theRulesHaveTheLastWord()
{
    IntakeForm form;
    fill(form, "ln-yd");
    form.judgeAllComplete();
    form.setRefusals({{IntakeAct::Accept, "policy.seat"}});
    QVERIFY(!form.readiness(IntakeAct::Accept).ready);
    QVERIFY(!form.readiness(IntakeAct::Accept).why.isEmpty());
    form.setRefusals({});
    QVERIFY(form.readiness(IntakeAct::Accept).ready);
}

void IntakeFormTest::aCardForTheAgentLeavesTheApplicant()
{
    IntakeForm form;
    fill(form, "ln-yd");
    form.setAgentWanted(Qt::Checked);
    domain::Applicant other = tests::Samples::person();
    other.name = QStringLiteral("黄志强");
    form.takeCard(other, {}, tests::sampleNow(), IntakeForm::CardOf::Agent);
    QCOMPARE(form.values().applicant.name, QStringLiteral("覃淑贞"));
    QCOMPARE(form.values().applicant.agent->name, QStringLiteral("黄志强"));
}

// The next citizen's card: the phone and the agent on the sheet were the last one's.
void IntakeFormTest::anothersCardKeepsNothingOfTheLast()
{
    IntakeForm form;
    fill(form, "ln-yd");
    form.setEntry(IntakeForm::Entry::Phone, QStringLiteral("13711112222"));
    form.setAgentWanted(Qt::Checked);
    form.takeCard(tests::Samples::person(), {}, tests::sampleNow(), IntakeForm::CardOf::Applicant);
    QCOMPARE(form.values().applicant.phone, QStringLiteral("13711112222"));
    QVERIFY(form.hasAgent());
    domain::Applicant other = tests::Samples::person();
    other.idNumber = QStringLiteral("450103198607141032"); // a namesake is another person
    form.takeCard(other, {}, tests::sampleNow(), IntakeForm::CardOf::Applicant);
    QCOMPARE(form.values().applicant.phone, QString());
    QVERIFY(!form.hasAgent());
    // Typed first, with a slip in the number: the same person.
    form.typeInstead();
    form.setEntry(IntakeForm::Entry::IdNumber, QStringLiteral("450103198607141033"));
    form.setEntry(IntakeForm::Entry::Phone, QStringLiteral("13711113333"));
    form.takeCard(other, {}, tests::sampleNow(), IntakeForm::CardOf::Applicant);
    QCOMPARE(form.values().applicant.phone, QStringLiteral("13711113333"));
}

void IntakeFormTest::changingTheItemForgetsItsChecklist()
{
    IntakeForm form;
    QSignalSpy edited(&form, &IntakeForm::edited);
    fill(form, "ln-yd");
    form.judgeAllComplete();
    form.choose(m_samples->choice(QStringLiteral("ln-yd")));
    QCOMPARE(form.firstOpenRow(), QString());
    form.choose(m_samples->choice(QStringLiteral("ggcs-ws")));
    QVERIFY(!form.firstOpenRow().isEmpty());
    QVERIFY(form.values().fields.isEmpty());
    QVERIFY(edited.count() >= 4);
}

void IntakeFormTest::busyStopsEveryAct()
{
    IntakeForm form;
    fill(form, "ln-yd");
    form.judgeAllComplete();
    form.setBusy(IntakeForm::Busy::Yes);
    QVERIFY(!form.readiness(IntakeAct::Accept).ready);
    form.setBusy(IntakeForm::Busy::No);
    QVERIFY(form.readiness(IntakeAct::Accept).ready);
}

YICHUANG_TEST(IntakeFormTest)
#include "IntakeFormTest.moc"
