// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/RowDelegate.h"

#include "ui/models/SuggestionModel.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/TwoLines.h"

#include <QAbstractItemView>
#include <QPainter>

namespace yichuang::ui {

namespace {
constexpr int side = 10;
constexpr int chipGap = 8;
} // namespace

bool RowDelegate::isStacked(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto chip = index.data(SuggestionModel::ChipRole).value<ChipText>();
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (chip.text.isEmpty() || view == nullptr || !index.data(SuggestionModel::DetailRole).toString().isEmpty()) {
        return false;
    }
    const QFontMetrics metrics(view->font());
    return metrics.horizontalAdvance(index.data(Qt::DisplayRole).toString()) + chipGap +
               chipSize(m_look, *view, chip).width() >
           view->viewport()->width() - 2 * side;
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Palette &p = m_look.palette();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool current = (option.state & QStyle::State_Selected) != 0;
    const bool lit = current || (option.state & QStyle::State_MouseOver) != 0;
    const QColor ground = current ? p.soft : lit ? p.raised : p.surface;
    if (lit) {
        painter->setPen(current && m_look.theme() == Theme::HighContrast ? QPen(p.focus, 2) : QPen(Qt::NoPen));
        painter->setBrush(ground);
        painter->drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), 5, 5);
    }
    QRect area = option.rect.adjusted(side, 4, -side, -4);
    const auto chip = index.data(SuggestionModel::ChipRole).value<ChipText>();
    if (!chip.text.isEmpty()) {
        const bool below = isStacked(option, index);
        const QSize size = chipSize(m_look, *option.widget, chip);
        const QRect place(below ? area.left() : area.right() - size.width(),
                          below ? area.bottom() - size.height() : area.center().y() - size.height() / 2,
                          qMin(size.width(), area.width()), size.height());
        paintChip(*painter, place, m_look, *option.widget, chip, ground);
        below ? area.setBottom(place.top() - 1) : area.setRight(place.left() - chipGap);
    }
    paintWords(*painter, option, index, area);
    painter->restore();
}

void RowDelegate::paintWords(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                             const QRect &area) const
{
    const QString detail = index.data(SuggestionModel::DetailRole).toString();
    const QRect top = detail.isEmpty() ? area : QRect(area.topLeft(), QSize(area.width(), area.height() / 2));
    const QRect bottom(area.left(), top.bottom() + 1, area.width(), area.height() / 2);
    TwoLines{index.data(Qt::DisplayRole).toString(), detail, top, bottom}.paint(painter, m_look, option.font);
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool twoLines = !index.data(SuggestionModel::DetailRole).toString().isEmpty();
    const int height = isStacked(option, index) ? 56 : twoLines ? 48 : 36;
    return QSize(120, m_look.tokens().grown(height));
}

} // namespace yichuang::ui
