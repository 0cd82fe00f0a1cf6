// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/ShellFixture.h"
#include "ui/Workbench.h"
#include "ui/pages/Page.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/KeyHint.h"
#include "tests/support/TestProgram.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

using namespace yichuang;
using namespace yichuang::ui;
using domain::CaseState;

/// The windows driven as a clerk drives them: by keys, over a desk that keeps the real rules.
class WorkbenchTest final : public tests::ShellFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void anImmediateCaseTakesAtMostTwelveKeys();
    void aPromisedCaseIsAcceptedByKeyboard();
    void aDeferralIsAcceptedByKeyboard();
    void aCorrectionNoticeIsGivenByKeyboard();
    void aKeyTheRowDoesNotOfferMovesNothing();
    void aDefectIsPutIntoWords();
    void escapeGoesBackFromADefectToItsRow();
    void tabFollowsThePaper();
    void aRefusalAsksForItsGround();
    void theSameItemStillRunningIsTold();
    void whatWasTypedForAnActStaysUntilItIsRecorded();
    void whatWasTypedForOnePersonIsNotOfferedForAnother();
    void aReferralAsksForItsReceiver();
    void aKeyThatRestsSaysWhy();
    void whatIsTypedIsCheckedWhileItIsTyped();
    void theReceiptIsTheMomentTheCitizenCame();
    void aDraftIsKeptWithinASecondAndComesBack();
    void aFailingDiskIsSaidAndTheEntriesStay();
    void aCardThatFailsSaysWhatToDo();
    void escapeNeverLosesAnEntry();
    void theFindBoxForgetsWhoGoesOn();
    void escapeLeadsOutOfTheFindBox();
    void enterPressesWhatHasTheFocus_data();
    void enterPressesWhatHasTheFocus();
    void whatIsEnteredBeforeTheDraftsAreReadStays();
    void recoveryReturnsToTheQuestionTheClerkWasIn();
    void theNextCitizensCardTakesNothingOverFromTheLast();
    void aCardReadWhileAnActIsRecordedChangesNothing();
    void anAgentMayHaveAnyDocument();
    void aColumnTooLowScrollsAndCrushesNothing();
    void aCaseFoundFromSettingsStandsUnderCases();

private:
    void takeHairdresser();
    void typeRefusal();
    [[nodiscard]] QString reasonTyped() const;
    [[nodiscard]] const domain::Case &only() const { return m_desk->state().records.front(); }
};

void WorkbenchTest::takeHairdresser()
{
    readCardAndChoose("ggcsws");
    QTRY_COMPARE(focusName(), QStringLiteral("question-place"));
    type("青秀区东葛路24-8号");
    press(Qt::Key_Tab);
    QCOMPARE(focusName(), QStringLiteral("question-category"));
    press(Qt::Key_Down);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(focusName(), QStringLiteral("material-m6"));
    press(Qt::Key_6);
}

void WorkbenchTest::anImmediateCaseTakesAtMostTwelveKeys()
{
    start();
    readCardAndChoose("lnyd");
    press(Qt::Key_Return, Qt::ControlModifier);
    press(Qt::Key_F5);
    QTRY_COMPARE(m_desk->state().records.size(), 1U);
    QCOMPARE(only().item.toText(), QStringLiteral("ln-yd"));
    QVERIFY(domain::isFinal(only().state) || only().state == CaseState::Delivered);
    QVERIFY2(m_keys <= 12, qPrintable(QString::number(m_keys)));
    QCOMPARE(banner()->notice().tone, Tone::Good);
    QVERIFY(banner()->notice().happened.contains(only().number));
    QTRY_COMPARE(focusName(), QStringLiteral("applicantName"));
    QVERIFY(line("phone")->text().isEmpty());
}

void WorkbenchTest::aPromisedCaseIsAcceptedByKeyboard()
{
    start();
    takeHairdresser();
    press(Qt::Key_F5);
    QTRY_COMPARE(m_desk->state().records.size(), 1U);
    QCOMPARE(only().state, CaseState::Accepted);
    QCOMPARE(only().fields.value(QStringLiteral("place")), QStringLiteral("青秀区东葛路24-8号"));
    QVERIFY(only().dues.promised.isValid());
}

