// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/CaseDesk.h"
#include "ui/forms/CaseForm.h"

#include <QPointer>
#include <QTimer>

#include <functional>
#include <optional>

namespace yichuang::ui {

class CasePage;

/// Keeps what is entered on the page of the open case on disk, half a second after a change, until it is recorded.
class ActDraftKeeper final : public QObject {
    Q_OBJECT

public:
    ActDraftKeeper(desk::CaseDesk &desk, CaseForm &form, QObject *parent);

    void attach(CasePage *page);
    /// The case was opened; what was kept of it goes back into its fields. True when there was anything.
    [[nodiscard]] bool takeUp(const desk::ActDraft &kept);
    /// An act was, and took what was kept with it; whatever is entered beside it is kept anew.
    void recorded();
    /// What is entered now is on its way to the disk.
    void keepNow();
    [[nodiscard]] bool isSettled() const { return m_running == 0 && !m_soon.isActive(); }
    /// `then` follows once all is on disk, or with the reason why it is not.
    void settle(const std::function<void(const base::Result<void> &)> &then);
    /// Nothing of an earlier person stays in memory after signing out.
    void forget();

Q_SIGNALS:
    /// It could not be kept; that is tried again all the time.
    void failed(const yichuang::base::Error &error);

private:
    void keepSoon();
    void kept(const base::Result<void> &result);
    [[nodiscard]] desk::ActDraft draftNow() const;

    desk::CaseDesk &m_desk;
    CaseForm &m_form;
    QPointer<CasePage> m_page;
    QTimer m_soon;
    desk::ActDraft m_onDisk; ///< of the open case, or on its way there
    base::Result<void> m_last;
    int m_running = 0;
    std::function<void(const base::Result<void> &)> m_whenSettled;
};

} // namespace yichuang::ui
