// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/ShellFixture.h"

#include "tests/ui/Typing.h"
#include "ui/style/StyleSheet.h"
#include "ui/widgets/Banner.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

namespace yichuang::tests {

void ShellFixture::setUp()
{
    QApplication::setStyle(QStringLiteral("Fusion"));
    if (!m_samples) {
        const auto samples = Samples::load();
        QVERIFY2(samples.has_value(), qPrintable(samples ? QString() : samples.error().detail));
        m_samples = *samples;
    }
    m_desk = std::make_unique<FakeDesk>(*m_samples);
    m_look = std::make_unique<ui::Look>(*ui::shippedStyleSheet());
    QApplication::setFont(m_look->font());
    m_language = std::make_unique<ui::Language>(*QCoreApplication::instance());
    QVERIFY(m_language->choose(ui::Language::standard()));
    m_preferences = std::make_unique<ui::Preferences>(m_folder.filePath(QStringLiteral("preferences.ini")));
    m_desk->seat();
    m_keys = 0;
}

void ShellFixture::tearDown()
{
    m_shell.reset();
    m_desk.reset();
}

void ShellFixture::start(const QString &focus)
{
    open();
    QTRY_COMPARE(focusName(), focus);
}

void ShellFixture::open()
{
    m_shell = std::make_unique<ui::Shell>(ui::Shell::Parts{*m_desk, *m_look, *m_language, *m_preferences});
    QVERIFY(m_look->dress(*m_shell));
    m_shell->resize(1366, 768);
    m_shell->show();
    m_shell->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_shell.get()));
    m_shell->begin();
}

QLineEdit *ShellFixture::line(const char *name) const
{
    return m_shell->findChild<QLineEdit *>(QLatin1String(name));
}

void ShellFixture::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    ++m_keys;
    QWidget *target = m_shell->focusWidget() != nullptr ? m_shell->focusWidget() : m_shell.get();
    QTest::keyClick(target, key, modifiers);
    QCoreApplication::processEvents();
}

void ShellFixture::type(const char *text)
{
    const QString words = QString::fromUtf8(text);
    for (const QChar c : words) {
        ++m_keys;
        typeCharacter(m_shell->focusWidget(), c);
        QCoreApplication::processEvents();
    }
}

void ShellFixture::readCardAndChoose(const char *initials)
{
    press(Qt::Key_F3);
    QTRY_COMPARE(focusName(), QStringLiteral("itemSearch"));
    type(initials);
    press(Qt::Key_Return);
}

QString ShellFixture::focusName() const
{
    return m_shell->focusWidget() != nullptr ? m_shell->focusWidget()->objectName() : QString();
}

ui::Banner *ShellFixture::banner() const
{
    return m_shell->findChild<ui::Banner *>(QStringLiteral("banner"));
}

} // namespace yichuang::tests
