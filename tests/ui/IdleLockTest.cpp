// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/ShellFixture.h"
#include "ui/IdleLock.h"
#include "ui/Workbench.h"
#include "tests/support/TestProgram.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QTest>

using namespace yichuang;
using namespace yichuang::ui;
using namespace std::chrono_literals;

/// A seat that nobody sits on locks itself, and loses nothing.
class IdleLockTest final : public tests::ShellFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void nobodyThereLocksAndKeepsTheSheet();
    void keysAndMouseKeepItOpen();
    void whatIsUnderWayIsNotLockedAway();
    void theLimitIsChosenInTheSettings();
    void onlyOfferedLimitsAreTakenFromTheFile();
    void workingWithoutTheCentreEndsAtItsBound();
    void nobodySignedInIsNotLocked();

private:
    void wait(std::chrono::seconds time)
    {
        m_desk->state().clock.advance(time);
        m_shell->findChild<IdleLock *>()->look();
        QCoreApplication::processEvents();
    }
    [[nodiscard]] bool isLocked() const { return m_desk->state().locked; }
};

void IdleLockTest::nobodyThereLocksAndKeepsTheSheet()
{
    start();
    type("周小川");
    wait(14min + 59s);
    QVERIFY(!isLocked());
    wait(1s);
    QVERIFY(isLocked());
    QTRY_COMPARE(focusName(), QStringLiteral("unlockPassword"));
    QVERIFY(!line("applicantName")->isVisible());
    type("一窗-pass");
    press(Qt::Key_Return);
    QTRY_COMPARE(focusName(), QStringLiteral("applicantName"));
    QCOMPARE(line("applicantName")->text(), QStringLiteral("周小川"));
    // Unlocking counts as being there.
    wait(1s);
    QVERIFY(!isLocked());
}

void IdleLockTest::keysAndMouseKeepItOpen()
{
    start();
    wait(14min);
    type("周");
    wait(14min);
    QVERIFY(!isLocked());
    QTest::mouseMove(m_shell.get(), QPoint(400, 300));
    QTest::mouseMove(m_shell.get(), QPoint(420, 310));
    wait(14min);
    QVERIFY(!isLocked());
    wait(1min);
    QVERIFY(isLocked());
}

void IdleLockTest::whatIsUnderWayIsNotLockedAway()
{
    start();
    m_desk->state().cardTakes = true;
    press(Qt::Key_F3);
    wait(1h);
    QVERIFY2(!isLocked(), "the card is being read");
    m_desk->layCard();
    wait(1s);
    QVERIFY(isLocked());
}

void IdleLockTest::theLimitIsChosenInTheSettings()
{
    start();
    m_shell->workbench()->go(QStringLiteral("settings"));
    auto *fifteen = m_shell->findChild<QAbstractButton *>(QStringLiteral("lockAfter15"));
    auto *five = m_shell->findChild<QAbstractButton *>(QStringLiteral("lockAfter5"));
    QVERIFY(fifteen->isChecked());
    five->click();
    QVERIFY(five->isChecked() && !fifteen->isChecked());
    QVERIFY(m_preferences->lockAfter() == 5min);
    wait(4min);
    QVERIFY(!isLocked());
    wait(1min);
    QVERIFY(isLocked());
    // The next start knows it.
    m_desk->state().locked = false;
    m_shell.reset();
    start();
    wait(5min);
    QVERIFY(isLocked());
    m_preferences->setLockAfter(15min);
}

void IdleLockTest::onlyOfferedLimitsAreTakenFromTheFile()
{
    m_preferences->setLockAfter(100000min);
    QVERIFY(m_preferences->lockAfter() == 15min);
    m_preferences->setLockAfter(30min);
    QVERIFY(m_preferences->lockAfter() == 30min);
    m_preferences->setLockAfter(15min);
}

void IdleLockTest::workingWithoutTheCentreEndsAtItsBound()
{
    m_desk->state().session->offline = true;
    m_desk->state().session->offlineUntil = m_desk->now() + 10min;
    start();
    type("周小川");
    wait(9min);
    QVERIFY(!isLocked());
    type("周");
    wait(1min);
    QVERIFY2(isLocked(), "the bound is a bound, whoever sits here");
}

void IdleLockTest::nobodySignedInIsNotLocked()
{
    m_desk->state().session->offline = true;
    m_desk->state().session->offlineUntil = m_desk->now() + 10min;
    start();
    m_desk->session().signOut();
    QTRY_COMPARE(focusName(), QStringLiteral("staffNumber"));
    wait(1h);
    QVERIFY(!isLocked());
}

YICHUANG_TEST(IdleLockTest)
#include "IdleLockTest.moc"
