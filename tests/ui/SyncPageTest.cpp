// SPDX-License-Identifier: Apache-2.0
#include "tests/support/TestProgram.h"
#include "tests/ui/ShellFixture.h"
#include "ui/Workbench.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/DataTable.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace yichuang;
using namespace yichuang::ui;

/// The page of what waits and what needs a person: where the caret goes, what is asked, what is said.
class SyncPageTest final : public tests::ShellFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void theCaretGoesOnToWhatIsNext();
    void onlyGivingUpAsksWhy();
    void aTryIsSaidWhereItWasPressed();

private:
    void addRefusals(int count);
    void openPage();
    [[nodiscard]] QPushButton *button(const char *name) const { return m_shell->findChild<QPushButton *>(QLatin1String(name)); }
};

void SyncPageTest::addRefusals(int count)
{
    for (int at = 0; at < count; ++at) {
        desk::LaneRow lane;
        lane.operation = domain::OperationId::make(m_desk->now());
        lane.state = desk::OperationState::Refused;
        lane.itemName = QStringLiteral("个体工商户登记(设立)");
        lane.refusalText = QStringLiteral("该窗口当时未获授权办理此事项");
        m_desk->state().lanes.push_back(lane);
    }
}

void SyncPageTest::openPage()
{
    start();
    m_shell->workbench()->go(QStringLiteral("sync"));
}

void SyncPageTest::theCaretGoesOnToWhatIsNext()
{
    addRefusals(2);
    openPage();
    QTRY_VERIFY(button("offerAgain")->isVisible());
    button("offerAgain")->setFocus();
    press(Qt::Key_Space);
    QTRY_COMPARE(m_desk->state().lanes.size(), 1U);
    auto *lanes = m_shell->findChild<DataTable *>(QStringLiteral("lanes"));
    QTRY_COMPARE(lanes->currentKey().toString(), m_desk->state().lanes.front().operation.toText());
    QCOMPARE(focusName(), QStringLiteral("lanes"));
    QTRY_VERIFY(button("offerAgain")->isVisible());
    button("offerAgain")->setFocus();
    press(Qt::Key_Space);
    QTRY_VERIFY(lanes->isHidden());
    QCOMPARE(focusName(), QStringLiteral("retryNowButton"));
}

void SyncPageTest::onlyGivingUpAsksWhy()
{
    addRefusals(1);
    openPage();
    QTRY_VERIFY(button("offerAgain")->isVisible());
    QVERIFY(button("offerAgain")->isEnabled());
    QVERIFY2(!button("discardRefused")->isEnabled(), "work is given up for a reason");
    m_shell->findChild<QPlainTextEdit *>(QStringLiteral("settleNote"))->setPlainText(QStringLiteral("重复录入"));
    QVERIFY(button("discardRefused")->isEnabled());
}

void SyncPageTest::aTryIsSaidWhereItWasPressed()
{
    m_desk->state().status.link = desk::LinkState::Offline;
    openPage();
    QTRY_VERIFY(button("retryNowButton")->isVisible());
    const QString before = button("retryNowButton")->text();
    press(Qt::Key_F5);
    QVERIFY(button("retryNowButton")->text() != before);
    m_desk->state().status.link = desk::LinkState::Online;
    Q_EMIT m_desk->sync().statusChanged();
    QTRY_COMPARE(button("retryNowButton")->text(), before);
    QVERIFY2(banner()->notice().isEmpty(), "nothing is left to be put away");
}

YICHUANG_TEST(SyncPageTest)
#include "SyncPageTest.moc"
