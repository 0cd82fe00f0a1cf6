// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/ShellFixture.h"
#include "ui/ErrorText.h"
#include "ui/Workbench.h"
#include "tests/support/TestProgram.h"

#include <QAction>
#include <QCheckBox>
#include <QLineEdit>
#include <QTest>

using namespace yichuang;
using namespace yichuang::ui;

/// Where a person begins: at a new computer, and with each role.
class SessionTest final : public tests::ShellFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void enrolmentIsDoneByKeys();
    void enrolmentGoesOnAfterAFailure();
    void everyoneBeginsWhereThereIsSomethingToDo_data();
    void everyoneBeginsWhereThereIsSomethingToDo();
    void aRoleThatMayNotIsSaidBeforeAnythingElse();
};

void SessionTest::enrolmentIsDoneByKeys()
{
    m_desk->state().enrolled = false;
    m_desk->state().session.reset();
    open();
    QTRY_COMPARE(focusName(), QStringLiteral("centreAddress"));
    type("centre.example:8443");
    press(Qt::Key_Return);
    QTRY_COMPARE(focusName(), QStringLiteral("fingerprintSame"));
    press(Qt::Key_Space);
    press(Qt::Key_Tab);
    QCOMPARE(focusName(), QStringLiteral("enrolCode"));
    type("482913");
    press(Qt::Key_Return);
    QTRY_VERIFY(m_desk->state().enrolled);
    QTRY_COMPARE(focusName(), QStringLiteral("staffNumber"));
}

void SessionTest::enrolmentGoesOnAfterAFailure()
{
    m_desk->state().enrolled = false;
    m_desk->state().session.reset();
    open();
    QTRY_COMPARE(focusName(), QStringLiteral("centreAddress"));
    type("centre.example:8443");
    m_desk->state().failNext = base::Error{base::ErrorCode::Unavailable, {}, {}};
    m_shell->findChild<QAbstractButton *>(QStringLiteral("enrolGo"))->setFocus();
    press(Qt::Key_Return);
    QTRY_COMPARE(focusName(), QStringLiteral("centreAddress"));
}

void SessionTest::everyoneBeginsWhereThereIsSomethingToDo_data()
{
    QTest::addColumn<QString>("person");
    QTest::addColumn<QString>("page");
    QTest::newRow("clerk") << QStringLiteral("wei.xf") << QStringLiteral("intake");
    QTest::newRow("approver") << QStringLiteral("li.k") << QStringLiteral("todo");
    QTest::newRow("manager") << QStringLiteral("meng.lh") << QStringLiteral("manage");
}

void SessionTest::everyoneBeginsWhereThereIsSomethingToDo()
{
    QFETCH(QString, person);
    QFETCH(QString, page);
    m_desk->seat(person);
    open();
    QTRY_COMPARE(m_shell->workbench()->currentId(), page);
    QTRY_VERIFY(m_shell->workbench()->isAncestorOf(m_shell->focusWidget()));
}

void SessionTest::aRoleThatMayNotIsSaidBeforeAnythingElse()
{
    m_desk->seat(QStringLiteral("meng.lh"));
    open();
    m_shell->workbench()->go(QStringLiteral("intake"));
    readCardAndChoose("lnyd");
    const QString said = ErrorText::sentence({base::ErrorCode::NotAllowed, {}, "policy.role"});
    for (const char *name : {"accept", "refer"}) {
        const auto *key = m_shell->findChild<QAction *>(QLatin1String(name));
        QVERIFY(!key->isEnabled());
        QVERIFY2(key->toolTip().contains(said), qPrintable(key->toolTip()));
    }
}

YICHUANG_TEST(SessionTest)
#include "SessionTest.moc"
