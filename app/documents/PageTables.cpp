// SPDX-License-Identifier: Apache-2.0
#include "app/documents/PageTables.h"

#include "app/documents/LineBreaks.h"

#include <QFontMetricsF>
#include <QTextLayout>

#include <algorithm>
#include <numeric>

namespace yichuang::documents {

namespace {

constexpr int cellSize = 105;
constexpr qreal padding = 38; ///< at the sides
constexpr qreal labelWidth = 880;
const QColor ruleColour(0x80, 0x80, 0x80);
const QColor labelGround(0xF2, 0xF3, 0xF5);

Face faceOf(GridCell::Kind kind)
{
    switch (kind) {
    case GridCell::Kind::Head: return Face::LabelBold;
    case GridCell::Kind::Label: return Face::Label;
    case GridCell::Kind::Value:
    case GridCell::Kind::Number: return Face::Body;
    }
    Q_UNREACHABLE();
}

qreal textWidth(const QString &text, Face face)
{
    return QFontMetricsF(paperFont(face, cellSize)).horizontalAdvance(text);
}

GridCell makeCell(GridCell::Kind kind, const QString &text, qreal width)
{
    return {kind, width, breakLines(text, faceOf(kind), cellSize, width - 2 * padding)};
}

bool isCentred(GridCell::Kind kind)
{
    return kind == GridCell::Kind::Head || kind == GridCell::Kind::Number;
}

/// Short cells (counts, marks) look better centred; a column is one or the other.
bool isShortColumn(const Table &table, qsizetype column)
{
    return std::all_of(table.rows.begin(), table.rows.end(), [column](const QStringList &row) { return row.at(column).size() <= 6; });
}

void drawCell(Page &page, const GridCell &cell, const QRectF &area, qreal lineHeight)
{
    if (cell.kind == GridCell::Kind::Head || cell.kind == GridCell::Kind::Label) {
        page.items.push_back(PageFill{area, labelGround});
    }
    const Face face = faceOf(cell.kind);
    qreal baseline = area.top() + (area.height() - static_cast<qreal>(cell.lines.size()) * lineHeight) / 2 + lineHeight * 0.72;
    for (const QString &line : cell.lines) {
        const qreal shift = isCentred(cell.kind) ? (cell.width - textWidth(line, face)) / 2 : padding;
        page.items.push_back(PageText{{area.left() + shift, baseline}, line, face, cellSize});
        baseline += lineHeight;
    }
}

void drawFrame(Page &page, const QRectF &area)
{
    constexpr qreal width = 4;
    page.items.push_back(PageLine{area.topLeft(), area.topRight(), width, ruleColour});
    page.items.push_back(PageLine{area.bottomLeft(), area.bottomRight(), width, ruleColour});
    page.items.push_back(PageLine{area.topLeft(), area.bottomLeft(), width, ruleColour});
    page.items.push_back(PageLine{area.topRight(), area.bottomRight(), width, ruleColour});
}

/// The text as it is laid out: an invisible joiner inside what a line's end must not part. `origin` tells for each
/// of its places, and its end, which place of the text that is.
struct Joined {
    QString text;
    std::vector<qsizetype> origin;
};

Joined joinNumbers(const QString &text)
{
    Joined joined;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (i > 0 && staysTogether(text.at(i - 1), text.at(i))) {
            joined.text += QChar(0x2060);
            joined.origin.push_back(i);
        }
        joined.text += text.at(i);
        joined.origin.push_back(i);
    }
    joined.origin.push_back(text.size());
    return joined;
}

} // namespace

QStringList breakLines(const QString &text, Face face, int size, qreal width, qreal firstIndent)
{
    const Joined joined = joinNumbers(text);
    QTextLayout layout(joined.text, paperFont(face, size));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(lines.isEmpty() ? width - firstIndent : width);
        const qsizetype from = joined.origin.at(static_cast<size_t>(line.textStart()));
        lines.append(text.mid(from, joined.origin.at(static_cast<size_t>(line.textStart() + line.textLength())) - from));
    }
    layout.endLayout();
    return lines;
}

qreal GridRow::height() const
{
    qsizetype most = 1;
    for (const GridCell &cell : cells) {
        most = std::max(most, cell.lines.size());
    }
    return static_cast<qreal>(most) * spacing.line + 2 * spacing.padding;
}

std::vector<GridRow> fieldRows(const Fields &fields, qreal width, const RowSpacing &spacing)
{
    const qreal halfValue = width / 2 - labelWidth;
    const auto isShort = [halfValue](const FieldRow &row) { return textWidth(row.value, Face::Body) <= halfValue - 2 * padding; };
    std::vector<GridRow> rows;
    for (size_t i = 0; i < fields.rows.size(); ++i) {
        const FieldRow &field = fields.rows[i];
        const bool isPair = i + 1 < fields.rows.size() && isShort(field) && isShort(fields.rows[i + 1]);
        GridRow row{{}, spacing};
        row.cells.push_back(makeCell(GridCell::Kind::Label, field.label, labelWidth));
        row.cells.push_back(makeCell(GridCell::Kind::Value, field.value, isPair ? halfValue : width - labelWidth));
        if (isPair) {
            i += 1;
            row.cells.push_back(makeCell(GridCell::Kind::Label, fields.rows[i].label, labelWidth));
            row.cells.push_back(makeCell(GridCell::Kind::Value, fields.rows[i].value, halfValue));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<GridRow> tableRows(const Table &table, qreal width, const RowSpacing &spacing)
{
    const int weightSum = std::accumulate(table.weights.begin(), table.weights.end(), 0);
    std::vector<GridRow> rows(table.rows.size() + 1, GridRow{{}, spacing});
    for (qsizetype column = 0; column < table.heads.size(); ++column) {
        const qreal cellWidth = width * table.weights.at(static_cast<size_t>(column)) / weightSum;
        const auto kind = isShortColumn(table, column) ? GridCell::Kind::Number : GridCell::Kind::Value;
        rows.front().cells.push_back(makeCell(GridCell::Kind::Head, table.heads.at(column), cellWidth));
        for (size_t row = 0; row < table.rows.size(); ++row) {
            rows[row + 1].cells.push_back(makeCell(kind, table.rows[row].at(column), cellWidth));
        }
    }
    return rows;
}

void drawRow(Page &page, const GridRow &row, QPointF topLeft)
{
    QRectF area(topLeft, QSizeF(0, row.height()));
    for (const GridCell &cell : row.cells) {
        area.setWidth(cell.width);
        drawCell(page, cell, area, row.spacing.line);
        drawFrame(page, area);
        area.moveLeft(area.right());
    }
}

} // namespace yichuang::documents
