// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/ChipText.h"

#include <QAbstractTableModel>
#include <QStringList>
#include <QVariant>

#include <vector>

namespace yichuang::ui {

/// One cell: words, quiet words below, or a chip.
struct TableCell {
    QString text;
    QString detail;
    ChipText chip;

    friend bool operator==(const TableCell &, const TableCell &) = default;
};

struct TableRow {
    std::vector<TableCell> cells;
    QVariant key; ///< what the row stands for
    Tone tone = Tone::Plain;

    friend bool operator==(const TableRow &, const TableRow &) = default;
};

/// Rows for a table on screen. Appending keeps what is selected; replacing resets.
class TableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Roles { DetailRole = Qt::UserRole + 1, ChipRole, KeyRole, ToneRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setHeaders(const QStringList &headers);
    void setRows(std::vector<TableRow> rows);
    void appendRows(std::vector<TableRow> rows);
    [[nodiscard]] const std::vector<TableRow> &rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_headers;
    std::vector<TableRow> m_rows;
};

} // namespace yichuang::ui
