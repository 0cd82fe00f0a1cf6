// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/MaterialList.h"

#include "ui/widgets/Labels.h"
#include "ui/widgets/MaterialRow.h"

#include <QVBoxLayout>

#include <algorithm>

namespace yichuang::ui {

MaterialList::MaterialList(const Look &look, AttachmentShelf &shelf, QWidget *parent)
    : ColumnScroll(parent), m_look(look), m_shelf(shelf), m_place(new QWidget(widget()))
{
    column()->setSpacing(0);
    column()->addStretch(1);
    m_place->setFocusPolicy(Qt::TabFocus);
    m_place->hide();
}

MaterialRow *MaterialList::addRow()
{
    auto *row = new MaterialRow(m_look, m_shelf, widget());
    connect(row, &MaterialRow::judged, this, &MaterialList::judged);
    connect(row, &MaterialRow::detailWanted, this, &MaterialList::detailWanted);
    connect(row, &MaterialRow::wished, this, &MaterialList::wished);
    connect(row, &MaterialRow::stepped, this, [this, row](int by) { stepFrom(row, by); });
    connect(row, &MaterialRow::focused, this, [this, row](const QString &key) {
        m_current = key;
        markCurrent();
        ensureWidgetVisible(row, 0, focusMargin);
        Q_EMIT rowFocused(key);
    });
    column()->insertWidget(column()->count() - 1, row);
    setTabOrder(m_rows.isEmpty() ? m_place : m_rows.last(), row);
    m_rows.append(row);
    return row;
}

QVector<std::pair<QString, QString>> MaterialList::keyWords() const
{
    const std::pair<QString, QString> look{QStringLiteral("→"), tr("To the pages of the row; Enter looks at one")};
    if (!isOpen() && !m_rows.isEmpty()) {
        return {look};
    }
    return {{QStringLiteral("1 … 6"), tr("Judge the material row you are in")},
            {ui::keyWords(QKeySequence::Paste), tr("Paste a picture into the row")},
            look,
            {QStringLiteral("Ctrl+← →"), tr("Move the page you are at")},
            {ui::keyWords(Qt::Key_Delete), tr("Take out the page you are at")}};
}

bool MaterialList::isOpen() const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [](const MaterialRow *row) { return row->line().isOpen; });
}

void MaterialList::askForPages()
{
    const auto wanted = std::find_if(m_rows.begin(), m_rows.end(), [this](const MaterialRow *row) {
        return row->line().isOpen && row->line().key == m_current;
    });
    const auto open = wanted != m_rows.end() ? wanted
                                             : std::find_if(m_rows.begin(), m_rows.end(), [](const MaterialRow *row) {
                                                   return row->line().isOpen;
                                               });
    if (open == m_rows.end()) {
        return;
    }
    if ((*open)->isCurrent()) {
        (*open)->askForPages();
    } else {
        (*open)->setFocus(Qt::OtherFocusReason);
    }
}

void MaterialList::setLines(const MaterialLines &lines)
{
    while (m_rows.size() > lines.size()) {
        delete m_rows.takeLast();
    }
    for (int at = 0; at < lines.size(); ++at) {
        MaterialRow *row = at < m_rows.size() ? m_rows.at(at) : addRow();
        if (row->line() != lines.at(at)) {
            row->setLine(lines.at(at));
        }
    }
    markCurrent();
}

void MaterialList::markCurrent()
{
    for (MaterialRow *row : std::as_const(m_rows)) {
        row->setPlace(row->line().key == m_current ? MaterialRow::Place::Left : MaterialRow::Place::None);
    }
}

void MaterialList::stepFrom(MaterialRow *row, int by)
{
    const auto at = m_rows.indexOf(row) + by;
    if (at >= 0 && at < m_rows.size()) {
        m_rows.at(at)->setFocus(Qt::OtherFocusReason);
    }
}

void MaterialList::focusRow(const QString &key)
{
    for (MaterialRow *row : std::as_const(m_rows)) {
        if (row->line().key == key) {
            row->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

void MaterialList::focusAfter(const QString &key)
{
    for (MaterialRow *row : std::as_const(m_rows)) {
        if (row->line().judgement == domain::Judgement::Unchecked) {
            row->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    focusRow(key);
}

void MaterialList::focusInEvent(QFocusEvent *event)
{
    ColumnScroll::focusInEvent(event);
    if (!m_rows.isEmpty()) {
        m_rows.first()->setFocus(Qt::OtherFocusReason);
    }
}

} // namespace yichuang::ui
