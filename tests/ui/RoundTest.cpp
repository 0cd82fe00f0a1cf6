// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/CaseFixture.h"
#include "ui/Workbench.h"
#include "ui/pages/cases/CasePage.h"
#include "ui/pages/sync/SyncPage.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/DueExplanation.h"
#include "ui/widgets/HelpOverlay.h"
#include "ui/models/Words.h"
#include "tests/support/TestProgram.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace yichuang;
using namespace yichuang::ui;
using domain::ActKind;
using domain::CaseState;

/// Everything around the intake: the lists, the case page, sync, the lock, the find box; by keys as well.
class RoundTest final : public tests::CaseFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void theToDoListLeadsWhereItIsDone();
    void aDraftIsDeletedOnlyWhenConfirmed();
    void aSilentPrinterIsAskedAbout();
    void aPaperIsSavedAsAFile();
    void lookingBehindTheMaskIsRecorded();
    void aCaseThatChangesCallsNobodyBackToIt();
    void aCaseInCorrectionSaysUntilWhenAndWhy();
    void whatWasTypedStaysWithItsCase();
    void papersAreSeenBeforeTheyArePrinted();
    void theFindBoxFindsPagesActionsItemsAndCases();
    void theFindBoxFindsByInitials_data();
    void theFindBoxFindsByInitials();
    void theFindBoxFindsDraftsByWhatIsTyped_data();
    void theFindBoxFindsDraftsByWhatIsTyped();
    void theFindBoxSaysWhenNothingIsFound();
    void anItemFoundOverwritesNoSheet();
    void aReceiptIsCheckedInTheFindBox_data();
    void aReceiptIsCheckedInTheFindBox();
    void aReceiptSaysWhatItCertifies_data();
    void aReceiptSaysWhatItCertifies();
    void aConflictIsSettledByKeyboard();
    void aRefusalIsOfferedAgain();
    void whatNeedsADecisionOpensItsCase();
    void unlockingReturnsToTheSameField();
    void theCaretStaysInThePasswordWhileItIsChecked();
    void helpListsTheKeysOfItsPageOnly();
    void somebodyElseMayTakeTheSeat();

private:
    void findItem(const char *initials);
    void letFindAnswer() { QTest::qWait(150); }
};

void RoundTest::theToDoListLeadsWhereItIsDone()
{
    const domain::Case made = makeCase();
    // Its last day has come.
    const auto days = base::chinaDate(m_desk->now()).daysTo(made.dues.promised);
    m_desk->state().clock.advance(std::chrono::hours(24 * days));
    desk::Draft draft = m_desk->intake().newDraft();
    draft.applicant.name = QStringLiteral("蒙晓");
    (void)m_desk->intake().saveDraft(draft);
    start(QStringLiteral("itemSearch"));
    m_shell->workbench()->go(QStringLiteral("todo"));
    auto *table = m_shell->findChild<DataTable *>(QStringLiteral("todoTable"));
    QTRY_COMPARE(table->model()->rowCount(), 2);
    press(Qt::Key_Return);
    QTRY_COMPARE(page(), QStringLiteral("case"));
    press(Qt::Key_Escape);
    QCOMPARE(page(), QStringLiteral("todo"));
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QTRY_COMPARE(page(), QStringLiteral("intake"));
    QCOMPARE(line("applicantName")->text(), QStringLiteral("蒙晓"));
}

void RoundTest::aDraftIsDeletedOnlyWhenConfirmed()
{
    start();
    type("周小川");
    QTRY_VERIFY(!m_desk->state().drafts.empty());
    m_shell->workbench()->go(QStringLiteral("todo"));
    QTRY_VERIFY(button("discardDraftButton")->isEnabled());
    press(Qt::Key_Delete);
    QTRY_COMPARE(focusName(), QStringLiteral("sheetKeep"));
    QCOMPARE(button("sheetConfirm")->property("kind").toString(), QStringLiteral("danger"));
    press(Qt::Key_Return);
    QCOMPARE(focusName(), QStringLiteral("todoTable"));
    press(Qt::Key_Delete);
    press(Qt::Key_Escape);
    QCOMPARE(m_desk->state().drafts.size(), 1U);
    press(Qt::Key_Delete);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_desk->state().drafts.empty());
    m_shell->workbench()->go(QStringLiteral("intake"));
    QVERIFY2(line("applicantName")->text().isEmpty(), "the sheet showed the draft that is gone");
}

