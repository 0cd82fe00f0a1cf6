// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/CaseListForm.h"

#include "ui/models/CaseViews.h"

#include <algorithm>

namespace yichuang::ui {

CaseListForm::CaseListForm(desk::CaseFilter start, Order order, QObject *parent)
    : QObject(parent), m_start(std::move(start)), m_filter(m_start), m_order(order)
{
}

template<typename T>
void CaseListForm::set(T &place, const T &value)
{
    if (place != value) {
        place = value;
        Q_EMIT filterChanged();
    }
}

void CaseListForm::setText(const QString &text)
{
    set(m_filter.text, text.trimmed());
}
void CaseListForm::setMineOnly(Qt::CheckState mine)
{
    set(m_filter.mineOnly, mine == Qt::Checked);
}
void CaseListForm::setDueSoon(Qt::CheckState soon)
{
    set(m_filter.dueSoon, soon == Qt::Checked);
}
void CaseListForm::setUnsent(Qt::CheckState unsent)
{
    set(m_filter.unsent, unsent == Qt::Checked);
}
void CaseListForm::setStates(std::vector<domain::CaseState> states)
{
    set(m_filter.states, states);
}

CaseListForm::Query CaseListForm::restart()
{
    m_busy = true;
    m_fresh = true;
    Q_EMIT changed();
    return {m_filter, {}, ++m_ticket};
}

CaseListForm::Query CaseListForm::more()
{
    m_busy = true;
    m_fresh = false;
    Q_EMIT changed();
    return {m_filter, m_next, ++m_ticket};
}

void CaseListForm::arrived(int ticket, const desk::CasePage &page)
{
    if (ticket != m_ticket) {
        return;
    }
    m_busy = false;
    m_problem.clear();
    if (m_fresh) {
        m_rows.clear();
    }
    m_rows.insert(m_rows.end(), page.rows.begin(), page.rows.end());
    m_next = page.next;
    if (m_order == Order::ReadyFirst) {
        std::stable_partition(m_rows.begin(), m_rows.end(),
                              [](const desk::CaseRow &row) { return row.state == domain::CaseState::Ready; });
    }
    Q_EMIT changed();
}

void CaseListForm::failed(int ticket, const QString &sentence)
{
    if (ticket != m_ticket) {
        return;
    }
    m_busy = false;
    m_problem = sentence;
    Q_EMIT changed();
}

void CaseListForm::forget()
{
    ++m_ticket;
    m_filter = m_start;
    m_rows.clear();
    m_next.clear();
    m_problem.clear();
    m_busy = false;
    Q_EMIT forgotten();
    Q_EMIT changed();
}

std::vector<TableRow> CaseListForm::rows(QDate today) const
{
    std::vector<TableRow> rows;
    rows.reserve(m_rows.size());
    for (const desk::CaseRow &row : m_rows) {
        rows.push_back(CaseViews::listRow(row, today));
    }
    return rows;
}

std::optional<domain::CaseState> CaseListForm::stateOf(const QString &caseId) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&caseId](const desk::CaseRow &row) { return row.id.toText() == caseId; });
    return found == m_rows.end() ? std::nullopt : std::optional(found->state);
}

QString CaseListForm::countLine() const
{
    if (!m_problem.isEmpty()) {
        return m_problem;
    }
    if (m_rows.empty()) {
        return m_busy ? tr("Searching…") : tr("No case matches.");
    }
    return hasMore() ? tr("%n case(s) shown, there are more", "", count()) : tr("%n case(s)", "", count());
}

} // namespace yichuang::ui
