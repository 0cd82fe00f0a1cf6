// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Desk.h"
#include "ui/forms/CaseForm.h"
#include "ui/forms/CaseListForm.h"
#include "ui/models/Question.h"
#include "ui/presenters/Presenter.h"

#include <QPointer>
#include <QTimer>

namespace yichuang::ui {

class CaseListPage;
class CasePage;

/// Joins the lists of cases and the open case to the desk.
class CasesPresenter final : public Presenter {
    Q_OBJECT

public:
    CasesPresenter(desk::Desk &desk, QObject *parent);

    [[nodiscard]] CaseListForm &cases() { return m_cases; }
    [[nodiscard]] CaseListForm &toDo() { return m_toDo; }
    [[nodiscard]] CaseListForm &results() { return m_results; }
    [[nodiscard]] CaseForm &form() { return m_form; }

    void attach(CaseListPage *page, CaseListForm &list);
    void attach(CasePage *page);
    /// Opens a case; `caseOpened` follows when it is on screen.
    void open(const QString &caseId);
    /// Nothing of an earlier person stays in memory after signing out.
    void forget();
    /// Counts for the rail, at most once a second.
    void countSoon();

Q_SIGNALS:
    void caseOpened();
    void backWanted();
    void counted(int toDo, int results);

private:
    void load(CaseListForm &list, const CaseListForm::Query &query);
    void opened(const base::Result<desk::CaseView> &result);
    void act(domain::ActKind kind, const Answers &answers);
    void reveal();
    void print(const QString &paperId);
    void settlePrint(const QString &paperId, Qt::CheckState cameOut);
    void changed(const domain::CaseId &id);
    void count();
    [[nodiscard]] QDate today() const;

    desk::Desk &m_desk;
    CaseListForm m_cases;
    CaseListForm m_toDo;
    CaseListForm m_results;
    CaseForm m_form;
    QPointer<CasePage> m_page;
    QVector<QPointer<CaseListPage>> m_lists;
    QString m_wanted;
    std::optional<domain::ActKind> m_askNext;
    QTimer m_countSoon;
    int m_toDoCount = 0;
};

} // namespace yichuang::ui
