// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/MaterialList.h"

#include "ui/widgets/MaterialRow.h"

#include <QVBoxLayout>

namespace yichuang::ui {

MaterialList::MaterialList(const Look &look, QWidget *parent) : QScrollArea(parent), m_look(look)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto *body = new QWidget(this);
    body->setObjectName(QStringLiteral("scrollBody"));
    m_layout = new QVBoxLayout(body);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addStretch(1);
    setWidget(body);
    viewport()->setAutoFillBackground(false);
    body->setAutoFillBackground(false);
}

MaterialRow *MaterialList::addRow()
{
    auto *row = new MaterialRow(m_look, widget());
    connect(row, &MaterialRow::judged, this, &MaterialList::judged);
    connect(row, &MaterialRow::stepped, this, [this, row](int by) { stepFrom(row, by); });
    connect(row, &MaterialRow::focused, this, [this, row](const QString &key) {
        m_current = key;
        ensureWidgetVisible(row, 0, 4);
        Q_EMIT rowFocused(key);
    });
    m_layout->insertWidget(m_layout->count() - 1, row);
    m_rows.append(row);
    return row;
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

void MaterialList::focusInEvent(QFocusEvent *event)
{
    QScrollArea::focusInEvent(event);
    if (!m_rows.isEmpty()) {
        m_rows.first()->setFocus(Qt::OtherFocusReason);
    }
}

} // namespace yichuang::ui
