// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/SidePanel.h"

#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Assist.h"
#include "ui/widgets/Labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace yichuang::ui {

SidePanel::SidePanel(const Look &look, QWidget *page) : QFrame(page), m_look(look), m_page(page)
{
    setObjectName(QStringLiteral("sidePanel"));
    m_sheet = new QFrame(this);
    m_sheet->setProperty("surface", QStringLiteral("popup"));
    auto *column = new QVBoxLayout(m_sheet);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    auto *head = new QHBoxLayout;
    m_title = makeLabel(TextRole::Heading, m_sheet);
    auto *close = new ActionButton(look, ButtonKind::Link, m_sheet);
    close->setObjectName(QStringLiteral("sidePanelClose"));
    close->setKeyText(QStringLiteral("Esc"));
    close->setIconName(QStringLiteral("cross"));
    m_close = close;
    connect(close, &QAbstractButton::clicked, this, &SidePanel::close);
    head->addWidget(m_title);
    head->addStretch(1);
    head->addWidget(close);
    column->addLayout(head);
    m_body = new QVBoxLayout;
    column->addLayout(m_body, 1);
    page->installEventFilter(this);
    hide();
}

void SidePanel::open(const QString &title, QWidget *content, QWidget *firstFocus)
{
    if (m_content != nullptr) {
        m_content->hide(); // it goes at the next turn of the event loop; until then it is not asked any more
        m_content->deleteLater();
    }
    if (!isVisible()) {
        m_before = window()->focusWidget();
    }
    m_content = content;
    makePanel(*content);
    content->setAccessibleName(title);
    content->setParent(m_sheet);
    m_body->addWidget(content, 1);
    m_title->setText(title);
    m_close->setAccessibleName(tr("Close this panel"));
    setAccessibleName(title);
    place();
    show();
    raise();
    content->show();
    (firstFocus != nullptr ? firstFocus : content)->setFocus(Qt::PopupFocusReason);
}

void SidePanel::close()
{
    hide();
    if (m_before != nullptr) {
        m_before->setFocus(Qt::OtherFocusReason);
    }
    Q_EMIT closed();
}

void SidePanel::forget()
{
    if (isOpen()) {
        close();
    }
    delete m_content.data();
}

void SidePanel::place()
{
    setGeometry(m_page->rect());
    const int wide = qMin(m_look.tokens().grown(460), width() - 40);
    m_sheet->setGeometry(width() - wide - 8, 8, wide, height() - 16);
}

bool SidePanel::eventFilter(QObject *watched, QEvent *event)
{
    // Also out of sight: a page behind another is resized when it comes back, before it is shown.
    if (watched == m_page && event->type() == QEvent::Resize) {
        place();
    }
    return QFrame::eventFilter(watched, event);
}

void SidePanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(8, 20, 34, m_look.theme() == Theme::Light ? 60 : 140));
}

} // namespace yichuang::ui