void WorkbenchTest::aDeferralIsAcceptedByKeyboard()
{
    start();
    takeHairdresser();
    press(Qt::Key_Up);
    QCOMPARE(focusName(), QStringLiteral("material-m5"));
    press(Qt::Key_4);
    auto *accept = m_shell->findChild<QAction *>(QStringLiteral("accept"));
    QVERIFY2(accept->text().contains(QStringLiteral("容缺")), qPrintable(accept->text()));
    press(Qt::Key_F5);
    QTRY_COMPARE(m_desk->state().records.size(), 1U);
    QVERIFY(only().hasOpenDeferral());
    QVERIFY(only().dues.deferral.isValid());
}

void WorkbenchTest::aCorrectionNoticeIsGivenByKeyboard()
{
    start();
    readCardAndChoose("lnyd");
    QTRY_COMPARE(focusName(), QStringLiteral("material-m1"));
    press(Qt::Key_2);
    press(Qt::Key_1);
    auto *correct = m_shell->findChild<QAction *>(QStringLiteral("correct"));
    QVERIFY2(correct->isEnabled(), qPrintable(correct->toolTip()));
    press(Qt::Key_F6);
    QTRY_COMPARE(m_desk->state().records.size(), 1U);
    QCOMPARE(only().state, CaseState::Correcting);
    QCOMPARE(only().materials.front().defect, QStringLiteral("未提交"));
}

void WorkbenchTest::aKeyTheRowDoesNotOfferMovesNothing()
{
    start();
    readCardAndChoose("lnyd");
    QTRY_COMPARE(focusName(), QStringLiteral("material-m1"));
    const auto *row = m_shell->findChild<QWidget *>(QStringLiteral("material-m1"));
    const QString before = row->accessibleName();
    press(Qt::Key_4);
    QCOMPARE(focusName(), QStringLiteral("material-m1"));
    QVERIFY2(row->accessibleName().contains(QStringLiteral("不能选“容缺”")), qPrintable(row->accessibleName()));
    press(Qt::Key_Down);
    QCOMPARE(row->accessibleName(), before);
}

void WorkbenchTest::aDefectIsPutIntoWords()
{
    start();
    readCardAndChoose("lnyd");
    press(Qt::Key_1);
    QCOMPARE(focusName(), QStringLiteral("material-m2"));
    press(Qt::Key_3);
    QTRY_COMPARE(focusName(), QStringLiteral("defect"));
    QVERIFY(line("defect")->accessibleName().contains(QStringLiteral("近期免冠照片")));
    auto *correct = m_shell->findChild<QAction *>(QStringLiteral("correct"));
    QVERIFY2(!correct->isEnabled(), "a defect without words may not go on the notice");
    type("照片是黑白的");
    press(Qt::Key_Return);
    QCOMPARE(focusName(), QStringLiteral("remedy"));
    type("彩色照片");
    press(Qt::Key_Return);
    QCOMPARE(focusName(), QStringLiteral("material-m2"));
    press(Qt::Key_F6);
    QTRY_COMPARE(m_desk->state().records.size(), 1U);
    QCOMPARE(only().materials.back().defect, QStringLiteral("照片是黑白的"));
    QCOMPARE(only().materials.back().remedy, QStringLiteral("彩色照片"));
}

void WorkbenchTest::escapeGoesBackFromADefectToItsRow()
{
    start();
    readCardAndChoose("lnyd");
    press(Qt::Key_3);
    QTRY_COMPARE(focusName(), QStringLiteral("defect"));
    type("缺页");
    press(Qt::Key_Escape);
    QCOMPARE(focusName(), QStringLiteral("material-m1"));
    press(Qt::Key_Return);
    QCOMPARE(line("defect")->text(), QStringLiteral("缺页"));
}

