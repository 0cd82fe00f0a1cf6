// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/CaseFixture.h"
#include "ui/models/Words.h"
#include "ui/pages/cases/CasePage.h"
#include "ui/widgets/Assist.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ChoiceBox.h"
#include "tests/support/TestProgram.h"

#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTest>

#include <algorithm>

using namespace yichuang;
using namespace yichuang::ui;
using domain::ActKind;
using domain::CaseState;

/// What the page of a case offers, by which key, and where the focus goes afterwards.
class CasePageTest final : public tests::CaseFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void afterAnActTheFocusIsOnThePage();
    void afterARefusalTheFocusIsOnTheSheet();
    void aReferralIsNeverTheMainAct();
    void theLastKeyClosesWhatIsDelivered();
    void aLimitIsExtendedOnce();
    void aRefusalGoesWithItsSheet();
    void theOtherActsHangOnTheirButton();
    void aPanelIsNamed();
    void whatIsHalfTypedOutlivesTheProgram();

private:
    domain::Case accepted(const char *item);
    void review(const domain::Case &record);
    void openAs(const char *person);
    void askStop();
    [[nodiscard]] CaseState state() const { return m_desk->state().records.front().state; }
    [[nodiscard]] CasePage *casePage() const { return m_shell->findChild<CasePage *>(QStringLiteral("casePage")); }
    [[nodiscard]] QAction *key(const char *name) const { return m_shell->findChild<QAction *>(QLatin1String(name)); }
    [[nodiscard]] QMenu *menu() const { return m_shell->findChild<QMenu *>(QStringLiteral("moreActsMenu")); }
    [[nodiscard]] QAction *inMenu(ActKind kind) const;
    /// The button of an act as it stands now; those that went may still wait to be deleted.
    [[nodiscard]] QPushButton *act(const char *word) const;
};

domain::Case CasePageTest::accepted(const char *item)
{
    desk::Draft draft = m_desk->intake().newDraft();
    draft.applicant = tests::Samples::person();
    draft.item = *domain::ItemKey::fromText(QLatin1String(item));
    tests::fillDraft(draft, *m_desk->state().facts.current()->item(draft.item), ActKind::Accept);
    const auto made = m_desk->intake().confirm(draft, {ActKind::Accept, {}, {}, {}, {}}).result();
    if (!made) {
        qFatal("%s", made.error().reason.constData());
    }
    return made->record;
}

void CasePageTest::review(const domain::Case &record)
{
    domain::Act step;
    step.kind = ActKind::StartReview;
    perform(record.id, step, "li.k");
}

void CasePageTest::openAs(const char *person)
{
    m_desk->state().clock.advance(std::chrono::minutes(1));
    m_desk->seat(QLatin1String(person));
    open();
    openFirstCase();
    QTRY_COMPARE(page(), QStringLiteral("case"));
}

void CasePageTest::askStop()
{
    casePage()->ask(ActKind::Stop);
    QTRY_COMPARE(focusName(), QStringLiteral("sheetChoice"));
    press(Qt::Key_Down);
}

QAction *CasePageTest::inMenu(ActKind kind) const
{
    const auto actions = menu()->actions();
    const auto at = std::find_if(actions.begin(), actions.end(), [kind](const QAction *action) { return action->text() == Words::act(kind); });
    return at == actions.end() ? nullptr : *at;
}

QPushButton *CasePageTest::act(const char *word) const
{
    const auto all = m_shell->findChildren<QPushButton *>(QStringLiteral("act-") + QLatin1String(word));
    const auto at = std::find_if(all.begin(), all.end(), [](const QPushButton *button) { return button->isVisible(); });
    return at == all.end() ? nullptr : *at;
}

void CasePageTest::afterAnActTheFocusIsOnThePage()
{
    review(makeCase());
    openAs("li.k");
    QTRY_VERIFY(act("decide") != nullptr);
    act("decide")->setFocus();
    askStop();
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(state(), CaseState::Stopped);
    QTRY_COMPARE(focusName(), QStringLiteral("act-resume"));
    press(Qt::Key_Return);
    QTRY_VERIFY2(focusName().startsWith(QStringLiteral("sheet")), "Enter presses what has the focus");
    press(Qt::Key_Escape);
    QTRY_COMPARE(focusName(), QStringLiteral("act-resume"));
}

void CasePageTest::afterARefusalTheFocusIsOnTheSheet()
{
    review(makeCase());
    openAs("li.k");
    askStop();
    button("sheetConfirm")->setFocus();
    m_desk->state().failNext = base::Error{base::ErrorCode::Unavailable, QStringLiteral("disk"), "store.busy"};
    press(Qt::Key_Return);
    QTRY_COMPARE(banner()->notice().tone, Tone::Bad);
    QVERIFY2(focusName().startsWith(QStringLiteral("sheet")), qPrintable(focusName()));
}

void CasePageTest::aReferralIsNeverTheMainAct()
{
    review(makeCase());
    openAs("wei.xf");
    QTRY_VERIFY(act("refer") != nullptr);
    QCOMPARE(act("refer")->property("kind").toString(), QStringLiteral("secondary"));
    QVERIFY(key("caseRefer")->isEnabled());
    QVERIFY(key("caseMain")->isVisible());
    QVERIFY(!key("caseMain")->isEnabled());
    QVERIFY2(key("caseMain")->toolTip() != key("caseMain")->text(), "it says why it rests");
    press(Qt::Key_F5);
    QVERIFY(!focusName().startsWith(QStringLiteral("sheet")));
    press(Qt::Key_F8);
    QTRY_VERIFY(focusName().startsWith(QStringLiteral("sheet")));
}

