// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/CellDelegate.h"

#include "ui/models/TableModel.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/TwoLines.h"

#include <QPainter>

namespace yichuang::ui {

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    paintGround(*painter, option, index);
    const auto chip = index.data(TableModel::ChipRole).value<ChipText>();
    if (!chip.text.isEmpty()) {
        QSize size = chipSize(m_look, *option.widget, chip);
        size.setWidth(qMin(size.width(), option.rect.width() - 10));
        const QRect place(option.rect.left() + 6, option.rect.center().y() - size.height() / 2, size.width(),
                          size.height());
        paintChip(*painter, place, m_look, *option.widget, chip, groundOf(option, index));
    } else {
        paintWords(*painter, option, index);
    }
    painter->restore();
}

QColor CellDelegate::groundOf(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Palette &p = m_look.palette();
    const auto tone = static_cast<Tone>(index.data(TableModel::ToneRole).toInt());
    // What is wrong with a row is seen while the row is chosen, too: the mark and the edges say which one is.
    if (tone != Tone::Plain) {
        return m_look.tokens().soft(tone);
    }
    if ((option.state & QStyle::State_Selected) != 0) {
        return p.soft;
    }
    return (option.state & QStyle::State_MouseOver) != 0 ? p.raised : p.surface;
}

void CellDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Palette &p = m_look.palette();
    painter.fillRect(option.rect, groundOf(option, index));
    const bool chosen = (option.state & QStyle::State_Selected) != 0;
    if (chosen && index.column() == 0) {
        painter.fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), p.focus);
    }
    const bool edged = chosen && groundOf(option, index) != p.soft;
    painter.setPen(edged ? p.focus : p.line);
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (edged) {
        painter.drawLine(option.rect.topLeft(), option.rect.topRight());
    }
}

void CellDelegate::paintWords(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect area = option.rect.adjusted(8, 2, -6, -2);
    const QString detail = index.data(TableModel::DetailRole).toString();
    const QRect top = detail.isEmpty() ? area : QRect(area.left(), area.top() + 2, area.width(), area.height() / 2);
    const QRect bottom(area.left(), top.bottom() - 1, area.width(), area.height() / 2);
    TwoLines{index.data(Qt::DisplayRole).toString(), detail, top, bottom}.paint(painter, m_look, option.font);
}

} // namespace yichuang::ui