void WorkbenchTest::tabFollowsThePaper()
{
    start();
    readCardAndChoose("ggcsws");
    QTRY_COMPARE(focusName(), QStringLiteral("question-place"));
    QStringList names;
    for (int step = 0; step < 20; ++step) {
        names.append(focusName());
        press(Qt::Key_Tab);
    }
    const auto at = [&names](const char *name) { return names.indexOf(QLatin1String(name)); };
    QVERIFY2(at("question-place") < at("question-category"), qPrintable(names.join(u' ')));
    QVERIFY2(at("question-category") < at("resultWay"), qPrintable(names.join(u' ')));
    QVERIFY2(at("resultWay") < at("material-m1") && at("resultWay") >= 0, qPrintable(names.join(u' ')));
    QVERIFY2(at("material-m1") < at("material-m2") && at("material-m2") < at("material-m6"), qPrintable(names.join(u' ')));
    QVERIFY2(at("material-m6") < at("referButton") && at("material-m6") >= 0, qPrintable(names.join(u' ')));
}

void WorkbenchTest::aRefusalAsksForItsGround()
{
    start();
    readCardAndChoose("lnyd");
    press(Qt::Key_F7);
    QTRY_COMPARE(focusName(), QStringLiteral("sheetChoice"));
    auto *confirm = m_shell->findChild<QAbstractButton *>(QStringLiteral("sheetConfirm"));
    QVERIFY(!confirm->isEnabled());
    press(Qt::Key_Tab);
    QCOMPARE(focusName(), QStringLiteral("sheetReason"));
    type("依法不需要取得许可");
    QVERIFY2(!confirm->isEnabled(), "the ground is the clerk's to name");
    QVERIFY2(confirm->toolTip().contains(QStringLiteral("法定理由")), qPrintable(confirm->toolTip()));
    auto *ground = m_shell->findChild<QComboBox *>(QStringLiteral("sheetChoice"));
    ground->setFocus();
    press(Qt::Key_Down);
    QVERIFY(confirm->isEnabled());
    press(Qt::Key_Down);
    QVERIFY2(!confirm->isEnabled(), "whom to go to belongs to this ground");
    press(Qt::Key_Tab);
    QCOMPARE(focusName(), QStringLiteral("sheetLine"));
    type("民政局");
    QVERIFY(confirm->isEnabled());
    ground->setFocus();
    press(Qt::Key_Up);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->state().records.size(), 1U);
    QCOMPARE(only().state, CaseState::NotAccepted);
    QVERIFY(only().referredTo.isEmpty());
}

void WorkbenchTest::theSameItemStillRunningIsTold()
{
    start();
    readCardAndChoose("qsxk");
    desk::Draft draft = m_desk->intake().newDraft();
    draft.applicant = m_desk->state().card;
    draft.item = *domain::ItemKey::fromText(QStringLiteral("qs-xk"));
    tests::fillDraft(draft, *m_desk->state().facts.current()->item(draft.item), domain::ActKind::Accept);
    const auto made = m_desk->intake().confirm(draft, {domain::ActKind::Accept, {}, {}, {}, {}}).result();
    QVERIFY(made.has_value());
    press(Qt::Key_F2);
    readCardAndChoose("lnyd");
    QVERIFY(!banner()->notice().happened.contains(QStringLiteral("同一事项")));
    press(Qt::Key_F2);
    readCardAndChoose("qsxk");
    QTRY_VERIFY2(banner()->notice().happened.contains(QStringLiteral("同一事项")), qPrintable(banner()->notice().happened));
    QVERIFY(banner()->notice().happened.contains(made->record.number.right(9)));
}

void WorkbenchTest::typeRefusal()
{
    press(Qt::Key_F7);
    QTRY_COMPARE(focusName(), QStringLiteral("sheetChoice"));
    press(Qt::Key_Down);
    m_shell->findChild<QPlainTextEdit *>(QStringLiteral("sheetReason"))->setFocus();
    type("依法不需要取得许可");
}

QString WorkbenchTest::reasonTyped() const
{
    const auto *reason = m_shell->findChild<QPlainTextEdit *>(QStringLiteral("sheetReason"));
    return reason != nullptr && reason->isVisible() ? reason->toPlainText() : QStringLiteral("nothing is asked");
}

