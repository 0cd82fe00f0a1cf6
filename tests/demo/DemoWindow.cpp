// SPDX-License-Identifier: Apache-2.0
#include "tests/demo/DemoWindow.h"

#include "ui/Workbench.h"
#include "ui/style/StyleSheet.h"
#include "ui/widgets/Banner.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QPixmap>
#include <QTest>

#include <cstdio>

namespace yichuang::tests {

namespace {

[[noreturn]] void giveUp(const QString &why)
{
    std::fprintf(stderr, "demo day: %s\n", qPrintable(why));
    std::fflush(stderr);
    std::_Exit(1);
}

} // namespace

DemoWindow::DemoWindow(desk::Workstation &station, const QString &pictures)
    : m_look(*ui::shippedStyleSheet()), m_language(*QCoreApplication::instance()),
      m_preferences(QDir(pictures).filePath(QStringLiteral(".preferences.ini"))), m_pictures(pictures)
{
    QApplication::setFont(m_look.font());
    if (!m_language.choose(ui::Language::standard())) {
        giveUp(QStringLiteral("the Chinese words are missing"));
    }
    m_shell = std::make_unique<ui::Shell>(ui::Shell::Parts{station, m_look, m_language, m_preferences});
    if (!m_look.dress(*m_shell)) {
        giveUp(QStringLiteral("the style sheet is missing"));
    }
    m_shell->resize(1366, 768);
    m_shell->show();
    m_shell->activateWindow();
    until("the window to show", [this] { return m_shell->isVisible(); });
    m_shell->begin();
}

DemoWindow::~DemoWindow()
{
    m_shell.reset();
    QFile::remove(QDir(m_pictures).filePath(QStringLiteral(".preferences.ini")));
}

void DemoWindow::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    ++m_keys;
    QWidget *target = m_shell->focusWidget() ? m_shell->focusWidget() : m_shell.get();
    QTest::keyClick(target, key, modifiers);
    QCoreApplication::processEvents();
}

void DemoWindow::type(const QString &text)
{
    for (const QChar c : text) {
        ++m_keys;
        QWidget *target = m_shell->focusWidget() ? m_shell->focusWidget() : m_shell.get();
        if (c.unicode() < 0x80) {
            QTest::keyClicks(target, QString(c));
        } else {
            // Chinese comes from an input method, as it does from a person.
            QInputMethodEvent commit;
            commit.setCommitString(QString(c));
            QCoreApplication::sendEvent(target, &commit);
        }
    }
    QCoreApplication::processEvents();
}

void DemoWindow::fill(const char *field, const QString &text)
{
    // Fields come and go with the item: look anew each time.
    QWidget *widget = nullptr;
    until(field, [&] {
        widget = nullptr;
        for (QWidget *one : m_shell->findChildren<QWidget *>(QLatin1String(field))) {
            widget = one->isVisible() && one->isEnabled() ? one : widget;
        }
        return widget != nullptr;
    });
    widget->setFocus();
    if (auto *line = qobject_cast<QLineEdit *>(widget)) {
        line->selectAll();
    }
    type(text);
}

void DemoWindow::click(const char *button)
{
    QAbstractButton *found = nullptr;
    until(button, [&] {
        for (QAbstractButton *one : m_shell->findChildren<QAbstractButton *>(QLatin1String(button))) {
            if (one->isVisible() && one->isEnabled()) {
                found = one;
            }
        }
        return found != nullptr;
    });
    found->setFocus();
    QTest::keyClick(found, Qt::Key_Space);
    QCoreApplication::processEvents();
}

void DemoWindow::until(const char *what, const std::function<bool()> &isTrue, int milliseconds)
{
    if (!QTest::qWaitFor(isTrue, milliseconds)) {
        picture("gave-up");
        giveUp(QStringLiteral("waited in vain for %1 (focus on %2; banner: %3)").arg(QLatin1String(what), focusName(), bannerText()));
    }
}

void DemoWindow::untilFocus(const char *field)
{
    until(field, [this, field] { return focusName() == QLatin1String(field); });
}

void DemoWindow::go(const char *page)
{
    m_shell->workbench()->go(QLatin1String(page));
    QTest::qWait(300); // lists fill and fades end before the picture
}

void DemoWindow::picture(const char *name)
{
    QTest::qWait(250); // let fades and late answers settle
    const QString file = QStringLiteral("%1-%2.png").arg(++m_count, 2, 10, QLatin1Char('0')).arg(QLatin1String(name));
    m_shell->grab().save(QDir(m_pictures).filePath(file));
}

void DemoWindow::chooseLook(ui::Theme theme, ui::TypeSize size)
{
    m_look.choose(theme, size);
    if (!m_look.dress(*m_shell)) {
        giveUp(QStringLiteral("the look cannot be changed"));
    }
}

void DemoWindow::chooseLanguage(const QString &language)
{
    if (!m_language.choose(language)) {
        giveUp(QStringLiteral("the language cannot be changed"));
    }
}

void DemoWindow::resize(int width, int height)
{
    m_shell->resize(width, height);
    QCoreApplication::processEvents();
}

QString DemoWindow::focusName() const
{
    return m_shell && m_shell->focusWidget() ? m_shell->focusWidget()->objectName() : QString();
}

QString DemoWindow::bannerText() const
{
    const auto *banner = m_shell ? m_shell->findChild<ui::Banner *>(QStringLiteral("banner")) : nullptr;
    return banner ? banner->notice().happened : QString();
}

} // namespace yichuang::tests
