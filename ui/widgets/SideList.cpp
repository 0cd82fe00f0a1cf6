// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/SideList.h"

#include "ui/models/SuggestionModel.h"
#include "ui/widgets/Assist.h"
#include "ui/widgets/RowDelegate.h"

#include <QFocusEvent>
#include <QKeyEvent>

namespace yichuang::ui {

SideList::SideList(const Look &look, QWidget *parent) : QListView(parent), m_model(new SuggestionModel(this))
{
    setModel(m_model);
    setItemDelegate(new RowDelegate(look, this));
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(this, &QListView::clicked, this,
            [this](const QModelIndex &index) { Q_EMIT opened(index.data(SuggestionModel::ValueRole)); });
    onPicked(this, this, [this](const QModelIndex &index) { Q_EMIT opened(index.data(SuggestionModel::ValueRole)); });
}

void SideList::setLines(const Suggestions &lines)
{
    m_model->setLines(lines);
    setFocusPolicy(lines.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
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
        setCurrentIndex(m_model->index(0));
    }
}

void SideList::focusOutEvent(QFocusEvent *event)
{
    QListView::focusOutEvent(event);
    setCurrentIndex({});
}

} // namespace yichuang::ui