void RoundTest::aSilentPrinterIsAskedAbout()
{
    const domain::Case made = makeCase();
    const QString paper = m_desk->state().papers.value(made.id.toText()).front().id;
    start();
    m_desk->loseSight(paper);
    QTRY_COMPARE(banner()->notice().tone, Tone::Warn);
    button("paperDidNotBanner")->click();
    QTRY_COMPARE(m_desk->state().prints.size(), 1U);
    QCOMPARE(m_desk->state().prints.front(), paper);
    // What never came out is no reprint.
    QTRY_COMPARE(banner()->notice().tone, Tone::Accent);
    QVERIFY2(!banner()->notice().happened.contains(QStringLiteral("重打")), qPrintable(banner()->notice().happened));
    m_desk->loseSight(paper);
    QTRY_VERIFY(button("paperCameOutBanner") != nullptr);
    button("paperCameOutBanner")->click();
    QTRY_COMPARE(m_desk->state().papers.value(made.id.toText()).front().state, desk::PrintState::Confirmed);
    QCOMPARE(m_desk->state().prints.size(), 1U);
}

void RoundTest::aPaperIsSavedAsAFile()
{
    (void)makeCase();
    start();
    openFirstCase();
    m_shell->findChild<QTabBar *>(QStringLiteral("caseTabs"))->setCurrentIndex(2);
    QTRY_VERIFY(button("savePdf") != nullptr && button("savePdf")->isVisible());
    const QTemporaryDir folder;
    const auto saveAs = [this](const QString &path) {
        button("savePdf")->click();
        auto *dialog = m_shell->findChild<QFileDialog *>(QStringLiteral("pdfDialog"));
        auto *name = dialog != nullptr ? dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit")) : nullptr;
        QVERIFY(name != nullptr);
        QCOMPARE(name->text(), QStringLiteral("受理通知书.pdf"));
        name->setText(path);
        QTest::keyClick(name, Qt::Key_Return);
    };
    saveAs(folder.filePath(QStringLiteral("out.pdf")));
    QTRY_COMPARE(banner()->notice().tone, Tone::Good);
    QFile file(folder.filePath(QStringLiteral("out.pdf")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("%PDF-1.4 a paper"));
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    // A paper that may not leave yet leaves in no way.
    m_desk->state().withhold = true;
    QTRY_VERIFY(m_shell->findChild<QFileDialog *>(QStringLiteral("pdfDialog")) == nullptr);
    saveAs(folder.filePath(QStringLiteral("withheld.pdf")));
    QTRY_COMPARE(banner()->notice().tone, Tone::Bad);
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("withheld.pdf"))));
}

void RoundTest::lookingBehindTheMaskIsRecorded()
{
    const domain::Case made = makeCase();
    start();
    openFirstCase();
    QTRY_COMPARE(page(), QStringLiteral("case"));
    QVERIFY(m_desk->state().reveals.empty());
    button("revealApplicant")->click();
    QTRY_COMPARE(m_desk->state().reveals.size(), 1U);
    QCOMPARE(m_desk->state().reveals.front(), made.id);
}

void RoundTest::aCaseThatChangesCallsNobodyBackToIt()
{
    const domain::Case made = makeCase();
    start();
    openFirstCase();
    QTRY_COMPARE(page(), QStringLiteral("case"));
    press(Qt::Key_1, Qt::ControlModifier);
    QTRY_COMPARE(page(), QStringLiteral("intake"));
    domain::Act step;
    step.kind = ActKind::StartReview;
    perform(made.id, step, "li.k");
    auto *bar = m_shell->findChild<QWidget *>(QStringLiteral("casePage"));
    QTRY_VERIFY2(bar->findChild<QPushButton *>(QStringLiteral("act-start_review")) == nullptr, "the page did not follow the case");
    QCOMPARE(page(), QStringLiteral("intake"));
}

