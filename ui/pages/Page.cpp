// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/Page.h"

#include <QAction>
#include <QEvent>

namespace yichuang::ui {

QAction *Page::addKey(const char *name, const QKeySequence &key)
{
    auto *action = new QAction(this);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WindowShortcut);
    action->setAutoRepeat(false);
    addAction(action);
    m_keys.append(action);
    return action;
}

void Page::nameKey(QAction *action, const QString &words, const QString &shortWord)
{
    action->setText(words);
    action->setIconText(shortWord.isEmpty() ? words : shortWord);
}

void Page::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace yichuang::ui