void WorkbenchTest::whatWasTypedForAnActStaysUntilItIsRecorded()
{
    start();
    readCardAndChoose("lnyd");
    typeRefusal();
    press(Qt::Key_Escape);
    press(Qt::Key_F8);
    QTRY_COMPARE(focusName(), QStringLiteral("sheetLine"));
    press(Qt::Key_Escape);
    press(Qt::Key_F7);
    QTRY_COMPARE(reasonTyped(), QStringLiteral("依法不需要取得许可"));
    m_desk->state().failNext = base::Error{base::ErrorCode::StorageFailed, QStringLiteral("disk full"), {}};
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(banner()->notice().tone, Tone::Bad);
    QCOMPARE(reasonTyped(), QStringLiteral("依法不需要取得许可"));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->state().records.size(), 1U);
    QTRY_COMPARE(reasonTyped(), QStringLiteral("nothing is asked"));
    // The same person comes once more for the same.
    readCardAndChoose("lnyd");
    press(Qt::Key_F7);
    QTRY_COMPARE(reasonTyped(), QString());
}

void WorkbenchTest::whatWasTypedForOnePersonIsNotOfferedForAnother()
{
    start();
    readCardAndChoose("lnyd");
    typeRefusal();
    // The sheet is put aside while its panel asks.
    press(Qt::Key_F2);
    QTRY_COMPARE(reasonTyped(), QStringLiteral("nothing is asked"));
    m_desk->state().card.name = QStringLiteral("陆家文");
    m_desk->state().card.idNumber = QStringLiteral("110105194912310038");
    readCardAndChoose("lnyd");
    press(Qt::Key_F7);
    QTRY_COMPARE(reasonTyped(), QString());
}

void WorkbenchTest::aReferralAsksForItsReceiver()
{
    start();
    readCardAndChoose("lnyd");
    press(Qt::Key_F8);
    QTRY_COMPARE(focusName(), QStringLiteral("sheetLine"));
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_desk->state().records.size(), 0U);
    type("民政局");
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->state().records.size(), 1U);
    QCOMPARE(only().state, CaseState::Referred);
}

void WorkbenchTest::aKeyThatRestsSaysWhy()
{
    m_desk->state().card.idNumber = QStringLiteral("911124194912310025");
    m_desk->state().card.idType = QStringLiteral("553");
    start();
    readCardAndChoose("lnyd");
    press(Qt::Key_Return, Qt::ControlModifier);
    const auto hints = m_shell->findChildren<KeyHint *>();
    int resting = 0;
    for (const KeyHint *hint : hints) {
        const bool isAct = hint->accessibleName().startsWith(QStringLiteral("F5")) || hint->accessibleName().startsWith(QStringLiteral("F7"));
        resting += isAct && !hint->isEnabled() ? 1 : 0;
        QVERIFY2(!isAct || hint->toolTip().contains(QStringLiteral("校验")), qPrintable(hint->accessibleName() + hint->toolTip()));
        QVERIFY2(!isAct || hint->accessibleDescription() == hint->toolTip(), "said to everybody");
    }
    QCOMPARE(resting, 2);
}

void WorkbenchTest::whatIsTypedIsCheckedWhileItIsTyped()
{
    start();
    type("覃淑贞");
    line("idNumber")->setFocus();
    const QString right = tests::Samples::person().idNumber;
    type(qPrintable(right.left(17) + (right.back() == u'1' ? u'2' : u'1')));
    QCOMPARE(line("idNumber")->property("state").toString(), QStringLiteral("bad"));
    QVERIFY(!line("idNumber")->accessibleDescription().isEmpty());
    line("idNumber")->selectAll();
    type(qPrintable(right));
    QVERIFY(line("idNumber")->property("state").toString() != QStringLiteral("bad"));
}

void WorkbenchTest::theReceiptIsTheMomentTheCitizenCame()
{
    start();
    // The sheet lay empty for an hour.
    m_desk->state().clock.advance(std::chrono::hours(1));
    const base::Instant came = m_desk->now();
    readCardAndChoose("lnyd");
    press(Qt::Key_Return, Qt::ControlModifier);
    press(Qt::Key_F5);
    QTRY_COMPARE(m_desk->state().records.size(), 1U);
    QCOMPARE(base::toMs(only().received), base::toMs(came));
}

