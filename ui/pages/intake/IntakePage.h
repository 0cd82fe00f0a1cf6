// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/IntakeForm.h"
#include "ui/models/AttachmentSource.h"
#include "ui/models/Question.h"
#include "ui/models/Suggestion.h"
#include "ui/pages/AttachmentProgress.h"
#include "ui/pages/Page.h"
#include "ui/style/Look.h"

class QLabel;

namespace yichuang::ui {

class ActionButton;
class AskPanel;
class AttachmentShelf;
class MaterialsColumn;
class ProgressLine;
class WhatColumn;
class WhoColumn;

/// Intake on one page: who, what, materials, and below them only the lawful next acts. Thin: values
/// and readiness are the form's, what an act does is its owner's, who answers the signals.
class IntakePage final : public Page {
    Q_OBJECT

public:
    IntakePage(const Look &look, IntakeForm &form, AttachmentShelf &shelf, QWidget *parent);

    [[nodiscard]] QString title() const override;
    void arrive() override;
    [[nodiscard]] bool stepBack() override;
    [[nodiscard]] KeyWords moreKeys() const override;

    void offerItems(const Suggestions &items);
    void setEarlier(const Suggestions &cases);
    void setCatalogueVersion(const QString &version);
    /// When the draft was last on disk; shown in the bottom bar.
    void setSavedAt(base::Instant at);
    void setDraftTrouble(const QString &sentence);
    /// A sheet put aside that is not on disk can be gone back to: by the find box, and by a notice that has the action.
    enum class Unsaved { None, Some };
    void offerUnsaved(const QString &whose, Unsaved unsaved);
    [[nodiscard]] QAction *unsavedAction() const { return m_unsaved; }
    /// Puts the focus where the next entry belongs after a card or an item came in.
    void focusNext();
    [[nodiscard]] IntakeForm::CardOf cardTarget() const;
    /// The act that was asked for is recorded: what was asked with it goes.
    void actRecorded();
    /// It could not be: the answers stay.
    void actRefused();
    /// What is typed into its sheets about the applicant and item on the page, by act.
    [[nodiscard]] QMap<QString, Answers> halfAnswers() const;
    /// They come back when the sheet of the act is opened.
    void restoreAnswers(const QMap<QString, Answers> &answers);
    /// Progress in the bottom bar; empty words end it.
    void setProgress(const QString &words);

Q_SIGNALS:
    void cardWanted();
    void itemsWanted(const QString &text);
    void itemChosen(const QVariant &key);
    void caseWanted(const QVariant &key);
    void acceptWanted();
    /// Registered with its receipt; accepting or refusing comes later.
    void receiveWanted();
    void correctWanted();
    /// choice: not_needed or not_ours; line: the body to go to; reason.
    void rejectWanted(const yichuang::ui::Answers &answers);
    /// line: to whom; reason.
    void referWanted(const yichuang::ui::Answers &answers);
    void printWanted();
    void answersEdited();
    void unsavedWanted();
    void attachmentWished(const yichuang::ui::AttachmentWish &wish);

protected:
    void retranslate() override;

private:
    void buildKeys();
    [[nodiscard]] QWidget *buildBar();
    void refresh();
    void refreshActs();
    void setReadiness(QAction *action, IntakeAct act, const QString &words);
    void ask(const QAction &act, const Question &question);
    [[nodiscard]] QString askedAbout() const;
    void openReject();
    void openRefer();
    void openWhy();
    [[nodiscard]] QString acceptWords() const;

    const Look &m_look;
    IntakeForm &m_form;
    WhoColumn *m_who;
    WhatColumn *m_what;
    MaterialsColumn *m_materials;
    AskPanel *m_panel;
    QLabel *m_saved;
    QLabel *m_why;
    ProgressLine *m_progress;
    std::optional<base::Instant> m_savedAt;
    QString m_trouble;
    QString m_unsavedOf;
    AttachmentProgress m_attaching;
    QAction *m_card = nullptr;
    QAction *m_attach = nullptr;
    QAction *m_putBack = nullptr;
    QAction *m_accept = nullptr;
    QAction *m_receive = nullptr;
    QAction *m_correct = nullptr;
    QAction *m_reject = nullptr;
    QAction *m_refer = nullptr;
    QAction *m_print = nullptr;
    QAction *m_allComplete = nullptr;
    QAction *m_unsaved = nullptr;
};

} // namespace yichuang::ui
