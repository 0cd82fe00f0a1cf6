// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/ConnectionPill.h"

#include "ui/widgets/Announce.h"
#include "ui/widgets/Assist.h"

#include <QPainter>

namespace yichuang::ui {

ConnectionPill::ConnectionPill(const Look &look, QWidget *parent) : QAbstractButton(parent), m_look(look)
{
    setObjectName(QStringLiteral("connectionPill"));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, [this] { updateGeometry(); });
}

void ConnectionPill::setState(Tone tone, const QString &words)
{
    if (tone == m_tone && words == text()) {
        return;
    }
    m_tone = tone;
    setText(words);
    setAccessibleName(words);
    announce(*this, words);
    updateGeometry();
    update();
}

QSize ConnectionPill::sizeHint() const
{
    return QSize(widthOf(text()), m_look.tokens().grown(30));
}

int ConnectionPill::widthOf(const QString &words) const
{
    ensurePolished();
    return fontMetrics().horizontalAdvance(words) + 46;
}

void ConnectionPill::keyPressEvent(QKeyEvent *event)
{
    if (!isPressedByEnter(*this, *event)) {
        QAbstractButton::keyPressEvent(event);
    }
}

void ConnectionPill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = m_look.tokens().ink(m_tone);
    const QRectF shape = QRectF(rect()).adjusted(1, 1, -1, -1);
    QColor edge = hasFocus() ? m_look.palette().focus : ink;
    edge.setAlphaF(hasFocus() || m_look.theme() == Theme::HighContrast ? 1.0F : 0.35F);
    painter.setPen(QPen(edge, hasFocus() ? 2 : 1));
    painter.setBrush(m_look.tokens().soft(m_tone));
    painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawEllipse(QPointF(17, height() / 2.0), 4, 4);
    painter.setPen(ink);
    painter.drawText(rect().adjusted(29, 0, -10, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
}

} // namespace yichuang::ui
