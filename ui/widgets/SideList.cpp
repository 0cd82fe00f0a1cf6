// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/SideList.h"

#include "ui/models/SuggestionModel.h"
#include "ui/widgets/Assist.h"
#include "ui/widgets/RowDelegate.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QScrollArea>

namespace yichuang::ui {

SideList::SideList(const Look &look, QWidget *parent) : QListView(parent), m_model(new SuggestionModel(this))
{
    setModel(m_model);
    setItemDelegate(new RowDelegate(look, this));
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(QListView::Adjust);
    connect(&look, &Look::changed, this, &SideList::fit);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(this, &QListView::clicked, this,
            [this](const QModelIndex &index) { Q_EMIT opened(index.data(SuggestionModel::ValueRole)); });
    onPicked(this, this, [this](const QModelIndex &index) { Q_EMIT opened(index.data(SuggestionModel::ValueRole)); });
}

void SideList::setLines(const Suggestions &lines)
{
    m_model->setLines(lines);
    setFocusPolicy(lines.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
    fit();
}

void SideList::fit()
{
    int tall = 2 * frameWidth();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        tall += sizeHintForRow(row);
    }
    setFixedHeight(tall);
    scheduleDelayedItemsLayout();
}

void SideList::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) {
        fit();
    }
}

void SideList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    for (QWidget *above = parentWidget(); current.isValid() && above != nullptr; above = above->parentWidget()) {
        if (auto *column = qobject_cast<QScrollArea *>(above)) {
            const QRect line = visualRect(current);
            const QPoint middle = mapTo(column->widget(), line.center());
            column->ensureVisible(0, middle.y(), 0, line.height());
            return;
        }
    }
}

void SideList::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT opened(currentIndex().data(SuggestionModel::ValueRole));
        return;
    }
    QListView::keyPressEvent(event);
}

void SideList::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model->rowCount() > 0) {
        putCurrent(*this, m_model->index(0));
    }
}

void SideList::focusOutEvent(QFocusEvent *event)
{
    QListView::focusOutEvent(event);
    putCurrent(*this, {});
}

} // namespace yichuang::ui
