// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Desk.h"
#include "ui/forms/ToDoForm.h"
#include "ui/presenters/CalmTimer.h"
#include "ui/presenters/Presenter.h"

#include <QPointer>
#include <QTimer>

namespace yichuang::ui {

class ToDoPage;

/// Gathers what waits for this window from sync, cases and drafts, and sends the clerk where it is done.
class ToDoPresenter final : public Presenter {
    Q_OBJECT

public:
    ToDoPresenter(desk::Desk &desk, QObject *parent);

    [[nodiscard]] ToDoForm &form() { return m_form; }
    void attach(ToDoPage *page);
    /// Asks all sources again, at most once a second.
    void refreshSoon();
    /// Nothing of an earlier person stays in memory after signing out.
    void forget();

Q_SIGNALS:
    void counted(int pressing);
    void decisionWanted(const QString &operationId);
    void draftWanted(const QString &draftId);
    void draftDiscarded(const QString &draftId);

private:
    void refresh();
    void loadCases();
    void loadDrafts();
    void opened(const ToDoKey &key);
    void discard(const QString &draftId);
    /// The error of a source, shown on the page; no error takes it back.
    void note(const base::Error *error);

    desk::Desk &m_desk;
    ToDoForm m_form;
    QPointer<ToDoPage> m_page;
    CalmTimer m_soon;
    int m_sitting = 0; ///< answers to an earlier person come to nothing
};

} // namespace yichuang::ui
