// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/ShellFixture.h"
#include "ui/Workbench.h"
#include "ui/widgets/Banner.h"
#include "tests/support/TestProgram.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace yichuang;
using namespace yichuang::ui;

/// Entries that are not on disk yet: whatever the clerk does next, they are neither lost nor forgotten.
class DraftsTest final : public tests::ShellFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void aSheetPutAsideWhileTheDiskIsFullComesBack();
    void theLastKeysBeforeASheetIsPutAsideAreWritten();
    void aDraftThatIsStillBeingWrittenIsOpenedAsItIsNow();
    void nobodySignsOutBeforeTheEntriesAreOnDisk();
    void whoeverLeavesAnywayHasSaidSo();
    void anotherPersonWaitsForTheEntriesOfWhoLocked();
    void theWindowClosesOnlyAfterTheEntriesAreOnDisk();
    void aFullDiskKeepsTheWindowOpen();
    void noDraftStaysBehindACase();
    void entriesOfARefusedActAreStillSaved();
    void whatIsTypedIntoASheetIsOnDiskAndComesBack();

private:
    void fillTheDisk() { m_desk->state().draftTrouble = base::Error{base::ErrorCode::StorageFailed, QStringLiteral("full"), {}}; }
    [[nodiscard]] QPushButton *button(const char *name) const { return m_shell->findChild<QPushButton *>(QLatin1String(name)); }
    [[nodiscard]] const desk::Draft *draftOf(const char *name) const
    {
        const auto &drafts = m_desk->state().drafts;
        const auto at = std::find_if(drafts.begin(), drafts.end(), [name](const desk::Draft &draft) { return draft.applicant.name == QString::fromUtf8(name); });
        return at == drafts.end() ? nullptr : &*at;
    }
};

void DraftsTest::aSheetPutAsideWhileTheDiskIsFullComesBack()
{
    start();
    fillTheDisk();
    type("周小川");
    press(Qt::Key_F2);
    QTRY_VERIFY(line("applicantName")->text().isEmpty());
    QTRY_COMPARE(banner()->notice().tone, Tone::Bad);
    type("陆");
    // The first entry about the next citizen takes the notice away, not the way back.
    QTRY_VERIFY(banner()->notice().isEmpty());
    QVERIFY(m_shell->findChild<QAction *>(QStringLiteral("unsavedSheet"))->isVisible());
    m_shell->findChild<QAction *>(QStringLiteral("unsavedSheet"))->trigger();
    QTRY_COMPARE(line("applicantName")->text(), QStringLiteral("周小川"));
    m_desk->state().draftTrouble.reset();
    QTRY_VERIFY(draftOf("周小川") != nullptr && draftOf("陆") != nullptr);
    QTRY_VERIFY(!m_shell->findChild<QAction *>(QStringLiteral("unsavedSheet"))->isVisible());
}

void DraftsTest::theLastKeysBeforeASheetIsPutAsideAreWritten()
{
    start();
    m_desk->state().holdDrafts = true;
    type("周");
    QTRY_COMPARE(m_desk->state().heldDrafts.size(), 1U);
    type("小川");
    press(Qt::Key_F2);
    QTRY_VERIFY(line("applicantName")->text().isEmpty());
    m_desk->releaseDrafts();
    QTRY_VERIFY(draftOf("周小川") != nullptr);
}

void DraftsTest::aDraftThatIsStillBeingWrittenIsOpenedAsItIsNow()
{
    start();
    type("周小川");
    QTRY_VERIFY(draftOf("周小川") != nullptr);
    m_desk->state().holdDrafts = true;
    line("phone")->setFocus();
    type("1387");
    press(Qt::Key_F2);
    QTRY_VERIFY(line("applicantName")->text().isEmpty());
    press(Qt::Key_K, Qt::ControlModifier);
    type("周小川");
    QTest::qWait(150);
    press(Qt::Key_Return);
    QTRY_COMPARE(line("applicantName")->text(), QStringLiteral("周小川"));
    QCOMPARE(line("phone")->text(), QStringLiteral("1387"));
    m_desk->releaseDrafts();
    QTRY_COMPARE(draftOf("周小川")->applicant.phone, QStringLiteral("1387"));
}

void DraftsTest::nobodySignsOutBeforeTheEntriesAreOnDisk()
{
    start();
    m_desk->state().holdDrafts = true;
    type("周小川");
    m_shell->findChild<QAction *>(QStringLiteral("signOut"))->trigger();
    QTest::qWait(100);
    QVERIFY(m_desk->state().session.has_value());
    m_desk->releaseDrafts();
    QTRY_VERIFY(!m_desk->state().session.has_value());
    QVERIFY(draftOf("周小川") != nullptr);
}

void DraftsTest::whoeverLeavesAnywayHasSaidSo()
{
    start();
    fillTheDisk();
    type("周小川");
    m_shell->findChild<QAction *>(QStringLiteral("signOut"))->trigger();
    QTRY_COMPARE(banner()->notice().tone, Tone::Bad);
    QVERIFY(m_desk->state().session.has_value());
    QCOMPARE(line("applicantName")->text(), QStringLiteral("周小川"));
    button("leaveAnywayBanner")->click();
    QTRY_VERIFY(!m_desk->state().session.has_value());
    // Whoever comes next writes nothing of it.
    m_desk->state().draftTrouble.reset();
    m_desk->seat(QStringLiteral("li.k"));
    QTest::qWait(2500);
    QVERIFY(draftOf("周小川") == nullptr);
}

