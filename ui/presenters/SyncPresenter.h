// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Desk.h"
#include "ui/forms/ConflictForm.h"
#include "ui/presenters/Presenter.h"

#include <QPointer>
#include <QTimer>

namespace yichuang::ui {

class SyncPage;

/// Joins the connection pill and the sync page to the desk.
class SyncPresenter final : public Presenter {
    Q_OBJECT

public:
    SyncPresenter(desk::Desk &desk, QObject *parent);

    [[nodiscard]] ConflictForm &form() { return m_form; }
    void attach(SyncPage *page);
    /// Shows one operation on the page, which is on screen.
    void choose(const QString &operationId);
    /// Tells the state of the link now, e.g. after a change of language.
    void refresh();

Q_SIGNALS:
    void linkChanged(yichuang::ui::Tone tone, const QString &words, int needYou);
    /// A text for the help desk, to be put on the clipboard.
    void reportReady(const QString &text);

private:
    void loadLanes();
    void retry();
    void showTrying(Qt::CheckState state);
    void openConflict(const domain::OperationId &operation);
    void settle();
    void settleRefusal(const domain::OperationId &operation, desk::RefusalRemedy remedy, const QString &note);
    void report();
    void settled(const base::Result<void> &result, const QString &words, const QString &kept);

    desk::Desk &m_desk;
    ConflictForm m_form;
    QPointer<SyncPage> m_page;
    QTimer m_ages;
    QTimer m_lanesSoon;
    QTimer m_trying;
};

} // namespace yichuang::ui
