// SPDX-License-Identifier: Apache-2.0
#include "tests/support/TestProgram.h"
#include "tests/ui/ManageScene.h"
#include "tests/ui/ShellFixture.h"
#include "ui/Workbench.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/DataTable.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace yichuang;
using namespace yichuang::ui;

/// The hall manager's page by keys alone: who sees it, what is sent, what is shown once, and what happens without the centre.
class ManagePageTest final : public tests::ShellFixture {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        setUp();
        tests::fillStaff(*m_desk);
    }
    void cleanup() { tearDown(); }
    void onlyManagersAreOfferedIt();
    void somebodyIsAddedByKeys();
    void aPasswordIsShownOnceAndGone();
    void aLockIsLiftedAndAWindowClosed();
    void whatMakesNoSenseIsNotOffered();
    void nobodyIsRetiredByTheFirstKey();
    void thePasswordIsAskedAgainAndTheActGoesOn();
    void withoutTheCentreNothingIsKept();
    void somebodyElsesPasswordIsChangedAtSignIn();

private:
    void openPage()
    {
        m_desk->seat(QStringLiteral("meng.lh"));
        open();
        m_shell->workbench()->go(QStringLiteral("manage"));
        QTRY_COMPARE(focusName(), QStringLiteral("manageSearch"));
        awaitList();
    }
    // The keys rest until the centre has answered.
    void awaitList() { QTRY_VERIFY(button("manageAddButton")->isEnabled()); }
    void goToWindows()
    {
        button("manageWindows")->click();
        awaitList();
    }
    void choose(const char *key) { m_shell->findChild<DataTable *>(QStringLiteral("manageTable"))->selectKey(QLatin1String(key)); }
    [[nodiscard]] QAbstractButton *button(const char *name) const { return m_shell->findChild<QAbstractButton *>(QLatin1String(name)); }
};

void ManagePageTest::onlyManagersAreOfferedIt()
{
    start();
    QVERIFY(!m_shell->workbench()->pageIds().contains(QStringLiteral("manage")));
    QVERIFY(!button("rail-manage")->isVisible());
    press(Qt::Key_8, Qt::ControlModifier);
    QVERIFY(m_shell->workbench()->currentId() != QStringLiteral("manage"));
    m_shell.reset();
    openPage();
    QVERIFY(button("rail-manage")->isVisible());
}

void ManagePageTest::somebodyIsAddedByKeys()
{
    openPage();
    press(Qt::Key_F3);
    QTRY_COMPARE(focusName(), QStringLiteral("sheetChoice"));
    press(Qt::Key_Down); // approver
    press(Qt::Key_Tab);
    type("huang.wj");
    press(Qt::Key_Tab);
    type("黄文静");
    press(Qt::Key_Tab);
    type("08，09");
    press(Qt::Key_Tab);
    type("市场局");
    QTRY_VERIFY(m_shell->findChild<QAbstractButton *>(QStringLiteral("sheetConfirm"))->isEnabled() == false);
    press(Qt::Key_A, Qt::ControlModifier);
    type("scjg");
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->state().personOrders.size(), 1U);
    const desk::PersonOrder &order = m_desk->state().personOrders.front();
    QCOMPARE(order.act, desk::PersonAct::Add);
    QCOMPARE(order.id.toText(), QStringLiteral("huang.wj"));
    QCOMPARE(*order.change.name, QStringLiteral("黄文静"));
    QCOMPARE(*order.change.roles, std::vector{domain::Role::Approver});
    QCOMPARE(order.change.windows->size(), 2U);
    QCOMPARE(*order.change.departments, QStringList{QStringLiteral("scjg")});
}

void ManagePageTest::aPasswordIsShownOnceAndGone()
{
    openPage();
    choose("wei.xf");
    press(Qt::Key_F7);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_shell->findChild<QLabel *>(QStringLiteral("secret")) != nullptr);
    const auto *secret = m_shell->findChild<QLabel *>(QStringLiteral("secret"));
    QCOMPARE(secret->text(), QStringLiteral("k7qxm2pd9rta"));
    QVERIFY(secret->accessibleName().contains(secret->text()));
    QVERIFY(!button("manageAddButton")->isEnabled()); // the keys below rest meanwhile
    press(Qt::Key_Escape);
    QTRY_VERIFY(m_shell->findChild<QLabel *>(QStringLiteral("secretQuestion"))->isVisible());
    QVERIFY(m_shell->findChild<QLabel *>(QStringLiteral("secret")) != nullptr);
    press(Qt::Key_Escape);
    QTRY_VERIFY(m_shell->findChild<QLabel *>(QStringLiteral("secret")) == nullptr);
    QTRY_VERIFY(button("manageAddButton")->isEnabled());
}

