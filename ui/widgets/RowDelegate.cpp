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
    QRect area = option.rect.adjusted(side, 4, -side, -4);
    const auto chip = index.data(SuggestionModel::ChipRole).value<ChipText>();
    if (!chip.text.isEmpty()) {
        const QSize size = chipSize(m_look, *option.widget, chip);
        if (isStacked(option, index)) {
            paintStacked(*painter, option, index, area, ground);
            painter->restore();
            return;
        }
        const QRect place(area.right() - size.width(), area.center().y() - size.height() / 2, qMin(size.width(), area.width()), size.height());
        paintChip(*painter, place, m_look, *option.widget, chip, ground);
        area.setRight(place.left() - chipGap);
    }
    const QString detail = index.data(SuggestionModel::DetailRole).toString();
    const QRect top = detail.isEmpty() ? area : QRect(area.topLeft(), QSize(area.width(), area.height() / 2));
    const QRect bottom(area.left(), top.bottom() + 1, area.width(), area.height() / 2);
    TwoLines{index.data(Qt::DisplayRole).toString(), detail, top, bottom}.paint(*painter, m_look, option.font);
    painter->restore();
}

void RowDelegate::paintStacked(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index, const QRect &area,
                               const QColor &ground) const
{
    const auto chip = index.data(SuggestionModel::ChipRole).value<ChipText>();
    const QString detail = index.data(SuggestionModel::DetailRole).toString();
    const QSize size = chipSize(m_look, *option.widget, chip);
    const int width = qMin(size.width(), area.width());
    const int left = detail.isEmpty() ? area.left() : area.right() - width;
    const QRect place(left, area.bottom() - size.height(), width, size.height());
    paintChip(painter, place, m_look, *option.widget, chip, ground);
    const QRect top(area.left(), area.top(), area.width(), place.top() - 1 - area.top());
    const QRect bottom(area.left(), place.top(), qMax(0, place.left() - chipGap - area.left()), place.height());
    TwoLines{index.data(Qt::DisplayRole).toString(), detail, top, bottom}.paint(painter, m_look, option.font);
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool twoLines = !index.data(SuggestionModel::DetailRole).toString().isEmpty();
    const int height = isStacked(option, index) ? 56 : twoLines ? 48 : 36;
    return QSize(120, m_look.tokens().grown(height));
}

} // namespace yichuang::ui
