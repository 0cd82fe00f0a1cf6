// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Draft.h"
#include "app/desk/Views.h"
#include "ui/models/TableModel.h"

#include <QObject>

#include <optional>
#include <vector>

namespace yichuang::ui {

/// Why something is on the list, most pressing first.
enum class ToDoKind {
    Decision,   ///< a conflict or a refusal of the centre
    Due,        ///< due within three working days, or overdue
    Correction, ///< the applicant still has to supply something
    Draft,      ///< an intake begun and kept
};

/// What one row stands for.
struct ToDoKey {
    ToDoKind kind = ToDoKind::Due;
    QString id; ///< of the operation, case or draft

    [[nodiscard]] QVariant toVariant() const;
    [[nodiscard]] static ToDoKey fromVariant(const QVariant &value);
};

/// Everything that waits for this window, from four sources, as one list. UI thread.
class ToDoForm final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Lanes that need nobody are left out.
    void setDecisions(const std::vector<desk::LaneRow> &lanes);
    /// Cases that wait for a correction are left out: they have their own group.
    void setDue(const std::vector<desk::CaseRow> &rows);
    void setCorrections(const std::vector<desk::CaseRow> &rows);
    struct NamedDraft {
        desk::Draft draft;
        QString itemName; ///< empty = no item chosen yet
    };
    void setDrafts(std::vector<NamedDraft> drafts);
    void setProblem(const QString &sentence);
    void clear();

    /// Nothing = every kind.
    void setFilter(std::optional<ToDoKind> kind);
    [[nodiscard]] std::optional<ToDoKind> filter() const { return m_filter; }

    [[nodiscard]] std::vector<TableRow> rows(QDate today) const;
    [[nodiscard]] int count(ToDoKind kind) const;
    /// What presses: everything but drafts.
    [[nodiscard]] int pressing() const;
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] static QStringList headers();

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] std::vector<std::pair<ToDoKind, desk::CaseRow>> casesByDate() const;
    [[nodiscard]] static TableRow caseRow(ToDoKind kind, const desk::CaseRow &row, QDate today);

    std::vector<desk::LaneRow> m_decisions;
    std::vector<desk::CaseRow> m_due;
    std::vector<desk::CaseRow> m_corrections;
    std::vector<NamedDraft> m_drafts;
    std::optional<ToDoKind> m_filter;
    QString m_problem;
};

} // namespace yichuang::ui