void RoundTest::aCaseInCorrectionSaysUntilWhenAndWhy()
{
    desk::Draft draft = m_desk->intake().newDraft();
    draft.applicant = tests::Samples::person();
    draft.item = *domain::ItemKey::fromText(QStringLiteral("qs-xk"));
    tests::fillDraft(draft, *m_desk->state().facts.current()->item(draft.item), ActKind::Correct);
    const auto made = m_desk->intake().confirm(draft, {ActKind::Correct, {}, {}, {}, {}}).result();
    QVERIFY(made.has_value());
    start();
    openFirstCase();
    QTRY_COMPARE(page(), QStringLiteral("case"));
    auto *why = m_shell->findChild<DueExplanation *>();
    QVERIFY2(why->isVisible(), "nothing says why this date");
    const QString day = Words::dayShort(made->record.dues.correction);
    const auto labels = why->parentWidget()->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [&day](const QLabel *label) { return label->text().contains(day); }));
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const QLabel *label) { return label->text().contains(QStringLiteral("告知当日")); }));
}

void RoundTest::whatWasTypedStaysWithItsCase()
{
    const domain::Case first = makeCase();
    const domain::Case second = makeCase();
    start();
    openFirstCase();
    QTRY_COMPARE(page(), QStringLiteral("case"));
    auto *cases = m_shell->findChild<CasePage *>(QStringLiteral("casePage"));
    const auto reason = [cases] { return cases->findChild<QPlainTextEdit *>(QStringLiteral("sheetReason")); };
    cases->ask(ActKind::Withdraw);
    QTRY_COMPARE(focusName(), QStringLiteral("sheetReason"));
    type("申请人来电撤回");
    // Another case is opened while the panel asks: its question is about the first one only.
    press(Qt::Key_K, Qt::ControlModifier);
    type(qPrintable(first.number));
    letFindAnswer();
    press(Qt::Key_Return);
    QTRY_VERIFY(!reason()->isVisible());
    cases->ask(ActKind::Withdraw);
    QTRY_COMPARE(focusName(), QStringLiteral("sheetReason"));
    QTRY_VERIFY(reason()->toPlainText().isEmpty());
    press(Qt::Key_Escape);
    press(Qt::Key_Escape);
    openFirstCase();
    QTRY_COMPARE(page(), QStringLiteral("case"));
    cases->ask(ActKind::Withdraw);
    QTRY_COMPARE(reason()->toPlainText(), QStringLiteral("申请人来电撤回"));
    m_desk->state().failNext = base::Error{base::ErrorCode::StorageFailed, QStringLiteral("disk full"), {}};
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(banner()->notice().tone, Tone::Bad);
    QCOMPARE(reason()->toPlainText(), QStringLiteral("申请人来电撤回"));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->state().records.front().state, CaseState::Withdrawn);
    QCOMPARE(m_desk->state().records.front().id, second.id);
    QTRY_VERIFY(!reason()->isVisible());
}

void RoundTest::papersAreSeenBeforeTheyArePrinted()
{
    const domain::Case made = makeCase();
    start();
    openFirstCase();
    QTRY_COMPARE(page(), QStringLiteral("case"));
    auto *preview = m_shell->findChild<QWidget *>(QStringLiteral("paperPreview"));
    QVERIFY(!preview->isVisible());
    m_shell->findChild<QTabBar *>(QStringLiteral("caseTabs"))->setCurrentIndex(2);
    // A paper shows whom it concerns: nobody sees it without a line in the audit.
    auto *cover = m_shell->findChild<QPushButton *>(QStringLiteral("revealPaper"));
    QVERIFY(cover->isVisible());
    QVERIFY(!preview->isVisible());
    QVERIFY(m_desk->state().reveals.empty());
    cover->click();
    QTRY_VERIFY(preview->isVisible());
    QCOMPARE(m_desk->state().reveals.size(), 1U);
    QVERIFY(!cover->isVisible());
    m_shell->findChild<QPushButton *>(QStringLiteral("revealApplicant"))->click();
    QVERIFY2(!preview->isVisible(), "masked again, with the header");
    press(Qt::Key_F9);
    QTRY_COMPARE(m_desk->state().prints.size(), 1U);
    QVERIFY(made.number == m_desk->state().records.front().number);
}

