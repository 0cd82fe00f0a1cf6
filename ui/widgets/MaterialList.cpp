// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/MaterialList.h"

#include "ui/widgets/MaterialRow.h"

#include <QVBoxLayout>

namespace yichuang::ui {

MaterialList::MaterialList(const Look &look, QWidget *parent)
    : ColumnScroll(parent), m_look(look), m_place(new QWidget(widget()))
{
    column()->setSpacing(0);
    column()->addStretch(1);
    m_place->setFocusPolicy(Qt::TabFocus);
    m_place->hide();
}

MaterialRow *MaterialList::addRow()
{
    auto *row = new MaterialRow(m_look, widget());
    connect(row, &MaterialRow::judged, this, &MaterialList::judged);
    connect(row, &MaterialRow::detailWanted, this, &MaterialList::detailWanted);
    connect(row, &MaterialRow::stepped, this, [this, row](int by) { stepFrom(row, by); });
    connect(row, &MaterialRow::focused, this, [this, row](const QString &key) {
        m_current = key;
        ensureWidgetVisible(row, 0, focusMargin);
        Q_EMIT rowFocused(key);
    });
    column()->insertWidget(column()->count() - 1, row);
    setTabOrder(m_rows.isEmpty() ? m_place : m_rows.last(), row);
    m_rows.append(row);
    return row;
}

std::pair<QString, QString> MaterialList::keyWords()
{
    return {QStringLiteral("1 … 6"), tr("Judge the material row you are in")};
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
