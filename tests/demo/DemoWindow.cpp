// SPDX-License-Identifier: Apache-2.0
#include "tests/demo/DemoWindow.h"
#include "tests/support/Wait.h"

#include "ui/Workbench.h"
#include "ui/models/TableModel.h"
#include "ui/style/StyleSheet.h"
#include "ui/widgets/Banner.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QPixmap>
#include <QTest>

#include <cstdio>

namespace yichuang::tests {

void giveUp(const QString &why)
{
    std::fprintf(stderr, "demo day: %s\n", qPrintable(why));
    std::fflush(stderr);
    std::_Exit(1);
}

DemoWindow::DemoWindow(desk::Workstation &station, const DemoLook &look, const Pictures &pictures)
    : m_asBefore(look), m_look(*ui::shippedStyleSheet()), m_language(*QCoreApplication::instance()),
      m_preferences(QDir(pictures.folder).filePath(QStringLiteral(".preferences.ini"))), m_pictures(pictures)
{
    m_look.choose(look.theme, look.type);
    QApplication::setFont(m_look.font());
    chooseLanguage(look.language);
    m_shell = std::make_unique<ui::Shell>(ui::Shell::Parts{station, m_look, m_language, m_preferences});
    if (!m_look.dress(*m_shell)) {
        giveUp(QStringLiteral("the style sheet is missing"));
    }
    m_shell->resize(look.window);
    m_shell->show();
    m_shell->activateWindow();
    until("the window to show", [this] { return m_shell->isVisible(); });
    m_shell->begin();
}

DemoWindow::~DemoWindow()
{
    m_shell.reset();
    QFile::remove(QDir(m_pictures.folder).filePath(QStringLiteral(".preferences.ini")));
}

QWidget *DemoWindow::target() const
{
    if (QWidget *menu = QApplication::activePopupWidget()) {
        return menu;
    }
    return m_shell->focusWidget() ? m_shell->focusWidget() : m_shell.get();
}

void DemoWindow::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    ++m_keys;
    QTest::keyClick(target(), key, modifiers);
    QCoreApplication::processEvents();
}

void DemoWindow::type(const QString &text)
{
    for (const QChar c : text) {
        ++m_keys;
        if (c.unicode() < 0x80) {
            QTest::keyClicks(target(), QString(c));
        } else {
            // Chinese comes from an input method, as it does from a person.
            QInputMethodEvent commit;
            commit.setCommitString(QString(c));
            QCoreApplication::sendEvent(target(), &commit);
        }
    }
    QCoreApplication::processEvents();
}

QWidget *DemoWindow::visible(const QString &name) const
{
    // Fields come and go with the item: look anew each time.
    const QList<QWidget *> named = m_shell->findChildren<QWidget *>(name);
    for (QWidget *one : named) {
        if (one->isVisible() && one->isEnabled()) {
            return one;
        }
    }
    return nullptr;
}

void DemoWindow::untilVisible(const char *widget)
{
    until(widget, [this, widget] { return visible(QLatin1String(widget)) != nullptr; });
}

void DemoWindow::fill(const char *field, const QString &text)
{
    untilVisible(field);
    QWidget *widget = visible(QLatin1String(field));
    widget->setFocus();
    if (auto *line = qobject_cast<QLineEdit *>(widget)) {
        line->selectAll();
    }
    type(text);
}

void DemoWindow::tabTo(const char *field)
{
    constexpr int longestWay = 80;
    for (int step = 0; step < longestWay && focusName() != QLatin1String(field); ++step) {
        press(Qt::Key_Tab);
    }
    untilFocus(field);
}

void DemoWindow::click(const QString &button)
{
    until(qPrintable(button), [this, &button] { return visible(button) != nullptr; });
    QWidget *found = visible(button);
    found->setFocus();
    press(Qt::Key_Space);
}

void DemoWindow::until(const char *what, const std::function<bool()> &isTrue, int milliseconds)
{
    if (!waitUntil(isTrue, std::chrono::milliseconds(milliseconds))) {
        picture("gave-up");
        giveUp(QStringLiteral("waited in vain for %1 (focus on %2; banner: %3)").arg(QString::fromUtf8(what), focusName(), bannerText()));
    }
}

void DemoWindow::untilFocus(const char *field)
{
    until(field, [this, field] { return focusName() == QLatin1String(field); });
}

const QAbstractItemModel *DemoWindow::rowsOf(const char *table) const
{
    const auto *view = qobject_cast<QAbstractItemView *>(visible(QLatin1String(table)));
    return view ? view->model() : nullptr;
}

void DemoWindow::untilRows(const char *table, int count)
{
    until(table, [this, table, count] {
        const QAbstractItemModel *rows = rowsOf(table);
        return rows && rows->rowCount() == count;
    });
}

void DemoWindow::untilOnlyRow(const char *table, const QString &key)
{
    until(table, [this, table, &key] {
        const QAbstractItemModel *rows = rowsOf(table);
        return rows && rows->rowCount() == 1 && rows->index(0, 0).data(ui::TableModel::KeyRole).toString() == key;
    });
}

void DemoWindow::go(const char *page)
{
    const auto place = m_shell->workbench()->pageIds().indexOf(QLatin1String(page));
    press(static_cast<Qt::Key>(Qt::Key_1 + place), Qt::ControlModifier);
    until(page, [this, page] { return m_shell->workbench()->currentId() == QLatin1String(page); });
}

void DemoWindow::picture(const char *name)
{
    QTest::qWait(300); // for the picture only: fades end, and lists that were asked for fill
    // On a busy machine layouts may still wait for their turn; each asks for its parent's.
    for (int deep = 0; deep < 8; ++deep) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    }
    const QString file = QStringLiteral("%1-%2.png").arg(m_pictures.next++, 2, 10, QLatin1Char('0')).arg(QLatin1String(name));
    if (!m_shell->grab().save(QDir(m_pictures.folder).filePath(file))) {
        giveUp(QStringLiteral("%1 cannot be written").arg(file));
    }
}

void DemoWindow::chooseLook(ui::Theme theme, ui::TypeSize size)
{
    m_look.choose(theme, size);
}

void DemoWindow::chooseLanguage(const QString &language)
{
    if (!m_language.choose(language)) {
        giveUp(QStringLiteral("no words in the language %1").arg(language));
    }
}

void DemoWindow::resize(QSize size)
{
    m_shell->resize(size);
    QCoreApplication::processEvents();
}

void DemoWindow::lookAsBefore()
{
    chooseLook(m_asBefore.theme, m_asBefore.type);
    chooseLanguage(m_asBefore.language);
    resize(m_asBefore.window);
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
