// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/HelpOverlay.h"

#include "ui/widgets/Labels.h"

#include <QAction>
#include <QFrame>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace yichuang::ui {

HelpOverlay::HelpOverlay(const Look &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setObjectName(QStringLiteral("helpOverlay"));
    setFocusPolicy(Qt::StrongFocus);
    auto *outer = new QVBoxLayout(this);
    m_sheet = new QFrame(this);
    m_sheet->setProperty("surface", QStringLiteral("popup"));
    auto *column = new QVBoxLayout(m_sheet);
    column->setContentsMargins(28, 22, 28, 24);
    column->setSpacing(14);
    m_title = makeLabel(TextRole::Title, m_sheet);
    column->addWidget(m_title);
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(8);
    column->addLayout(m_grid);
    outer->addWidget(m_sheet, 0, Qt::AlignCenter);
    hide();
}

void HelpOverlay::addRow(const QString &key, const QString &words)
{
    const int count = m_grid->count() / 2;
    // Two columns hold the longest page's, in large type too.
    constexpr int rows = 12;
    const int row = count % rows;
    const int column = count / rows * 2;
    auto *cap = new QLabel(key, m_sheet);
    cap->setProperty("role", QStringLiteral("keycap"));
    m_grid->addWidget(cap, row, column, Qt::AlignRight | Qt::AlignVCenter);
    m_grid->addWidget(makeLabel(TextRole::Body, m_sheet, words), row, column + 1);
}

void HelpOverlay::open(const QString &title, const QVector<QAction *> &actions,
                       const QVector<std::pair<QString, QString>> &more)
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_title->setText(tr("Keys · %1").arg(title));
    for (QAction *action : actions) {
        if (!action->shortcut().isEmpty()) {
            addRow(keyWords(action->shortcut()), action->text());
        }
    }
    addRow(QStringLiteral("Ctrl+1 … 9"), tr("Go to a page"));
    for (const auto &[key, words] : more) {
        addRow(key, words);
    }
    addRow(QStringLiteral("Tab"), tr("Next entry, in the order of the paper"));
    addRow(QStringLiteral("Esc"), tr("Back; nothing is lost"));
    setAccessibleName(m_title->text());
    m_before = window()->focusWidget();
    setGeometry(parentWidget()->rect());
    show();
    raise();
    setFocus(Qt::PopupFocusReason);
}

void HelpOverlay::close()
{
    hide();
    if (m_before != nullptr) {
        m_before->setFocus(Qt::OtherFocusReason);
    }
    Q_EMIT closed();
}

void HelpOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(8, 20, 34, m_look.theme() == Theme::Light ? 110 : 170));
}

void HelpOverlay::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Tab) {
        close();
    }
}

void HelpOverlay::mousePressEvent(QMouseEvent *)
{
    close();
}

} // namespace yichuang::ui
