// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/DataTable.h"

#include "ui/models/TableModel.h"
#include "ui/widgets/Assist.h"
#include "ui/widgets/CellDelegate.h"

#include <QHeaderView>
#include <QKeyEvent>

#include <numeric>

namespace yichuang::ui {

DataTable::DataTable(const Look &look, TableModel &model, QWidget *parent)
    : QTableView(parent), m_look(look), m_rows(model)
{
    setModel(&model);
    setItemDelegate(new CellDelegate(look, this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setMinimumSectionSize(24);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    applyRowHeight();
    connect(&look, &Look::changed, this, &DataTable::applyRowHeight);
    connect(this, &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex &index) { Q_EMIT rowOpened(index.data(TableModel::KeyRole)); });
    onPicked(this, this, [this](const QModelIndex &index) { putCurrent(*this, index); });
}

void DataTable::setShares(const QVector<int> &shares)
{
    m_shares = shares;
    shareWidth();
}

void DataTable::setRowHeight(int px)
{
    m_rowHeight = px;
    applyRowHeight();
}

void DataTable::applyRowHeight()
{
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(m_look.tokens().grown(m_rowHeight));
}

QVariant DataTable::currentKey() const
{
    return currentIndex().isValid() ? currentIndex().data(TableModel::KeyRole) : QVariant();
}

bool DataTable::selectKey(const QVariant &key)
{
    for (int row = 0; row < m_rows.rowCount(); ++row) {
        if (m_rows.index(row, 0).data(TableModel::KeyRole) == key) {
            putCurrent(*this, m_rows.index(row, 0));
            return true;
        }
    }
    return false;
}

void DataTable::selectFirst()
{
    if (m_rows.rowCount() > 0) {
        putCurrent(*this, m_rows.index(0, 0));
    }
}

void DataTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    shareWidth();
}

void DataTable::shareWidth()
{
    const int total = std::accumulate(m_shares.cbegin(), m_shares.cend(), 0);
    if (total == 0 || m_shares.size() != m_rows.columnCount()) {
        return;
    }
    int left = viewport()->width();
    for (int column = 0; column < m_shares.size(); ++column) {
        const bool last = column == m_shares.size() - 1;
        const int width = last ? left : viewport()->width() * m_shares.at(column) / total;
        setColumnWidth(column, width);
        left -= width;
    }
}

void DataTable::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT rowOpened(currentKey());
        return;
    }
    QTableView::keyPressEvent(event);
}

QModelIndex DataTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (m_rows.rowCount() > 0 && (action == MoveHome || action == MoveEnd)) {
        return m_rows.index(action == MoveHome ? 0 : m_rows.rowCount() - 1, 0);
    }
    return QTableView::moveCursor(action, modifiers);
}

void DataTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.isValid() && current.row() != previous.row()) {
        Q_EMIT rowChosen(current.data(TableModel::KeyRole));
    }
}

} // namespace yichuang::ui
