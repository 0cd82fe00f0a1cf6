// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/ShellFixture.h"
#include "ui/Workbench.h"
#include "ui/widgets/Banner.h"
#include "tests/support/TestProgram.h"

#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>
#include <QTest>

using namespace yichuang;
using namespace yichuang::ui;

/// The windows driven as a clerk drives them: by keys, over a desk that keeps the real rules.
class WorkbenchTest final : public tests::ShellFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void anImmediateCaseTakesAtMostTwelveKeys();
    void aCorrectionNoticeIsGivenByKeyboard();
    void aRefusalAsksForItsGround();
    void unlockingReturnsToTheSameField();
    void aDraftIsKeptWithinASecondAndComesBack();
    void aFailingDiskIsSaidAndTheEntriesStay();
    void aCardThatFailsSaysWhatToDo();
    void theFindBoxFindsPagesItemsAndCases();
    void escapeNeverLosesAnEntry();
    void aConflictIsSettledByKeyboard();
};

void WorkbenchTest::anImmediateCaseTakesAtMostTwelveKeys()
{
    start();
    press(Qt::Key_F3);
    QTRY_COMPARE(focusName(), QStringLiteral("itemSearch"));
    type("lnyd");
    press(Qt::Key_Return);
    press(Qt::Key_Return, Qt::ControlModifier);
    press(Qt::Key_F5);
    QTRY_COMPARE(m_desk->state().records.size(), 1U);
    const domain::Case &record = m_desk->state().records.front();
    QCOMPARE(record.item.toText(), QStringLiteral("ln-yd"));
    QVERIFY(domain::isFinal(record.state) || record.state == domain::CaseState::Delivered);
    QVERIFY2(m_keys <= 12, qPrintable(QString::number(m_keys)));
    QCOMPARE(banner()->notice().tone, Tone::Good);
    QVERIFY(banner()->notice().happened.contains(record.number));
    QTRY_COMPARE(focusName(), QStringLiteral("applicantName"));
    QVERIFY(m_shell->findChild<QLineEdit *>(QStringLiteral("phone"))->text().isEmpty());
}

void WorkbenchTest::aCorrectionNoticeIsGivenByKeyboard()
{
    start();
    press(Qt::Key_F3);
    type("lnyd");
    press(Qt::Key_Return);
    press(Qt::Key_2);
    press(Qt::Key_1);
    auto *defect = m_shell->findChild<QLineEdit *>(QStringLiteral("defect"));
    auto *correct = m_shell->findChild<QAction *>(QStringLiteral("correct"));
    if (!correct->isEnabled()) {
        press(Qt::Key_Up);
        defect->setFocus();
        type("m");
    }
    QVERIFY2(correct->isEnabled(), qPrintable(correct->toolTip()));
    press(Qt::Key_F6);
    QTRY_COMPARE(m_desk->state().records.size(), 1U);
    QCOMPARE(m_desk->state().records.front().state, domain::CaseState::Correcting);
}

void WorkbenchTest::aRefusalAsksForItsGround()
{
    start();
    press(Qt::Key_F3);
    type("lnyd");
    press(Qt::Key_Return);
    press(Qt::Key_F7);
    QTRY_COMPARE(focusName(), QStringLiteral("sheetChoice"));
    auto *confirm = m_shell->findChild<QAbstractButton *>(QStringLiteral("sheetConfirm"));
    QVERIFY(!confirm->isEnabled());
    m_shell->findChild<QWidget *>(QStringLiteral("sheetReason"))->setFocus();
    type("not needed");
    QVERIFY(confirm->isEnabled());
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->state().records.size(), 1U);
    QCOMPARE(m_desk->state().records.front().state, domain::CaseState::NotAccepted);
}

void WorkbenchTest::unlockingReturnsToTheSameField()
{
    start();
    press(Qt::Key_F3);
    auto *phone = m_shell->findChild<QLineEdit *>(QStringLiteral("phone"));
    phone->setFocus();
    type("1387716");
    press(Qt::Key_F12);
    QTRY_COMPARE(focusName(), QStringLiteral("unlockPassword"));
    QVERIFY(!phone->isVisible());
    type("wrong");
    press(Qt::Key_Return);
    QVERIFY(!phone->isVisible());
    QTRY_COMPARE(focusName(), QStringLiteral("unlockPassword"));
    QTest::keyClicks(m_shell->focusWidget(), QStringLiteral("一窗-pass"));
    press(Qt::Key_Return);
    QTRY_COMPARE(focusName(), QStringLiteral("phone"));
    QCOMPARE(phone->text(), QStringLiteral("1387716"));
}

