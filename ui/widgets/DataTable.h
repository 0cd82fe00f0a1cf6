// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Look.h"

#include <QTableView>

namespace yichuang::ui {

class TableModel;

/// A table of whole rows: arrows move, Enter opens, Tab leaves. Column widths are shares of the
/// table's width, so nothing scrolls sideways.
class DataTable final : public QTableView {
    Q_OBJECT

public:
    /// The model is borrowed.
    DataTable(const Look &look, TableModel &model, QWidget *parent);

    /// One weight a column.
    void setShares(const QVector<int> &shares);
    /// Row height in unscaled pixels: 40 for one line, 52 for two.
    void setRowHeight(int px);
    /// The key of the current row; invalid when there is none.
    [[nodiscard]] QVariant currentKey() const;
    /// False when no row has it; nothing changes then.
    bool selectKey(const QVariant &key);
    /// Goes to the first row, if there is one.
    void selectFirst();

Q_SIGNALS:
    void rowOpened(const QVariant &key);
    void rowChosen(const QVariant &key);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    /// Home and End go to the first and the last row: a row is one thing here, not its columns.
    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void shareWidth();
    void applyRowHeight();

    const Look &m_look;
    TableModel &m_rows;
    QVector<int> m_shares;
    int m_rowHeight = 40;
};

} // namespace yichuang::ui
