// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Look.h"

#include <QStyledItemDelegate>

namespace yichuang::ui {

/// Draws a cell of a TableModel: words with quiet words below, or a chip; the row's tone as ground.
class CellDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    CellDelegate(const Look &look, QObject *parent) : QStyledItemDelegate(parent), m_look(look) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    [[nodiscard]] QColor groundOf(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintGround(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintWords(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    const Look &m_look;
};

} // namespace yichuang::ui