void ManagePageTest::aLockIsLiftedAndAWindowClosed()
{
    openPage();
    choose("qin.sz");
    press(Qt::Key_F8);
    QTRY_COMPARE(m_desk->state().personOrders.size(), 1U);
    QCOMPARE(m_desk->state().personOrders.front().act, desk::PersonAct::Unlock);
    goToWindows();
    choose("02");
    press(Qt::Key_F8);
    QTRY_COMPARE(m_desk->state().windowOrders.size(), 1U);
    QCOMPARE(m_desk->state().windowOrders.front().act, desk::WindowAct::Open);
    awaitList();
    choose("01");
    press(Qt::Key_F8);
    QTRY_COMPARE(focusName(), QStringLiteral("sheetKeep"));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->state().windowOrders.size(), 2U);
    QCOMPARE(m_desk->state().windowOrders.back().act, desk::WindowAct::Close);
    QTRY_VERIFY2(banner()->notice().happened.contains(QStringLiteral("停用")), qPrintable(banner()->notice().happened));
    awaitList();
    // Who sits there would lock herself out.
    choose("03");
    press(Qt::Key_F8);
    QTRY_COMPARE(focusName(), QStringLiteral("sheetKeep"));
    QVERIFY(!button("sheetConfirm")->isEnabled());
    press(Qt::Key_Return, Qt::ControlModifier);
    press(Qt::Key_Escape);
    QCOMPARE(m_desk->state().windowOrders.size(), 2U);
}

void ManagePageTest::nobodyIsRetiredByTheFirstKey()
{
    openPage();
    choose("wei.xf");
    press(Qt::Key_F10);
    QTRY_COMPARE(focusName(), QStringLiteral("sheetKeep"));
    QCOMPARE(button("sheetConfirm")->property("kind").toString(), QStringLiteral("danger"));
    press(Qt::Key_Return);
    QTRY_VERIFY(!focusName().startsWith(QStringLiteral("sheet")));
    QVERIFY(m_desk->state().personOrders.empty());
}

void ManagePageTest::whatMakesNoSenseIsNotOffered()
{
    openPage();
    choose("wei.xf");
    QVERIFY(button("manageChangeButton")->isEnabled());
    QVERIFY(!button("manageToggleButton")->isEnabled()); // nothing is locked
    choose("pan.gq");
    QVERIFY(!button("manageChangeButton")->isEnabled()); // retired
    goToWindows();
    choose("04");
    QVERIFY(!button("manageSecretButton")->isEnabled());
}

void ManagePageTest::thePasswordIsAskedAgainAndTheActGoesOn()
{
    openPage();
    choose("qin.sz");
    m_desk->state().freshSignIn = false;
    press(Qt::Key_F8);
    QTRY_COMPARE(focusName(), QStringLiteral("sheetLine"));
    auto *asked = qobject_cast<QLineEdit *>(m_shell->focusWidget());
    QCOMPARE(asked->echoMode(), QLineEdit::Password);
    QCOMPARE(m_desk->state().personOrders.size(), 0U);
    type("一窗-pass");
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->state().personOrders.size(), 1U);
}

void ManagePageTest::withoutTheCentreNothingIsKept()
{
    openPage();
    choose("qin.sz");
    m_desk->state().failNext = base::Error{base::ErrorCode::Unavailable, QStringLiteral("away"), "network.refused"};
    press(Qt::Key_F8);
    QTRY_COMPARE(banner()->notice().tone, Tone::Bad);
    QVERIFY(!banner()->notice().kept.isEmpty());
    QCOMPARE(m_desk->state().personOrders.size(), 0U);
}

void ManagePageTest::somebodyElsesPasswordIsChangedAtSignIn()
{
    m_desk->state().mustChange = QStringLiteral("given");
    m_desk->state().session.reset();
    open();
    QTRY_COMPARE(focusName(), QStringLiteral("staffNumber"));
    type("wei.xf");
    press(Qt::Key_Return);
    type("given");
    press(Qt::Key_Return);
    QTRY_VERIFY(line("newPassword")->isVisible());
    type("given");
    press(Qt::Key_Return);
    type("my own words");
    press(Qt::Key_Return);
    type("my own word");
    press(Qt::Key_Return);
    QVERIFY(m_desk->state().session == std::nullopt); // they differ
    line("repeatPassword")->setFocus();
    line("repeatPassword")->selectAll();
    type("my own words");
    press(Qt::Key_Return);
    QTRY_VERIFY(m_desk->state().session.has_value());
}

YICHUANG_TEST(ManagePageTest)
#include "ManagePageTest.moc"
