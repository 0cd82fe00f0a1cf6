// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/Chip.h"

#include <QPainter>
#include <QPainterPath>

namespace yichuang::ui {

namespace {

constexpr int sidePadding = 7;
constexpr int iconGap = 4;

QFont chipFont(const Look &look, const QWidget &on)
{
    QFont font = on.font();
    font.setPixelSize(look.tokens().small());
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

QSize chipSize(const Look &look, const QWidget &on, const ChipText &chip)
{
    if (chip.text.isEmpty()) {
        return QSize(0, 0);
    }
    const QFontMetrics metrics(chipFont(look, on));
    const int icon = chip.icon.isEmpty() ? 0 : look.tokens().grown(13) + iconGap;
    return QSize(metrics.horizontalAdvance(chip.text) + icon + 2 * sidePadding + 1, look.tokens().grown(21));
}

void paintChip(QPainter &painter, const QRect &rect, const Look &look, const QWidget &on, const ChipText &chip,
               const QColor &ground)
{
    if (chip.text.isEmpty()) {
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = look.tokens().ink(chip.tone);
    const bool outlined = look.theme() == Theme::HighContrast;
    painter.setPen(outlined ? QPen(ink, 1) : QPen(Qt::NoPen));
    const QColor own = look.tokens().soft(chip.tone);
    painter.setBrush(own == ground ? look.palette().surface : own);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    QRect inner = rect.adjusted(sidePadding, 0, -sidePadding, 0);
    if (!chip.icon.isEmpty()) {
        const int side = look.tokens().grown(13);
        const QPixmap icon = look.icon(chip.icon, ink, side, on);
        painter.drawPixmap(inner.left(), rect.center().y() - side / 2 + 1, icon);
        inner.setLeft(inner.left() + side + iconGap);
    }
    painter.setPen(ink);
    painter.setFont(chipFont(look, on));
    const QString text = painter.fontMetrics().elidedText(chip.text, Qt::ElideRight, inner.width() + 2);
    painter.drawText(inner.adjusted(0, 0, 2, 0), Qt::AlignVCenter | Qt::AlignLeft, text);
    painter.restore();
}

Chip::Chip(const Look &look, QWidget *parent, ChipText chip) : QLabel(parent), m_look(look)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, [this] { updateGeometry(); });
    setChip(std::move(chip));
}

void Chip::setChip(ChipText chip)
{
    m_chip = std::move(chip);
    setText(m_chip.text);
    setVisible(!m_chip.text.isEmpty());
    updateGeometry();
    update();
}

void Chip::setGround(const QColor &ground)
{
    m_ground = ground;
    update();
}

QSize Chip::sizeHint() const
{
    return chipSize(m_look, *this, m_chip);
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintChip(painter, rect(), m_look, *this, m_chip, m_ground);
}

} // namespace yichuang::ui
