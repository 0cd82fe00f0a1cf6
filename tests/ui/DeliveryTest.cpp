// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/CaseFixture.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ChoiceBox.h"
#include "ui/widgets/DataTable.h"
#include "tests/support/TestProgram.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

using namespace yichuang;
using namespace yichuang::ui;
using domain::CaseState;

/// From a result to its receiver, by keys.
class DeliveryTest final : public tests::CaseFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void aResultIsHandedOverOnItsPage();
    void anAgentCollectsUnderHisOwnName();
    void theReceiversCardIsRead();
    void theApplicantsNumberKeepsItsName();
    void nobodyCollectsUnseen();
    void whatWasPrintedAtDeliveryIsAtHand();
    void printerTroubleLeavesTheConfirmation();
    void aCaseDeliversByCardOnItsOwnPage();
    void anUnsentResultIsCalledNotSent();
    void aResultNotReadyTakesItsNextStep();

private:
    void openResults();
    /// The sheet that asks who collects the first result.
    void askOnResults();
};

void DeliveryTest::openResults()
{
    start();
    m_shell->workbench()->go(QStringLiteral("results"));
    QTRY_VERIFY(m_shell->findChild<DataTable *>(QStringLiteral("caseTable"))->currentKey().isValid());
}

void DeliveryTest::askOnResults()
{
    openResults();
    press(Qt::Key_F10);
    QTRY_COMPARE(focusName(), QStringLiteral("sheetChoice"));
}

void DeliveryTest::aResultIsHandedOverOnItsPage()
{
    const domain::Case made = makeCase();
    bringTo(CaseState::Ready, made);
    askOnResults();
    QCOMPARE(m_desk->state().reveals.size(), 1U);
    m_desk->state().card = made.applicant;
    press(Qt::Key_F3);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_desk->state().records.front().delivery.has_value());
    QCOMPARE(m_desk->state().records.front().delivery->receiver, made.applicant.name);
    QCOMPARE(m_desk->state().records.front().delivery->idNumber, made.applicant.idNumber);
    QCOMPARE(m_desk->state().records.front().delivery->relationship, QStringLiteral("self"));
    QTRY_VERIFY(banner()->notice().next.contains(QStringLiteral("领取凭证")));
    QCOMPARE(page(), QStringLiteral("results"));
    QTRY_VERIFY(!m_shell->findChild<DataTable *>(QStringLiteral("caseTable"))->currentKey().isValid());
}

void DeliveryTest::anAgentCollectsUnderHisOwnName()
{
    bringTo(CaseState::Ready, makeCase());
    askOnResults();
    press(Qt::Key_Down);
    const auto lines = m_shell->findChildren<QLineEdit *>(QStringLiteral("sheetLine"));
    QCOMPARE(lines.front()->text(), QStringLiteral("黄志强"));
    QVERIFY2(lines.back()->text().isEmpty(), "the number is the card's, not the file's");
    QVERIFY2(!button("sheetConfirm")->isEnabled(), "nobody collects without an identity number");
    lines.back()->setText(QStringLiteral("11010519491231002X"));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_desk->state().records.front().delivery.has_value());
    QCOMPARE(m_desk->state().records.front().delivery->relationship, QStringLiteral("agent"));
}

void DeliveryTest::theReceiversCardIsRead()
{
    bringTo(CaseState::Ready, makeCase());
    m_desk->state().card.name = QStringLiteral("陆家文");
    m_desk->state().card.idNumber = QStringLiteral("110105194912310038");
    askOnResults();
    m_desk->state().cardTrouble = QStringLiteral("no_card");
    press(Qt::Key_F3);
    QTRY_COMPARE(banner()->notice().tone, Tone::Warn);
    m_desk->state().cardTrouble.clear();
    press(Qt::Key_F3);
    auto *ground = m_shell->findChild<QPlainTextEdit *>(QStringLiteral("sheetReason"));
    QTRY_VERIFY(label("sheetWarning")->text().contains(QStringLiteral("不是申请人的，也不是登记的代理人的")));
    QCOMPARE(banner()->notice().tone, Tone::Warn);
    QVERIFY2(!button("sheetConfirm")->isEnabled(), "a stranger collects on a ground only");
    QVERIFY(label("sheetMissing")->text().contains(QStringLiteral("代领依据")));
    // In what capacity he comes changes nothing of what his card says.
    m_shell->findChild<ChoiceBox *>(QStringLiteral("sheetChoice"))->setFocus();
    press(Qt::Key_Up);
    QCOMPARE(m_shell->findChild<QLineEdit *>(QStringLiteral("sheetLine"))->text(), QStringLiteral("陆家文"));
    press(Qt::Key_Up);
    press(Qt::Key_Up);
    QVERIFY(label("sheetMissing")->text().contains(QStringLiteral("不是申请人本人")));
    QVERIFY(!button("sheetConfirm")->isEnabled());
    press(Qt::Key_Down);
    ground->setPlainText(QStringLiteral("委托书 2026-07-01"));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_desk->state().records.front().delivery.has_value());
    QCOMPARE(m_desk->state().records.front().delivery->receiver, QStringLiteral("陆家文"));
    QCOMPARE(m_desk->state().records.front().delivery->relationship, QStringLiteral("agent"));
    QCOMPARE(m_desk->state().records.front().steps.back().note, QStringLiteral("委托书 2026-07-01"));
    m_shell->workbench()->go(QStringLiteral("intake"));
    QVERIFY2(line("applicantName")->text().isEmpty(), "the card was the receiver's, not an applicant's");
}

