// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Desk.h"
#include "ui/forms/CaseForm.h"
#include "ui/forms/CaseListForm.h"
#include "ui/models/ActQuestions.h"
#include "ui/models/Question.h"
#include "ui/presenters/ActDraftKeeper.h"
#include "ui/presenters/CalmTimer.h"
#include "ui/presenters/Presenter.h"

#include <QPointer>
#include <QTimer>

#include <functional>

namespace yichuang::ui {

class CaseListPage;
class CasePage;

/// Joins the lists of cases and the open case to the desk.
class CasesPresenter final : public Presenter {
    Q_OBJECT

public:
    CasesPresenter(desk::Desk &desk, QObject *parent);

    [[nodiscard]] CaseListForm &cases() { return m_cases; }
    [[nodiscard]] CaseListForm &results() { return m_results; }
    [[nodiscard]] CaseForm &form() { return m_form; }

    void attach(CaseListPage *page, CaseListForm &list);
    void attach(CasePage *page);
    /// Opens a case; `caseOpened` follows when it is on screen.
    void open(const QString &caseId);
    /// Nothing of an earlier person stays in memory after signing out.
    /// A receiver's card is being read or an act is being recorded.
    [[nodiscard]] bool isAtWork() const;
    void forget();
    /// What is entered on the page of the open case and not recorded.
    [[nodiscard]] ActDraftKeeper &draft() { return m_draft; }
    /// Counts for the rail, at most once a second.
    void countSoon();

Q_SIGNALS:
    void caseOpened();
    void backWanted();
    void syncWanted();
    void counted(int results);

private:
    void load(CaseListForm &list, const CaseListForm::Query &query);
    void opened(const base::Result<desk::CaseView> &result);
    void refresh(const domain::CaseId &id);
    void show(const desk::CaseView &view);
    void act(domain::ActKind kind, const Answers &answers);
    void recorded(domain::ActKind kind, const desk::Confirmed &confirmed, const QVector<QAction *> &actions);
    void keepLast(const desk::Confirmed &confirmed);
    [[nodiscard]] QVector<QAction *> lastActions();
    void printLast();
    void startDelivery(CaseListPage *page, const QString &caseId);
    void askDelivery(CaseListPage &page, const desk::CaseView &view);
    void deliver(CaseListPage *page, domain::ActKind kind, const Answers &answers);
    using FillReceiver = std::function<void(const domain::CaseId &id, const Answers &receiver)>;
    void readReceiver(const desk::CaseView &view, const FillReceiver &fill);
    void takeReceiver(const desk::CardView &card);
    void preview(const QString &paperId);
    [[nodiscard]] OtherWindows otherWindows() const;
    void reveal();
    void print(const QString &paperId);
    void savePdf(const QString &paperId, const QString &path);
    void settlePrint(const QString &paperId, Qt::CheckState cameOut);
    void changed(const domain::CaseId &id);
    void listAgain();
    void count();
    [[nodiscard]] QDate today() const;

    desk::Desk &m_desk;
    CaseListForm m_cases;
    CaseListForm m_results;
    CaseForm m_form;
    ActDraftKeeper m_draft{m_desk.cases(), m_form, nullptr};
    QPointer<CasePage> m_page;
    QVector<QPointer<CaseListPage>> m_lists;
    QString m_wanted;
    std::function<void(const domain::Applicant &card)> m_takeReceiver; ///< waits for the receiver's card
    QAction *m_openLast;
    QAction *m_printLast;
    QString m_lastCase;       ///< of the last act on a list
    QStringList m_lastPapers; ///< that it issued
    std::optional<desk::CaseView> m_delivering; ///< whose hand-over is being asked on the page of results
    CalmTimer m_countSoon;
    QTimer m_listSoon;
};

} // namespace yichuang::ui