void WorkbenchTest::aDraftIsKeptWithinASecondAndComesBack()
{
    start();
    type("周小川");
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->state().draftsSaved > 0, 1000);
    QTRY_COMPARE(m_desk->state().drafts.front().applicant.name, QStringLiteral("周小川"));
    line("phone")->setFocus();
    type("1387");
    QTRY_COMPARE(m_desk->state().drafts.front().applicant.phone, QStringLiteral("1387"));
    // The program dies without a word; a new one comes up over the same disk.
    m_shell.reset();
    open();
    QTRY_COMPARE(focusName(), QStringLiteral("phone"));
    QCOMPARE(line("applicantName")->text(), QStringLiteral("周小川"));
    QVERIFY(!banner()->notice().isEmpty());
    QVERIFY2(!banner()->notice().happened.contains(QStringLiteral("小")), "the banner masks the name");
}

void WorkbenchTest::aFailingDiskIsSaidAndTheEntriesStay()
{
    start();
    readCardAndChoose("lnyd");
    press(Qt::Key_Return, Qt::ControlModifier);
    // Every change is on disk before the disk fails.
    const auto isSaved = [this] {
        const auto &drafts = m_desk->state().drafts;
        return !drafts.empty() && !drafts.front().materials.empty() &&
               drafts.front().materials.back().judgement == domain::Judgement::Complete;
    };
    QTRY_VERIFY(isSaved());
    m_desk->state().failNext = base::Error{base::ErrorCode::StorageFailed, QStringLiteral("disk full"), {}};
    press(Qt::Key_F5);
    QTRY_COMPARE(banner()->notice().tone, Tone::Bad);
    QVERIFY(!banner()->notice().kept.isEmpty());
    QVERIFY(!banner()->notice().next.isEmpty());
    QCOMPARE(m_desk->state().records.size(), 0U);
    press(Qt::Key_F5);
    QTRY_COMPARE(m_desk->state().records.size(), 1U);
}

void WorkbenchTest::aCardThatFailsSaysWhatToDo()
{
    start();
    for (const char *reason :
         {"no_card", "pulled_out", "refused", "garbage", "timeout", "unplugged", "not_configured", "something new"}) {
        m_desk->state().cardTrouble = QLatin1String(reason);
        press(Qt::Key_F3);
        QTRY_COMPARE(banner()->notice().tone, Tone::Warn);
        QVERIFY(!banner()->notice().next.isEmpty());
        press(Qt::Key_Escape);
        QVERIFY(banner()->notice().isEmpty());
    }
}

void WorkbenchTest::escapeNeverLosesAnEntry()
{
    start();
    type("周小川");
    for (int turn = 0; turn < 5; ++turn) {
        press(Qt::Key_Escape);
    }
    QCOMPARE(line("applicantName")->text(), QStringLiteral("周小川"));
    press(Qt::Key_F1);
    press(Qt::Key_Escape);
    QCOMPARE(focusName(), QStringLiteral("applicantName"));
}

void WorkbenchTest::theFindBoxForgetsWhoGoesOn()
{
    start();
    press(Qt::Key_K, Qt::ControlModifier);
    type("lnyd");
    QCOMPARE(line("findAnything")->text(), QStringLiteral("lnyd"));
    press(Qt::Key_Escape);
    QCOMPARE(line("findAnything")->text(), QStringLiteral("lnyd"));
    line("applicantName")->setFocus();
    QCOMPARE(line("findAnything")->text(), QString());
}