void RoundTest::theFindBoxFindsPagesActionsItemsAndCases()
{
    makeCase();
    start();
    press(Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(focusName(), QStringLiteral("findAnything"));
    type("取水许可");
    letFindAnswer();
    press(Qt::Key_Return);
    QTRY_COMPARE(page(), QStringLiteral("case"));
    QTRY_VERIFY2(focusName().startsWith(QStringLiteral("act-")), qPrintable(focusName()));
    press(Qt::Key_Escape);
    QCOMPARE(page(), QStringLiteral("intake"));
    press(Qt::Key_K, Qt::ControlModifier);
    type("设备");
    letFindAnswer();
    press(Qt::Key_Return);
    QTRY_COMPARE(page(), QStringLiteral("devices"));
    press(Qt::Key_K, Qt::ControlModifier);
    type("老年人");
    letFindAnswer();
    press(Qt::Key_Return);
    QTRY_COMPARE(page(), QStringLiteral("intake"));
    auto *intake = m_shell->findChild<QWidget *>(QStringLiteral("intakePage"));
    QTRY_VERIFY(intake->findChild<QWidget *>(QStringLiteral("material-m1"))->isVisible());
    press(Qt::Key_K, Qt::ControlModifier);
    type("锁");
    letFindAnswer();
    press(Qt::Key_Return);
    QTRY_COMPARE(focusName(), QStringLiteral("unlockPassword"));
}

void RoundTest::findItem(const char *initials)
{
    press(Qt::Key_K, Qt::ControlModifier);
    type(initials);
    letFindAnswer();
    press(Qt::Key_Return);
    letFindAnswer();
}

void RoundTest::theFindBoxFindsByInitials_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QString>("field");
    QTest::newRow("sync") << QByteArray("tb") << QStringLiteral("sync");
    QTest::newRow("devices") << QByteArray("sb") << QStringLiteral("devices");
    QTest::newRow("lock") << QByteArray("sp") << QStringLiteral("unlockPassword");
    QTest::newRow("sign out") << QByteArray("tcdl") << QStringLiteral("staffNumber");
    QTest::newRow("switch person") << QByteArray("换人") << QStringLiteral("staffNumber");
}

void RoundTest::theFindBoxFindsByInitials()
{
    QFETCH(QByteArray, typed);
    QFETCH(QString, field);
    start();
    findItem(typed.constData());
    QTRY_VERIFY2(page() == field || focusName() == field, qPrintable(page() + u' ' + focusName()));
}

void RoundTest::theFindBoxFindsDraftsByWhatIsTyped_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::newRow("name") << QByteArray("蒙晓燕");
    QTest::newRow("initials of the name") << QByteArray("mxy");
    QTest::newRow("item") << QByteArray("公共场所");
    QTest::newRow("tail of the phone") << QByteArray("7766");
}

void RoundTest::theFindBoxFindsDraftsByWhatIsTyped()
{
    QFETCH(QByteArray, typed);
    desk::Draft draft = m_desk->intake().newDraft();
    draft.applicant.name = QStringLiteral("蒙晓燕");
    draft.applicant.phone = QStringLiteral("13877167766");
    draft.item = *domain::ItemKey::fromText(QStringLiteral("ggcs-ws"));
    (void)m_desk->intake().saveDraft(draft);
    m_desk->state().clock.advance(std::chrono::minutes(1));
    (void)m_desk->intake().saveDraft(m_desk->intake().newDraft()); // the newest comes back by itself
    start();
    findItem(typed.constData());
    QTRY_COMPARE(line("applicantName")->text(), QStringLiteral("蒙晓燕"));
}