void WorkbenchTest::aDraftIsKeptWithinASecondAndComesBack()
{
    start();
    type("Zhou");
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->state().draftsSaved > 0, 1000);
    QTRY_COMPARE(m_desk->state().drafts.front().applicant.name, QStringLiteral("Zhou"));
    m_shell->findChild<QLineEdit *>(QStringLiteral("phone"))->setFocus();
    type("1387");
    QTRY_COMPARE(m_desk->state().drafts.front().applicant.phone, QStringLiteral("1387"));
    // The program dies without a word; a new one comes up over the same disk.
    m_shell.reset();
    m_shell = std::make_unique<Shell>(Shell::Parts{*m_desk, *m_look, *m_language, *m_preferences});
    m_shell->show();
    QVERIFY(QTest::qWaitForWindowActive(m_shell.get()));
    m_shell->begin();
    QTRY_COMPARE(focusName(), QStringLiteral("phone"));
    QCOMPARE(m_shell->findChild<QLineEdit *>(QStringLiteral("applicantName"))->text(), QStringLiteral("Zhou"));
    QVERIFY(!banner()->notice().isEmpty());
    QVERIFY2(!banner()->notice().happened.contains(QStringLiteral("Zhou")), "the banner masks the name");
}

void WorkbenchTest::aFailingDiskIsSaidAndTheEntriesStay()
{
    start();
    press(Qt::Key_F3);
    type("lnyd");
    press(Qt::Key_Return);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_desk->state().draftsSaved > 0);
    QTest::qWait(400);
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

void WorkbenchTest::theFindBoxFindsPagesItemsAndCases()
{
    start();
    press(Qt::Key_F3);
    type("lnyd");
    press(Qt::Key_Return);
    press(Qt::Key_Return, Qt::ControlModifier);
    press(Qt::Key_F5);
    QTRY_COMPARE(m_desk->state().records.size(), 1U);
    press(Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(focusName(), QStringLiteral("findAnything"));
    QTest::keyClicks(m_shell->focusWidget(), QStringLiteral("老年人"));
    QTest::qWait(150);
    press(Qt::Key_Return);
    QTRY_COMPARE(m_shell->workbench()->currentId(), QStringLiteral("case"));
    press(Qt::Key_Escape);
    QCOMPARE(m_shell->workbench()->currentId(), QStringLiteral("intake"));
    press(Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(m_shell->focusWidget(), QStringLiteral("设备"));
    QTest::qWait(150);
    press(Qt::Key_Return);
    QTRY_COMPARE(m_shell->workbench()->currentId(), QStringLiteral("devices"));
}

void WorkbenchTest::escapeNeverLosesAnEntry()
{
    start();
    type("Zhou");
    for (int turn = 0; turn < 5; ++turn) {
        press(Qt::Key_Escape);
    }
    QCOMPARE(m_shell->findChild<QLineEdit *>(QStringLiteral("applicantName"))->text(), QStringLiteral("Zhou"));
    press(Qt::Key_F1);
    press(Qt::Key_Escape);
    QCOMPARE(focusName(), QStringLiteral("applicantName"));
}

void WorkbenchTest::aConflictIsSettledByKeyboard()
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
    QAbstractButton *mine = nullptr;
    QTRY_VERIFY((mine = m_shell->findChild<QAbstractButton *>(QStringLiteral("mine-applicant.address"))) != nullptr);
    mine->setFocus();
    press(Qt::Key_Left);
    auto *settle = m_shell->findChild<QAbstractButton *>(QStringLiteral("settleConflict"));
    QTRY_VERIFY(settle->isEnabled());
    settle->setFocus();
    press(Qt::Key_Space);
    QTRY_VERIFY(state.settled.has_value());
    QCOMPARE(state.settled->keepMine.value(QStringLiteral("applicant.address")), true);
    QTRY_VERIFY(state.lanes.empty());
}

YICHUANG_TEST(WorkbenchTest)
#include "WorkbenchTest.moc"
