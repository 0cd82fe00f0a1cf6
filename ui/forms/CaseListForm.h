// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Views.h"
#include "ui/models/TableModel.h"

#include <QObject>

#include <optional>
#include <vector>

namespace yichuang::ui {

/// A list of cases page by page: filter, rows so far, whether there are more. Answers of an older
/// filter are told by their ticket and dropped.
class CaseListForm final : public QObject {
    Q_OBJECT

public:
    enum class Order { AsFound, ReadyFirst }; ///< ReadyFirst: what can be collected on top

    CaseListForm(desk::CaseFilter start, Order order, QObject *parent);

    void setText(const QString &text);
    void setMineOnly(Qt::CheckState mine);
    void setDueSoon(Qt::CheckState soon);
    void setUnsent(Qt::CheckState unsent);
    /// A group of states; empty = any. Ignored for a list that is about certain states.
    void setStates(std::vector<domain::CaseState> states);
    [[nodiscard]] const desk::CaseFilter &filter() const { return m_filter; }

    struct Query {
        desk::CaseFilter filter;
        QString after;
        int ticket = 0;
    };
    /// From the top.
    [[nodiscard]] Query restart();
    /// The rows after those shown.
    [[nodiscard]] Query more();
    void arrived(int ticket, const desk::CasePage &page);
    void failed(int ticket, const QString &sentence);
    /// Back to how it began: nothing of an earlier person's search stays, and no answer to it is taken any more.
    void forget();

    [[nodiscard]] std::vector<TableRow> rows(QDate today) const;
    /// The state of a row shown; nothing for any other case.
    [[nodiscard]] std::optional<domain::CaseState> stateOf(const QString &caseId) const;
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] bool hasMore() const { return !m_next.isEmpty(); }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] QString problem() const { return m_problem; }
    /// "50 cases, more below" / "7 cases" / "No case matches".
    [[nodiscard]] QString countLine() const;

Q_SIGNALS:
    void filterChanged();
    void changed();
    void forgotten();

private:
    template<typename T>
    void set(T &place, const T &value);

    desk::CaseFilter m_start;
    desk::CaseFilter m_filter;
    Order m_order;
    std::vector<desk::CaseRow> m_rows;
    QString m_next;
    QString m_problem;
    int m_ticket = 0;
    bool m_busy = false;
    bool m_fresh = true;
};

} // namespace yichuang::ui