void RoundTest::theFindBoxSaysWhenNothingIsFound()
{
    start();
    press(Qt::Key_K, Qt::ControlModifier);
    type("zzqq");
    auto *list = m_shell->findChild<QListView *>(QStringLiteral("findAnythingList"));
    QTRY_VERIFY(list->isVisible() && list->model()->rowCount() == 1);
    QVERIFY(list->model()->index(0, 0).data().toString().contains(QStringLiteral("zzqq")));
    press(Qt::Key_Return);
    QVERIFY2(list->isVisible(), "there is nothing to go to");
    m_desk->state().failNext = base::Error{base::ErrorCode::StorageFailed, QStringLiteral("disk"), {}};
    press(Qt::Key_Backspace);
    const QString trouble = list->model()->index(0, 0).data().toString();
    QTRY_VERIFY(list->model()->index(0, 0).data().toString() != trouble);
    QVERIFY2(!list->model()->index(0, 0).data().toString().contains(QStringLiteral("zzq")), "a failing search finds nothing, which is not the same");
}

void RoundTest::anItemFoundOverwritesNoSheet()
{
    start();
    press(Qt::Key_F3);
    findItem("lnyd");
    QTRY_COMPARE(focusName(), QStringLiteral("material-m1"));
    QVERIFY2(!line("applicantName")->text().isEmpty(), "a sheet without an item takes the one that is found");
    press(Qt::Key_2);
    findItem("lnyd");
    const auto &drafts = m_desk->state().drafts;
    QTRY_COMPARE(drafts.size(), 1U);
    QTRY_COMPARE(drafts.front().materials.front().judgement, domain::Judgement::Missing);
    findItem("ggcsws");
    QTRY_VERIFY2(line("applicantName")->text().isEmpty(), "the started sheet was taken for the other item");
    QVERIFY(banner()->notice().kept.contains(QStringLiteral("草稿")));
    QTRY_COMPARE(drafts.size(), 2U);
    QCOMPARE(drafts.back().item.toText(), QStringLiteral("ln-yd"));
    QCOMPARE(drafts.back().materials.front().judgement, domain::Judgement::Missing);
    QCOMPARE(drafts.front().item.toText(), QStringLiteral("ggcs-ws"));
    QCOMPARE(drafts.front().materials.front().judgement, domain::Judgement::Unchecked);
}

void RoundTest::aReceiptIsCheckedInTheFindBox_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("tone");
    QTest::newRow("genuine") << -1 << static_cast<int>(Tone::Good);
    QTest::newRow("unknown key") << static_cast<int>(base::ErrorCode::NotFound) << static_cast<int>(Tone::Warn);
    QTest::newRow("forged") << static_cast<int>(base::ErrorCode::WrongSecret) << static_cast<int>(Tone::Bad);
    QTest::newRow("withdrawn") << static_cast<int>(base::ErrorCode::Expired) << static_cast<int>(Tone::Bad);
}

void RoundTest::aReceiptIsCheckedInTheFindBox()
{
    QFETCH(int, code);
    QFETCH(int, tone);
    if (code >= 0) {
        m_desk->state().receipt = base::fail(static_cast<base::ErrorCode>(code), QStringLiteral("receipt"));
    }
    start();
    press(Qt::Key_K, Qt::ControlModifier);
    type("YC2:.80VJU4VF");
    press(Qt::Key_Return);
    QTRY_COMPARE(static_cast<int>(banner()->notice().tone), tone);
}

void RoundTest::aReceiptSaysWhatItCertifies_data()
{
    QTest::addColumn<domain::ReceiptStatement>("statement");
    QTest::addColumn<QString>("words");
    QTest::newRow("received") << domain::ReceiptStatement::Received << QStringLiteral("已收到申请材料（11-20 10:45），不等于受理");
    QTest::newRow("accepted") << domain::ReceiptStatement::Accepted << QStringLiteral("申请已受理（11-20 10:45）");
    QTest::newRow("version 1") << domain::ReceiptStatement::Unsaid << QStringLiteral("已收件或受理（11-20 10:45）");
}