void WorkbenchTest::escapeLeadsOutOfTheFindBox()
{
    start();
    readCardAndChoose("lnyd");
    QTRY_COMPARE(focusName(), QStringLiteral("material-m1"));
    press(Qt::Key_K, Qt::ControlModifier);
    type("lnyd");
    press(Qt::Key_Escape);
    QCOMPARE(focusName(), QStringLiteral("findAnything"));
    press(Qt::Key_Escape);
    QCOMPARE(focusName(), QStringLiteral("material-m1"));
    QCOMPARE(line("findAnything")->text(), QString());
    // Where the person was is gone.
    press(Qt::Key_K, Qt::ControlModifier);
    m_shell->workbench()->go(QStringLiteral("settings"));
    line("findAnything")->setFocus();
    press(Qt::Key_Escape);
    press(Qt::Key_Escape);
    QVERIFY2(m_shell->workbench()->currentPage()->isAncestorOf(m_shell->focusWidget()), qPrintable(focusName()));
}

void WorkbenchTest::enterPressesWhatHasTheFocus_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("Return") << Qt::Key_Return;
    QTest::newRow("Enter") << Qt::Key_Enter;
    QTest::newRow("Space") << Qt::Key_Space;
}

void WorkbenchTest::enterPressesWhatHasTheFocus()
{
    QFETCH(Qt::Key, key);
    start();
    m_shell->workbench()->go(QStringLiteral("settings"));
    m_shell->findChild<QWidget *>(QStringLiteral("languageEnglish"))->setFocus();
    press(key);
    QTRY_COMPARE(m_preferences->language(), QStringLiteral("en"));
    m_shell->findChild<QWidget *>(QStringLiteral("rail-cases"))->setFocus();
    press(key);
    QCOMPARE(m_shell->workbench()->currentId(), QStringLiteral("cases"));
    QVERIFY(m_language->choose(Language::standard()));
}

void WorkbenchTest::whatIsEnteredBeforeTheDraftsAreReadStays()
{
    desk::Draft older = m_desk->intake().newDraft();
    older.applicant.name = QStringLiteral("蒙晓");
    (void)m_desk->intake().saveDraft(older);
    open();
    // Not a turn of the event loop lies between: the drafts have not come yet.
    QTest::keyClick(m_shell->focusWidget(), Qt::Key_F3);
    QTRY_VERIFY(m_desk->state().drafts.size() > 1);
    QCOMPARE(m_desk->state().drafts.front().applicant.name, tests::Samples::person().name);
    QCOMPARE(m_desk->state().drafts.back().applicant.name, QStringLiteral("蒙晓"));
}

void WorkbenchTest::recoveryReturnsToTheQuestionTheClerkWasIn()
{
    desk::Draft draft = m_desk->intake().newDraft();
    draft.applicant = tests::Samples::person();
    draft.item = *domain::ItemKey::fromText(QStringLiteral("qs-xk"));
    // A field that is only there once the item is, and that is answered: nothing else leads to it.
    for (const domain::FieldSpec &field : m_desk->state().facts.current()->item(draft.item)->fields) {
        draft.fields.insert(field.key, QStringLiteral("46"));
        draft.focus = QStringLiteral("question-") + field.key;
    }
    (void)m_desk->intake().saveDraft(draft);
    start(draft.focus);
}

void WorkbenchTest::theNextCitizensCardTakesNothingOverFromTheLast()
{
    start();
    readCardAndChoose("lnyd");
    QTRY_COMPARE(focusName(), QStringLiteral("material-m1"));
    press(Qt::Key_1);
    m_desk->state().card.name = QStringLiteral("陆家文");
    m_desk->state().card.idNumber = QStringLiteral("110105194912310038");
    press(Qt::Key_F3);
    const auto &drafts = m_desk->state().drafts;
    QTRY_COMPARE(drafts.size(), 2U);
    QCOMPARE(drafts.front().applicant.name, QStringLiteral("陆家文"));
    QVERIFY2(drafts.front().item.isNull() && drafts.front().materials.empty(), "another person's checklist");
    QCOMPARE(drafts.back().applicant.name, tests::Samples::person().name);
    QCOMPARE(drafts.back().materials.front().judgement, domain::Judgement::Complete);
    QVERIFY(banner()->notice().kept.contains(QStringLiteral("草稿")));
}

