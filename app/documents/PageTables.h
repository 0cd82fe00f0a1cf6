// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/documents/Document.h"
#include "app/documents/Page.h"

#include <QStringList>

#include <vector>

namespace yichuang::documents {

/// Breaks `text` into lines no wider than `width`, by Unicode's rules (so no line begins with 。 or ，).
/// `firstIndent` is taken off the first line.
[[nodiscard]] QStringList breakLines(const QString &text, Face face, int size, qreal width, qreal firstIndent = 0);

/// One cell of a grid row, measured.
struct GridCell {
    enum class Kind { Head, Label, Value, Number };
    Kind kind = Kind::Value;
    qreal width = 0;
    QStringList lines;
};
/// Of a line of a cell, and above and below them.
struct RowSpacing {
    qreal line = 152;
    qreal padding = 38;
};
struct GridRow {
    std::vector<GridCell> cells;
    RowSpacing spacing;
    [[nodiscard]] qreal height() const;
};

/// Key–value rows as a grid; two short pairs share a row.
[[nodiscard]] std::vector<GridRow> fieldRows(const Fields &fields, qreal width, const RowSpacing &spacing);
/// The head row first.
[[nodiscard]] std::vector<GridRow> tableRows(const Table &table, qreal width, const RowSpacing &spacing);
/// Draws a row with its rules at (left, top).
void drawRow(Page &page, const GridRow &row, QPointF topLeft);

} // namespace yichuang::documents
