// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/Banner.h"

#include "ui/models/Words.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Announce.h"
#include "ui/widgets/Labels.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace yichuang::ui {

namespace {

QString toneName(Tone tone)
{
    switch (tone) {
    case Tone::Plain:
    case Tone::Stopped: return QStringLiteral("plain");
    case Tone::Accent: return QStringLiteral("accent");
    case Tone::Good: return QStringLiteral("good");
    case Tone::Warn: return QStringLiteral("warn");
    case Tone::Bad: return QStringLiteral("bad");
    }
    Q_UNREACHABLE();
}

QString iconName(Tone tone)
{
    switch (tone) {
    case Tone::Plain:
    case Tone::Accent: return QStringLiteral("info");
    case Tone::Good: return QStringLiteral("good");
    case Tone::Warn: return QStringLiteral("warn");
    case Tone::Bad: return QStringLiteral("bad");
    case Tone::Stopped: return QStringLiteral("stop");
    }
    Q_UNREACHABLE();
}

} // namespace

Banner::Banner(const Look &look, QWidget *parent) : QFrame(parent), m_look(look)
{
    setObjectName(QStringLiteral("banner"));
    setProperty("surface", QStringLiteral("banner"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 8, 8, 8);
    row->setSpacing(12);
    m_icon = new QLabel(this);
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    m_happened = makeLabel(TextRole::Strong, this);
    m_happened->setWordWrap(true);
    m_rest = makeLabel(TextRole::Quiet, this);
    m_rest->setWordWrap(true);
    words->addWidget(m_happened);
    words->addWidget(m_rest);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(8);
    auto *close = new ActionButton(look, ButtonKind::Link, this);
    close->setObjectName(QStringLiteral("bannerClose"));
    close->setIconName(QStringLiteral("cross"));
    m_close = close;
    connect(close, &QAbstractButton::clicked, this, [this] {
        clear();
        Q_EMIT dismissed();
    });
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addLayout(words, 1);
    row->addLayout(m_buttons);
    row->addWidget(close, 0, Qt::AlignVCenter);
    connect(&look, &Look::changed, this, &Banner::paintIcon);
    retranslate();
    hide();
}

void Banner::show(const Notice &notice, const QVector<QAction *> &actions)
{
    m_notice = notice;
    m_happened->setText(notice.happened);
    showRest();
    setStyleProperty(*this, "tone", toneName(notice.tone));
    paintIcon();
    setButtons(actions);
    setVisible(!notice.isEmpty());
    announce(*this, accessibleName());
}

void Banner::showRest()
{
    m_rest->setText(Words::sentences({m_notice.kept, m_notice.next}));
    m_rest->setVisible(!m_rest->text().isEmpty());
    setAccessibleName(m_notice.happened + u' ' + m_rest->text());
}

void Banner::paperOut(const QString &paperId)
{
    if (m_notice.papers.removeAll(paperId) > 0 && m_notice.papers.isEmpty()) {
        m_notice.next = m_notice.nextThen;
        showRest();
    }
}

void Banner::clear()
{
    m_notice = {};
    setButtons({});
    hide();
}

void Banner::setButtons(const QVector<QAction *> &actions)
{
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (QAction *action : actions) {
        auto *button = new ActionButton(m_look, ButtonKind::Secondary, this);
        button->setObjectName(action->objectName() + QStringLiteral("Banner"));
        button->follow(action);
        m_buttons->addWidget(button);
    }
}

void Banner::paintIcon()
{
    const int side = m_look.tokens().grown(20);
    m_icon->setPixmap(m_look.icon(iconName(m_notice.tone), m_look.tokens().ink(m_notice.tone), side, *this));
}

void Banner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QFrame::changeEvent(event);
}

void Banner::retranslate()
{
    m_close->setAccessibleName(tr("Dismiss message"));
    m_close->setToolTip(tr("Dismiss message"));
}

} // namespace yichuang::ui
