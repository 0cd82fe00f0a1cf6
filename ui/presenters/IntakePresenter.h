// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Desk.h"
#include "ui/forms/IntakeForm.h"
#include "ui/models/Question.h"
#include "ui/presenters/DraftKeeper.h"
#include "ui/presenters/Presenter.h"

#include <QPointer>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace yichuang::ui {

class IntakePage;

/// Joins the intake page to the desk: cards, items, drafts on disk within a second, confirming.
class IntakePresenter final : public Presenter {
    Q_OBJECT

public:
    IntakePresenter(desk::Desk &desk, IntakeForm &form, QObject *parent);

    void attach(IntakePage *page);
    /// After signing in: the newest draft comes back into the same fields, or an empty sheet.
    void begin();
    /// Keeps the draft and starts an empty sheet.
    void newCase();
    /// Brings a kept draft back; what is on the sheet now is kept as a draft itself.
    void openDraft(const QString &draftId);
    /// The draft was deleted elsewhere; when it is the one on the sheet, the sheet is emptied.
    void dropDraft(const QString &draftId);
    /// An item found elsewhere, e.g. in the find box: the sheet takes it unless it is about another one; then that is
    /// kept as a draft, and an empty sheet takes it.
    void startItem(const QString &key);
    /// The caret goes where the next entry belongs.
    void focusNext();
    /// Writes what is not on disk yet, at once.
    void saveNow();
    /// Whether everything entered is recorded or on disk.
    [[nodiscard]] bool isSettled() const;
    /// Writes what is not on disk yet, and calls `then` once all of it is, or with the first error: then something
    /// would be lost by leaving.
    void settle(const std::function<void(const base::Result<void> &)> &then);
    /// A card is being read, pages are being attached or an act is being recorded.
    [[nodiscard]] bool isAtWork() const;
    /// Somebody else may sit down: nothing of who left stays here, neither on the sheet nor to be written.
    void forget();
    /// The form in the language in force.
    void retranslate();

Q_SIGNALS:
    /// A draft came back; the page that shows it is wanted, and the field the clerk was in.
    void recovered(const QString &focus);
    /// Somebody is being served, since so long; nothing when the sheet is empty.
    void handling(std::optional<std::chrono::milliseconds> soFar);

private:
    void connectDesk();
    void chooseItem(const QString &key);
    /// The started sheet is kept as a draft, an empty one stands in its place; what to say of it.
    [[nodiscard]] Notice putAside();
    void readCard();
    void takeCard(const desk::CardView &card);
    void cardFailed(const QString &reason);
    void offerItems(const QString &text);
    void loadEarlier();
    void showEarlier(const std::vector<desk::CaseRow> &rows);
    /// That the card's name is not the one on file; empty when there is nothing to say.
    [[nodiscard]] Notice otherName() const;
    /// Whether it was said now; a running case is told once.
    bool warnOfOpen();
    void edited();
    void connectKeeper();
    void saved(const desk::Draft &draft);
    void notSaved(const desk::Draft &draft, const base::Error &error);
    void allSaved();
    [[nodiscard]] std::optional<desk::Draft> unsavedAside() const;
    void offerUnsaved();
    void openUnsaved();
    void bringBack(const desk::Draft &draft);
    void settled();
    void restore(const desk::Draft &draft);
    void confirm(const desk::IntakeEnding &ending);
    void confirmed(const desk::IntakeEnding &ending, const base::Result<desk::Confirmed> &result);
    void askRules();
    void reprint();
    [[nodiscard]] desk::Draft draftNow() const;
    [[nodiscard]] QMap<QString, desk::HalfAnswer> answersNow() const;
    void restoreAnswers();
    [[nodiscard]] std::optional<ItemChoice> choiceOf(const domain::ItemKey &key) const;
    [[nodiscard]] QString outcome(domain::ActKind kind) const;
    void startEmpty();

    desk::Desk &m_desk;
    IntakeForm &m_form;
    QPointer<IntakePage> m_page;
    desk::Draft m_draft;
    DraftKeeper m_keeper;
    QTimer m_saveSoon;
    bool m_dirty = false;    ///< the keeper does not have the sheet as it is
    QString m_toldUnsaved;   ///< the draft put aside whose trouble was told
    std::function<void(const base::Result<void> &)> m_whenSettled;
    bool m_reading = false;  ///< the next card is the sheet's
    bool m_untouched = true; ///< nobody is being served yet
    QString m_earlierOf;
    std::vector<desk::CaseRow> m_earlier;
    QString m_openOne; ///< the running case of this person and item that was told
    QAction *m_openEarlier;
    QStringList m_lastPapers;
    QString m_lastCase;
    QAction *m_openLast;
};

} // namespace yichuang::ui
