// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Look.h"

#include <QStyledItemDelegate>

namespace yichuang::ui {

/// Draws a line of a SuggestionModel: title, quiet detail, chip.
class RowDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    RowDelegate(const Look &look, QObject *parent) : QStyledItemDelegate(parent), m_look(look) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    /// No room beside the title: the chip goes below it, at the end of the detail.
    [[nodiscard]] bool isStacked(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    struct Places {
        QRect chip;
        QRect top;
        QRect bottom;
    };
    [[nodiscard]] Places placesOf(const QStyleOptionViewItem &option, const QModelIndex &index) const;

    const Look &m_look;
};

} // namespace yichuang::ui