void DeliveryTest::theApplicantsNumberKeepsItsName()
{
    bringTo(CaseState::Ready, makeCase());
    askOnResults();
    m_desk->state().card = tests::Samples::person();
    m_desk->state().card.name = QStringLiteral("陆家文");
    press(Qt::Key_F3);
    QTRY_VERIFY(label("sheetMissing")->text().contains(QStringLiteral("姓名不符")));
    QVERIFY(!button("sheetConfirm")->isEnabled());
}

void DeliveryTest::nobodyCollectsUnseen()
{
    const domain::Case made = makeCase();
    bringTo(CaseState::Ready, made);
    askOnResults();
    const auto lines = m_shell->findChildren<QLineEdit *>(QStringLiteral("sheetLine"));
    const auto *source = m_shell->findChild<Chip *>(QStringLiteral("sheetSource"));
    QCOMPARE(lines.front()->text(), made.applicant.name);
    QVERIFY(lines.back()->text().isEmpty());
    QVERIFY(!button("sheetConfirm")->isEnabled());
    QVERIFY(label("sheetMissing")->text().contains(QStringLiteral("证件号码")));
    QVERIFY(source->text().isEmpty());
    lines.back()->setText(made.applicant.idNumber);
    QVERIFY(button("sheetConfirm")->isEnabled());
    QCOMPARE(source->text(), QStringLiteral("手工录入"));
    m_desk->state().card = made.applicant;
    press(Qt::Key_F3);
    QTRY_VERIFY(source->text().startsWith(QStringLiteral("已读卡 ")));
    // What a card said is no longer what it said once somebody types into it.
    lines.back()->setText(QStringLiteral("11010519491231002X"));
    QCOMPARE(source->text(), QStringLiteral("手工录入"));
    lines.back()->setText(made.applicant.idNumber);
    QVERIFY(source->text().startsWith(QStringLiteral("已读卡 ")));
    // The source is kept with what was entered.
    press(Qt::Key_Escape);
    press(Qt::Key_F10);
    QTRY_COMPARE(focusName(), QStringLiteral("sheetChoice"));
    const auto chips = m_shell->findChildren<Chip *>(QStringLiteral("sheetSource"));
    QVERIFY(chips.back()->text().startsWith(QStringLiteral("已读卡 ")));
}

void DeliveryTest::whatWasPrintedAtDeliveryIsAtHand()
{
    const domain::Case made = makeCase();
    bringTo(CaseState::Ready, made);
    openResults();
    press(Qt::Key_F9);
    QTRY_VERIFY(!banner()->notice().isEmpty());
    QVERIFY(m_desk->state().prints.empty());
    press(Qt::Key_F10);
    QTRY_COMPARE(focusName(), QStringLiteral("sheetChoice"));
    m_desk->state().card = made.applicant;
    press(Qt::Key_F3);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_desk->state().records.front().delivery.has_value());
    QTRY_VERIFY(banner()->notice().next.contains(QStringLiteral("F9")));
    press(Qt::Key_F9);
    QTRY_COMPARE(m_desk->state().prints.size(), 1U);
    QCOMPARE(m_desk->state().prints.front(), made.id.toText() + QStringLiteral("-2"));
}

void DeliveryTest::printerTroubleLeavesTheConfirmation()
{
    const domain::Case made = makeCase();
    bringTo(CaseState::Ready, made);
    askOnResults();
    m_desk->state().card = made.applicant;
    press(Qt::Key_F3);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(banner()->notice().happened.contains(made.number));
    for (int times = 0; times < 2; ++times) {
        Q_EMIT m_desk->papers().printerTrouble(QStringLiteral("paper_out"), QStringLiteral("领取凭证"));
        QCOMPARE(banner()->notice().tone, Tone::Warn);
        QVERIFY2(banner()->notice().happened.contains(made.number), "what was recorded is still said");
        QCOMPARE(banner()->notice().happened.count(QStringLiteral("领取凭证未打印")), 1);
    }
    // Taken away, the confirmation does not come back.
    press(Qt::Key_Escape);
    if (banner()->notice().isEmpty()) {
        Q_EMIT m_desk->papers().printerTrouble(QStringLiteral("paper_out"), {});
        QVERIFY(!banner()->notice().happened.contains(made.number));
    }
}

void DeliveryTest::aCaseDeliversByCardOnItsOwnPage()
{
    const domain::Case made = makeCase();
    bringTo(CaseState::Ready, made);
    start();
    openFirstCase();
    QTRY_COMPARE(page(), QStringLiteral("case"));
    press(Qt::Key_F10);
    QTRY_COMPARE(focusName(), QStringLiteral("sheetChoice"));
    m_desk->state().card = made.applicant;
    press(Qt::Key_F3);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_desk->state().records.front().delivery.has_value());
    QCOMPARE(m_desk->state().records.front().delivery->idNumber, made.applicant.idNumber);
    QCOMPARE(m_desk->state().records.front().delivery->relationship, QStringLiteral("self"));
}

void DeliveryTest::anUnsentResultIsCalledNotSent()
{
    bringTo(CaseState::Certificate, makeCase());
    openResults();
    press(Qt::Key_F10);
    QTRY_COMPARE(focusName(), QStringLiteral("sheetReason"));
    QVERIFY(!button("sheetConfirm")->text().contains(QStringLiteral("通知")));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(banner()->notice().next.contains(QStringLiteral("未发通知")));
    QVERIFY(!banner()->notice().happened.contains(QStringLiteral("通知")));
}

void DeliveryTest::aResultNotReadyTakesItsNextStep()
{
    bringTo(CaseState::Certificate, makeCase());
    openResults();
    press(Qt::Key_F10);
    QTRY_COMPARE(focusName(), QStringLiteral("sheetReason"));
    QVERIFY(m_desk->state().reveals.empty());
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_desk->state().records.front().state, CaseState::Ready);
}

YICHUANG_TEST(DeliveryTest)
#include "DeliveryTest.moc"