void RoundTest::aReceiptSaysWhatItCertifies()
{
    QFETCH(domain::ReceiptStatement, statement);
    QFETCH(QString, words);
    desk::ReceiptView receipt;
    receipt.caseNumber = QStringLiteral("114500000-17");
    receipt.statement = statement;
    receipt.at = base::chinaInstant(QDate(2026, 11, 20), QTime(10, 45));
    m_desk->state().receipt = receipt;
    start();
    press(Qt::Key_K, Qt::ControlModifier);
    type("YC1:.80VJU4VF");
    press(Qt::Key_Return);
    QTRY_VERIFY2(banner()->notice().kept.contains(words), qPrintable(banner()->notice().kept));
}

void RoundTest::aConflictIsSettledByKeyboard()
{
    auto &state = m_desk->state();
    desk::LaneRow lane;
    lane.operation = domain::OperationId::make(state.clock.now());
    lane.state = desk::OperationState::Conflict;
    lane.itemName = QStringLiteral("个体工商户登记");
    state.lanes = {lane};
    desk::ConflictView conflict;
    conflict.lane = lane;
    conflict.fields = {{QStringLiteral("applicant.address"), QStringLiteral("新竹路 8 号"),
                        QStringLiteral("新竹路 8-2 号"), QStringLiteral("新竹路 18 号")}};
    state.conflict = conflict;
    start();
    m_shell->workbench()->go(QStringLiteral("sync"));
    QTRY_VERIFY(button("mine-applicant.address") != nullptr && button("mine-applicant.address")->isVisible());
    button("mine-applicant.address")->setFocus();
    QPushButton *mine = button("mine-applicant.address");
    press(Qt::Key_Left);
    QTRY_VERIFY(button("settleConflict")->isEnabled());
    QVERIFY(mine->isChecked());
    QCOMPARE(QApplication::focusWidget(), mine);
    Q_EMIT m_shell->findChild<SyncPage *>()->lanesWanted(); // the queue is read again, as it is while it drains
    letFindAnswer();
    QCOMPARE(QApplication::focusWidget(), mine);
    for (const char *next : {"theirs-applicant.address", "allMine", "allTheirs", "settleNote", "settleConflict", "openConflictCase"}) {
        press(Qt::Key_Tab);
        QCOMPARE(focusName(), QString::fromLatin1(next));
    }
    button("settleConflict")->setFocus();
    press(Qt::Key_Space);
    QTRY_VERIFY(state.settled.has_value());
    QCOMPARE(state.settled->keepMine.value(QStringLiteral("applicant.address")), true);
    QTRY_VERIFY(state.lanes.empty());
}

void RoundTest::whatNeedsADecisionOpensItsCase()
{
    const domain::Case made = makeCase();
    auto &state = m_desk->state();
    desk::LaneRow lane;
    lane.operation = domain::OperationId::make(state.clock.now());
    lane.caseId = made.id;
    lane.number = made.number;
    lane.state = desk::OperationState::Refused;
    lane.papers = {QStringLiteral("受理通知书")};
    state.lanes = {lane};
    start();
    m_shell->workbench()->go(QStringLiteral("sync"));
    QTRY_VERIFY(button("openConflictCase")->isVisible());
    QVERIFY2(label("papersOut")->text().contains(QStringLiteral("《受理通知书》")), qPrintable(label("papersOut")->text()));
    QVERIFY(label("papersOut")->isVisible());
    QCOMPARE(label("conflictCaseNumber")->text(), made.number);
    button("openConflictCase")->click();
    QTRY_COMPARE(page(), QStringLiteral("case"));
}

void RoundTest::aRefusalIsOfferedAgain()
{
    auto &state = m_desk->state();
    desk::LaneRow lane;
    lane.operation = domain::OperationId::make(state.clock.now());
    lane.state = desk::OperationState::Refused;
    lane.refusalText = QStringLiteral("该窗口当时未获授权办理此事项");
    state.lanes = {lane};
    start();
    m_shell->workbench()->go(QStringLiteral("todo"));
    auto *table = m_shell->findChild<DataTable *>(QStringLiteral("todoTable"));
    QTRY_COMPARE(table->model()->rowCount(), 1);
    press(Qt::Key_Return);
    QTRY_COMPARE(page(), QStringLiteral("sync"));
    QTRY_VERIFY(button("offerAgain")->isVisible());
    button("offerAgain")->setFocus();
    press(Qt::Key_Space);
    QTRY_VERIFY(state.lanes.empty());
}