void WorkbenchTest::aCardReadWhileAnActIsRecordedChangesNothing()
{
    start();
    readCardAndChoose("lnyd");
    QTRY_COMPARE(focusName(), QStringLiteral("material-m1"));
    press(Qt::Key_Return, Qt::ControlModifier);
    m_desk->state().cardTakes = true;
    press(Qt::Key_F3);
    // Not a turn of the event loop lies between the act and the card.
    QTest::keyClick(m_shell->focusWidget(), Qt::Key_F5);
    m_desk->state().card.name = QStringLiteral("陆家文");
    m_desk->state().card.idNumber = QStringLiteral("110105194912310038");
    m_desk->layCard();
    QTRY_COMPARE(m_desk->state().records.size(), 1U);
    QCOMPARE(only().applicant.name, tests::Samples::person().name);
    QTRY_COMPARE(focusName(), QStringLiteral("applicantName"));
    QVERIFY(line("applicantName")->text().isEmpty());
}

void WorkbenchTest::anAgentMayHaveAnyDocument()
{
    start();
    readCardAndChoose("ggcsws");
    m_shell->findChild<QAbstractButton *>(QStringLiteral("hasAgent"))->click();
    auto *type = m_shell->findChild<QComboBox *>(QStringLiteral("agentIdType"));
    QVERIFY(type->isVisible());
    QCOMPARE(type->currentData().toString(), QStringLiteral("111"));
    line("agentIdNumber")->setFocus();
    this->type("H12345678");
    QCOMPARE(line("agentIdNumber")->property("state").toString(), QStringLiteral("bad"));
    type->setFocus();
    while (type->currentData().toString() != QStringLiteral("516")) {
        press(Qt::Key_Down);
    }
    QVERIFY(line("agentIdNumber")->property("state").toString() != QStringLiteral("bad"));
    QTRY_VERIFY(!m_desk->state().drafts.empty() && m_desk->state().drafts.front().applicant.agent);
    QTRY_COMPARE(m_desk->state().drafts.front().applicant.agent->idType, QStringLiteral("516"));
    // A draft brings the choice back, too.
    m_shell.reset();
    open();
    type = m_shell->findChild<QComboBox *>(QStringLiteral("agentIdType"));
    QTRY_COMPARE(type->currentData().toString(), QStringLiteral("516"));
}

void WorkbenchTest::aColumnTooLowScrollsAndCrushesNothing()
{
    start();
    auto *organisation = m_shell->findChild<QAbstractButton *>(QStringLiteral("kindOrganisation"));
    organisation->click();
    m_shell->findChild<QAbstractButton *>(QStringLiteral("hasAgent"))->click();
    m_shell->resize(1366, 700);
    QTRY_VERIFY(line("agentAuthority")->isVisible());
    QCoreApplication::sendPostedEvents();
    QVERIFY2(organisation->height() >= organisation->sizeHint().height(), qPrintable(QString::number(organisation->height())));
}

void WorkbenchTest::aCaseFoundFromSettingsStandsUnderCases()
{
    start();
    readCardAndChoose("lnyd");
    press(Qt::Key_Return, Qt::ControlModifier);
    press(Qt::Key_F5);
    QTRY_COMPARE(m_desk->state().records.size(), 1U);
    m_shell->workbench()->go(QStringLiteral("settings"));
    press(Qt::Key_K, Qt::ControlModifier);
    line("findAnything")->setText(only().number);
    const auto found = [this] {
        const auto *list = m_shell->findChild<QAbstractItemView *>(QStringLiteral("findAnythingList"));
        return list != nullptr && list->isVisible() && list->model()->index(0, 0).data().toString().startsWith(QStringLiteral("老年人优待证办理 · "));
    };
    QTRY_VERIFY(found());
    press(Qt::Key_Return);
    QTRY_COMPARE(m_shell->workbench()->currentId(), QStringLiteral("case"));
    const auto isLit = [this](const char *id) { return m_shell->findChild<QAbstractButton *>(QStringLiteral("rail-") + QLatin1String(id))->isChecked(); };
    QVERIFY(isLit("cases"));
    QVERIFY(!isLit("settings"));
}

YICHUANG_TEST(WorkbenchTest)
#include "WorkbenchTest.moc"
