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
    if (chip.text.isEmpty() || view == nullptr) {
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
    const auto chip = index.data(SuggestionModel::ChipRole).value<ChipText>();
    const Places places = placesOf(option, index);
    if (!chip.text.isEmpty()) {
        paintChip(*painter, places.chip, m_look, *option.widget, chip, ground);
    }
    const QString detail = index.data(SuggestionModel::DetailRole).toString();
    TwoLines{index.data(Qt::DisplayRole).toString(), detail, places.top, places.bottom}.paint(*painter, m_look, option.font);
    painter->restore();
}

RowDelegate::Places RowDelegate::placesOf(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QRect area = option.rect.adjusted(side, 4, -side, -4);
    const bool hasDetail = !index.data(SuggestionModel::DetailRole).toString().isEmpty();
    const auto chip = index.data(SuggestionModel::ChipRole).value<ChipText>();
    const QSize size = chip.text.isEmpty() ? QSize() : chipSize(m_look, *option.widget, chip);
    const int width = qMin(size.width(), area.width());
    if (isStacked(option, index)) {
        const int left = hasDetail ? area.right() - width : area.left();
        const QRect place(left, area.bottom() - size.height(), width, size.height());
        return {place, QRect(area.left(), area.top(), area.width(), place.top() - 1 - area.top()),
                QRect(area.left(), place.top(), qMax(0, left - chipGap - area.left()), place.height())};
    }
    QRect place;
    if (!chip.text.isEmpty()) {
        place = QRect(area.right() - size.width(), area.center().y() - size.height() / 2, width, size.height());
        area.setRight(place.left() - chipGap);
    }
    const QRect top = hasDetail ? QRect(area.topLeft(), QSize(area.width(), area.height() / 2)) : area;
    return {place, top, QRect(area.left(), top.bottom() + 1, area.width(), area.height() / 2)};
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool twoLines = !index.data(SuggestionModel::DetailRole).toString().isEmpty();
    const int height = isStacked(option, index) ? 56 : twoLines ? 48 : 36;
    return QSize(120, m_look.tokens().grown(height));
}

} // namespace yichuang::ui
