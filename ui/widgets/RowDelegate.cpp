// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/RowDelegate.h"

#include "ui/models/SuggestionModel.h"
#include "ui/widgets/Chip.h"

#include <QPainter>

namespace yichuang::ui {

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Palette &p = m_look.palette();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool current = (option.state & QStyle::State_Selected) != 0;
    if (current || (option.state & QStyle::State_MouseOver) != 0) {
        painter->setPen(current && m_look.theme() == Theme::HighContrast ? QPen(p.focus, 2) : QPen(Qt::NoPen));
        painter->setBrush(current ? p.soft : p.raised);
        painter->drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), 5, 5);
    }
    QRect area = option.rect.adjusted(10, 4, -10, -4);
    const auto chip = index.data(SuggestionModel::ChipRole).value<ChipText>();
    if (!chip.text.isEmpty()) {
        const QSize size = chipSize(m_look, *option.widget, chip);
        const QRect place(area.right() - size.width(), area.center().y() - size.height() / 2, size.width(),
                          size.height());
        paintChip(*painter, place, m_look, *option.widget, chip);
        area.setRight(place.left() - 8);
    }
    const QString detail = index.data(SuggestionModel::DetailRole).toString();
    painter->setPen(p.text);
    painter->setFont(option.font);
    const QRect top = detail.isEmpty() ? area : QRect(area.topLeft(), QSize(area.width(), area.height() / 2));
    const QString title = index.data(Qt::DisplayRole).toString();
    painter->drawText(top, Qt::AlignVCenter | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(title, Qt::ElideRight, top.width()));
    if (!detail.isEmpty()) {
        QFont small = option.font;
        small.setPixelSize(m_look.tokens().small());
        painter->setFont(small);
        painter->setPen(p.quiet);
        const QRect bottom(area.left(), top.bottom() + 1, area.width(), area.height() / 2);
        painter->drawText(bottom, Qt::AlignVCenter | Qt::AlignLeft,
                          painter->fontMetrics().elidedText(detail, Qt::ElideMiddle, bottom.width()));
    }
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool twoLines = !index.data(SuggestionModel::DetailRole).toString().isEmpty();
    return QSize(120, m_look.tokens().grown(twoLines ? 48 : 36));
}

} // namespace yichuang::ui