void DraftsTest::anotherPersonWaitsForTheEntriesOfWhoLocked()
{
    start();
    fillTheDisk();
    type("周小川");
    press(Qt::Key_F12);
    QTRY_COMPARE(focusName(), QStringLiteral("unlockPassword"));
    button("otherPerson")->click();
    QTRY_VERIFY(!line("unlockPassword")->accessibleDescription().isEmpty());
    QVERIFY(m_desk->state().session.has_value());
    m_desk->state().draftTrouble.reset();
    button("otherPerson")->click();
    QTRY_COMPARE(focusName(), QStringLiteral("staffNumber"));
    QVERIFY(draftOf("周小川") != nullptr);
}

void DraftsTest::theWindowClosesOnlyAfterTheEntriesAreOnDisk()
{
    start();
    m_desk->state().holdDrafts = true;
    type("周小川");
    QVERIFY(!m_shell->close());
    QVERIFY(m_shell->isVisible());
    m_desk->releaseDrafts();
    QTRY_VERIFY(!m_shell->isVisible());
    QVERIFY(draftOf("周小川") != nullptr);
}

void DraftsTest::aFullDiskKeepsTheWindowOpen()
{
    start();
    fillTheDisk();
    type("周小川");
    QVERIFY(!m_shell->close());
    QTRY_VERIFY(button("leaveAnywayBanner") != nullptr);
    QVERIFY(m_shell->isVisible());
    button("leaveAnywayBanner")->click();
    QTRY_VERIFY(!m_shell->isVisible());
}

void DraftsTest::noDraftStaysBehindACase()
{
    start();
    readCardAndChoose("lnyd");
    m_desk->state().holdDrafts = true;
    line("phone")->setFocus();
    type("13877167766");
    QTRY_VERIFY(!m_desk->state().heldDrafts.empty());
    press(Qt::Key_Return, Qt::ControlModifier);
    press(Qt::Key_F5);
    // The disk does one after the other: what was handed over first is written first, and the act removes it.
    m_desk->releaseDrafts();
    m_desk->state().drafts.clear();
    QTRY_COMPARE(m_desk->state().records.size(), 1U);
    QTest::qWait(500);
    QVERIFY(m_desk->state().drafts.empty());
}

void DraftsTest::entriesOfARefusedActAreStillSaved()
{
    start();
    readCardAndChoose("lnyd");
    QTRY_COMPARE(focusName(), QStringLiteral("material-m1"));
    press(Qt::Key_Return, Qt::ControlModifier);
    m_desk->state().drafts.clear();
    m_desk->state().failNext = base::Error{base::ErrorCode::StorageFailed, QStringLiteral("disk"), {}};
    press(Qt::Key_F5);
    QTRY_COMPARE(banner()->notice().tone, Tone::Bad);
    QTRY_VERIFY(draftOf("覃淑贞") != nullptr);
    QCOMPARE(draftOf("覃淑贞")->materials.back().judgement, domain::Judgement::Complete);
}

void DraftsTest::whatIsTypedIntoASheetIsOnDiskAndComesBack()
{
    start();
    readCardAndChoose("lnyd");
    QTRY_COMPARE(focusName(), QStringLiteral("material-m1"));
    press(Qt::Key_F7);
    QTRY_COMPARE(focusName(), QStringLiteral("sheetChoice"));
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    m_shell->findChild<QLineEdit *>(QStringLiteral("sheetLine"))->setText(QStringLiteral("市林业局"));
    m_shell->findChild<QPlainTextEdit *>(QStringLiteral("sheetReason"))->setPlainText(QStringLiteral("不属于本机关职"));
    QTRY_VERIFY_WITH_TIMEOUT(draftOf("覃淑贞") != nullptr && draftOf("覃淑贞")->answers.value(QStringLiteral("reject")).reason == QStringLiteral("不属于本机关职"), 1000);
    QCOMPARE(draftOf("覃淑贞")->answers.value(QStringLiteral("reject")).choice, QStringLiteral("not_ours"));
    // The process is gone without another word; the next one opens over what the disk has.
    m_shell.reset();
    open();
    QTRY_COMPARE(banner()->notice().kept, QStringLiteral("所有录入原样恢复。"));
    press(Qt::Key_F7);
    QTRY_VERIFY(m_shell->findChild<QPlainTextEdit *>(QStringLiteral("sheetReason")) != nullptr);
    QCOMPARE(m_shell->findChild<QPlainTextEdit *>(QStringLiteral("sheetReason"))->toPlainText(), QStringLiteral("不属于本机关职"));
    QCOMPARE(m_shell->findChild<QLineEdit *>(QStringLiteral("sheetLine"))->text(), QStringLiteral("市林业局"));
}

YICHUANG_TEST(DraftsTest)
#include "DraftsTest.moc"