void CasePageTest::theLastKeyClosesWhatIsDelivered()
{
    const domain::Case made = makeCase();
    bringTo(CaseState::Ready, made);
    domain::Act deliver;
    deliver.kind = ActKind::Deliver;
    deliver.delivery = domain::DeliveryDetail{made.applicant.name, made.applicant.idNumber, QStringLiteral("self"), QStringLiteral("window"), {}};
    perform(made.id, deliver, "wei.xf");
    openAs("wei.xf");
    QTRY_VERIFY(key("caseDeliver")->isEnabled());
    QCOMPARE(key("caseDeliver")->text(), Words::act(ActKind::Close));
    press(Qt::Key_F10);
    QTRY_VERIFY(focusName().startsWith(QStringLiteral("sheet")));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(state(), CaseState::Closed);
}

void CasePageTest::aLimitIsExtendedOnce()
{
    review(accepted("ggcs-ws"));
    openAs("li.k");
    QTRY_VERIFY(act("extend") != nullptr);
    act("extend")->setFocus();
    press(Qt::Key_Return);
    QTRY_VERIFY(focusName().startsWith(QStringLiteral("sheet")));
    m_shell->findChild<QPlainTextEdit *>(QStringLiteral("sheetReason"))->setPlainText(QStringLiteral("案情复杂"));
    m_shell->findChild<QLineEdit *>(QStringLiteral("sheetLine"))->setText(QStringLiteral("李局"));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_desk->state().records.front().extension.has_value());
    QTRY_VERIFY(act("extend") == nullptr);
    QVERIFY2(inMenu(ActKind::Extend) == nullptr, "the law knows no second one");
    QTRY_COMPARE(focusName(), QStringLiteral("act-decide"));
}

void CasePageTest::aRefusalGoesWithItsSheet()
{
    review(makeCase());
    openAs("li.k");
    askStop();
    m_desk->state().failNext = base::Error{base::ErrorCode::NotAllowed, {}, "case.back_dated"};
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(banner()->notice().tone, Tone::Bad);
    press(Qt::Key_Escape);
    QVERIFY2(banner()->isVisible(), "whoever closes the sheet may still read it");
    casePage()->ask(ActKind::Decide);
    QTRY_VERIFY(!banner()->isVisible());
}

void CasePageTest::theOtherActsHangOnTheirButton()
{
    installAssist();
    review(makeCase());
    openAs("li.k");
    QTRY_VERIFY(button("moreActs")->isVisible());
    QAccessibleInterface *inTree = QAccessible::queryAccessibleInterface(button("moreActs"));
    QCOMPARE(inTree->role(), QAccessible::ButtonMenu);
    QCOMPARE(inTree->childCount(), 1);
    QAccessibleInterface *list = inTree->child(0);
    QCOMPARE(list->object(), menu());
    QCOMPARE(inTree->indexOfChild(list), 0);
    QAccessibleInterface *ending = nullptr;
    for (int at = 0; at < list->childCount(); ++at) {
        QAccessibleInterface *one = list->child(at);
        ending = one->text(QAccessible::Name) == Words::act(ActKind::Terminate) ? one : ending;
    }
    QVERIFY(ending != nullptr);
    ending->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QTRY_VERIFY(focusName().startsWith(QStringLiteral("sheet")));
}

void CasePageTest::aPanelIsNamed()
{
    installAssist();
    review(makeCase());
    openAs("li.k");
    askStop();
    QAccessibleInterface *sheet = QAccessible::queryAccessibleInterface(button("sheetConfirm")->parentWidget());
    QCOMPARE(sheet->role(), QAccessible::Grouping);
    QVERIFY(sheet->text(QAccessible::Name).contains(Words::act(ActKind::Stop)));
    for (QLabel *label : m_shell->findChildren<QLabel *>()) {
        QAccessibleInterface *inTree = QAccessible::queryAccessibleInterface(label);
        QVERIFY(inTree->state().invisible || !inTree->text(QAccessible::Name).isEmpty());
    }
}

void CasePageTest::whatIsHalfTypedOutlivesTheProgram()
{
    const domain::Case record = makeCase();
    review(record);
    openAs("li.k");
    askStop();
    const QString ground = m_shell->findChild<ChoiceBox *>(QStringLiteral("sheetChoice"))->value();
    m_shell->findChild<QSpinBox *>(QStringLiteral("sheetNumber"))->setValue(12);
    m_shell->findChild<QPlainTextEdit *>(QStringLiteral("sheetReason"))->setPlainText(QStringLiteral("须由检测机构检测"));
    const auto kept = [&] { return m_desk->state().actDrafts.value(record.id.toText()).answers.value(QStringLiteral("stop")); };
    QTRY_COMPARE(kept().reason, QStringLiteral("须由检测机构检测"));
    QCOMPARE(kept().number, 12);
    m_shell.reset();
    open();
    openFirstCase();
    QTRY_VERIFY(banner()->notice().happened.contains(QStringLiteral("恢复")));
    casePage()->ask(ActKind::Stop);
    QTRY_COMPARE(m_shell->findChild<QPlainTextEdit *>(QStringLiteral("sheetReason"))->toPlainText(), QStringLiteral("须由检测机构检测"));
    QCOMPARE(m_shell->findChild<QSpinBox *>(QStringLiteral("sheetNumber"))->value(), 12);
    QCOMPARE(m_shell->findChild<ChoiceBox *>(QStringLiteral("sheetChoice"))->value(), ground);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(state(), CaseState::Stopped);
    QTRY_VERIFY2(m_desk->state().actDrafts.value(record.id.toText()).isEmpty(), "what is recorded is nobody's draft");
}

YICHUANG_TEST(CasePageTest)
#include "CasePageTest.moc"
