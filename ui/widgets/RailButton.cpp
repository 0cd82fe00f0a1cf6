// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/RailButton.h"

#include "ui/widgets/Assist.h"

#include <QEnterEvent>
#include <QPainter>

namespace yichuang::ui {

RailButton::RailButton(const Look &look, const QString &icon, QWidget *parent)
    : QAbstractButton(parent), m_look(look), m_icon(icon)
{
    setCheckable(true);
    makeOneOfMany(*this);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, [this] { updateGeometry(); });
}

void RailButton::setCount(int count, Tone tone)
{
    m_count = count;
    m_tone = tone;
    rename();
    update();
}

void RailButton::setLabel(const QString &label)
{
    setText(label);
    rename();
    update();
}

void RailButton::rename()
{
    setAccessibleName(m_count > 0 ? tr("%1, %n waiting", "rail item: page, count", m_count).arg(text()) : text());
}

QSize RailButton::sizeHint() const
{
    return QSize(m_look.tokens().railWidth(), m_look.tokens().grown(58));
}

void RailButton::enterEvent(QEnterEvent *)
{
    update();
}
void RailButton::leaveEvent(QEvent *)
{
    update();
}

void RailButton::keyPressEvent(QKeyEvent *event)
{
    if (!isPressedByEnter(*this, *event)) {
        QAbstractButton::keyPressEvent(event);
    }
}

void RailButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette &p = m_look.palette();
    if (isChecked() || underMouse()) {
        QColor ground = p.railCurrent;
        ground.setAlphaF(isChecked() ? 1.0F : 0.5F);
        painter.fillRect(rect(), ground);
    }
    if (isChecked()) {
        painter.fillRect(QRect(0, 0, 3, height()),
                         QColor(m_look.theme() == Theme::HighContrast ? p.accent : QColor(0x6F, 0xB0, 0xFF)));
    }
    const QColor ink = isChecked() ? p.railText : p.railQuiet;
    const int side = m_look.tokens().grown(20);
    painter.drawPixmap((width() - side) / 2, m_look.tokens().grown(9), m_look.icon(m_icon, ink, side, *this));
    QFont words = font();
    words.setPixelSize(m_look.tokens().small());
    words.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
    painter.setFont(words);
    painter.setPen(ink);
    const QRect line(2, m_look.tokens().grown(32), width() - 4, m_look.tokens().grown(20));
    painter.drawText(line, Qt::AlignCenter, painter.fontMetrics().elidedText(text(), Qt::ElideRight, line.width()));
    if (m_count > 0) {
        paintBadge(painter);
    }
    if (hasFocus()) {
        painter.setPen(QPen(p.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect().adjusted(4, 3, -4, -3), 6, 6);
    }
}

void RailButton::paintBadge(QPainter &painter) const
{
    const QString number = m_count > 99 ? QStringLiteral("99+") : QString::number(m_count);
    QFont digits = font();
    digits.setPixelSize(m_look.tokens().grown(10));
    digits.setWeight(QFont::Bold);
    painter.setFont(digits);
    const int tall = m_look.tokens().grown(16);
    const int wide = qMax(tall, painter.fontMetrics().horizontalAdvance(number) + 8);
    const QRect badge(width() / 2 + m_look.tokens().grown(7), m_look.tokens().grown(3), wide, tall);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_tone == Tone::Bad ? m_look.palette().badFill : m_look.palette().warnFill);
    painter.drawRoundedRect(badge, tall / 2.0, tall / 2.0);
    painter.setPen(Qt::white);
    painter.drawText(badge, Qt::AlignCenter, number);
}

} // namespace yichuang::ui