void RoundTest::unlockingReturnsToTheSameField()
{
    start();
    press(Qt::Key_F3);
    line("phone")->setFocus();
    type("1387716");
    press(Qt::Key_F12);
    QTRY_COMPARE(focusName(), QStringLiteral("unlockPassword"));
    QVERIFY(!line("phone")->isVisible());
    type("wrong");
    press(Qt::Key_Return);
    QVERIFY(!line("phone")->isVisible());
    QTRY_COMPARE(focusName(), QStringLiteral("unlockPassword"));
    QTRY_COMPARE(line("unlockPassword")->accessibleDescription(), QStringLiteral("密码不对。"));
    type("一窗-pass");
    press(Qt::Key_Return);
    QTRY_COMPARE(focusName(), QStringLiteral("phone"));
    QCOMPARE(line("phone")->text(), QStringLiteral("1387716"));
}

void RoundTest::theCaretStaysInThePasswordWhileItIsChecked()
{
    start();
    press(Qt::Key_F12);
    QTRY_COMPARE(focusName(), QStringLiteral("unlockPassword"));
    QStringList seen;
    const auto note = connect(qApp, &QApplication::focusChanged, this, [&seen](QWidget *, QWidget *now) {
        seen.append(now != nullptr ? now->objectName() : QStringLiteral("nothing"));
    });
    type("wrong");
    press(Qt::Key_Return);
    QTRY_VERIFY(!line("unlockPassword")->accessibleDescription().isEmpty());
    disconnect(note);
    QVERIFY2(seen.isEmpty(), qPrintable(seen.join(u' ')));
    QCOMPARE(focusName(), QStringLiteral("unlockPassword"));
    type("一窗-pass");
    press(Qt::Key_Return);
    QTRY_VERIFY(!line("unlockPassword")->isVisible());
}

void RoundTest::helpListsTheKeysOfItsPageOnly()
{
    start();
    const auto judges = [this] {
        press(Qt::Key_F1);
        const auto labels = m_shell->findChild<HelpOverlay *>()->findChildren<QLabel *>();
        const bool has = std::any_of(labels.begin(), labels.end(),
                                     [](const QLabel *label) { return label->text() == QStringLiteral("1 … 6"); });
        press(Qt::Key_Escape);
        return has;
    };
    QVERIFY(judges());
    m_shell->workbench()->go(QStringLiteral("devices"));
    QVERIFY(!judges());
}

void RoundTest::somebodyElseMayTakeTheSeat()
{
    start();
    type("周小川");
    press(Qt::Key_F12);
    QTRY_COMPARE(focusName(), QStringLiteral("unlockPassword"));
    button("otherPerson")->click();
    QTRY_COMPARE(focusName(), QStringLiteral("staffNumber"));
    QVERIFY(!m_desk->state().session.has_value());
    QVERIFY2(m_shell->findChild<QWidget *>(QStringLiteral("signInPage"))->accessibleDescription().contains(u'·'), "hall and window");
    QCOMPARE(m_desk->state().drafts.front().applicant.name, QStringLiteral("周小川"));
    m_desk->state().drafts.clear(); // drafts are each person's own
    type("li.k");
    press(Qt::Key_Return);
    type("一窗-pass");
    press(Qt::Key_Return);
    QTRY_COMPARE(page(), QStringLiteral("todo")); // who takes nothing in begins there
    QCOMPARE(m_desk->state().session->person.id.toText(), QStringLiteral("li.k"));
    QVERIFY2(line("applicantName")->text().isEmpty(), "the sheet of the one who left");
}

YICHUANG_TEST(RoundTest)
#include "RoundTest.moc"
