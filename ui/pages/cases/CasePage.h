// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/CaseForm.h"
#include "ui/models/AttachmentSource.h"
#include "ui/models/ActQuestions.h"
#include "ui/models/Question.h"
#include "ui/pages/AttachmentProgress.h"
#include "ui/pages/Page.h"
#include "ui/style/Look.h"

#include <QHash>

class QHBoxLayout;
class QImage;
class QLabel;
class QMenu;
class QStackedWidget;
class QTabBar;

namespace yichuang::ui {

class ActionButton;
class AskPanel;
class AttachmentShelf;
class Card;
class CaseHeader;
class DataTable;
class DefectBox;
class DueExplanation;
class EmptyState;
class MaterialList;
class PaperPreview;
class ProgressLine;
class TableModel;
class Timeline;

/// One case: header with two clocks, timeline, materials, papers, fees, why this date, and the lawful
/// next acts. Acts are asked in a side panel and handed on.
class CasePage final : public Page {
    Q_OBJECT

public:
    CasePage(const Look &look, CaseForm &form, AttachmentShelf &shelf, QWidget *parent);

    [[nodiscard]] QString title() const override;
    void arrive() override;
    [[nodiscard]] bool stepBack() override;
    [[nodiscard]] KeyWords moreKeys() const override;
    void setToday(QDate today);
    /// Those a case can be handed to.
    void setOtherWindows(const OtherWindows &windows) { m_windows = windows; }
    /// Answers `previewWanted`; a null picture when there is none.
    void setPreview(const QString &paperId, const QImage &page);
    /// Opens the question of an act at once, e.g. from the list of results.
    void ask(domain::ActKind kind);
    /// Answers `actWanted`: the act is recorded, and what was asked with it goes.
    /// What is typed into the sheets about this case and not recorded, and brings it back.
    [[nodiscard]] QMap<QString, Answers> halfAnswers() const;
    void restoreAnswers(const QMap<QString, Answers> &answers);
    void actRecorded();
    /// The look behind the mask could not be recorded.
    void revealRefused();
    /// Answers `actWanted`: it could not be recorded; the answers stay.
    void actRefused();
    /// Answers `receiverCardWanted`: who stands at the counter, and how related to the applicant.
    void fillReceiver(const domain::CaseId &id, const Answers &receiver);

Q_SIGNALS:
    /// What `halfAnswers` tells is another.
    void edited();
    /// What the centre did not take is to be decided.
    void syncWanted();
    void backWanted();
    void actWanted(yichuang::domain::ActKind kind, const yichuang::ui::Answers &answers);
    void printWanted(const QString &paperId);
    /// The clerk says whether the paper came out; Checked = yes.
    void printSettled(const QString &paperId, Qt::CheckState cameOut);
    /// The paper is to be written into this file.
    void pdfWanted(const QString &paperId, const QString &path);
    void revealWanted();
    /// The receiver's card is to be read into the open question.
    void receiverCardWanted();
    void previewWanted(const QString &paperId);
    void attachmentWished(const yichuang::ui::AttachmentWish &wish);

protected:
    void retranslate() override;

private:
    void build();
    void buildKeys();
    [[nodiscard]] QWidget *buildTabs();
    [[nodiscard]] QWidget *buildChecklist();
    void askForPages();
    void askForPdfPlace();
    [[nodiscard]] QWidget *buildPapers();
    [[nodiscard]] QWidget *buildFees();
    [[nodiscard]] QWidget *buildBar();
    /// In the place of a paper that shows whom it concerns, until that is revealed.
    [[nodiscard]] QWidget *buildCover();
    void refresh();
    void refreshActs();
    void refreshButtons();
    [[nodiscard]] static QString buttonName(domain::ActKind kind);
    void refreshKeys();
    [[nodiscard]] bool isResting() const;
    /// What the key of `kind` does now: F5 stands for the main act, F10 delivers or closes.
    [[nodiscard]] std::optional<domain::ActKind> actOfKey(domain::ActKind kind) const;
    /// The focus when it is on this page.
    [[nodiscard]] QWidget *focusHere() const;
    [[nodiscard]] bool isOnAct() const;
    /// Puts the focus on the act asked last, else the first one that is ready, else the tabs.
    void focusActs();
    void refreshPapers();
    void refreshWhy();
    void refreshPreview();
    void showDefects(const QString &key);
    void triggerKey(domain::ActKind kind);
    void refreshCardKey();
    [[nodiscard]] QString currentPaper() const;
    /// Null: none is chosen.
    [[nodiscard]] const desk::PaperView *currentView() const;

    const Look &m_look;
    CaseForm &m_form;
    AttachmentShelf &m_shelf;
    QDate m_today;
    OtherWindows m_windows;
    CaseHeader *m_header = nullptr;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_bodies = nullptr;
    Timeline *m_timeline = nullptr;
    MaterialList *m_materials = nullptr;
    DefectBox *m_defects = nullptr;
    TableModel *m_paperRows;
    DataTable *m_papers = nullptr;
    QWidget *m_cameOut = nullptr;
    QLabel *m_cameOutWords = nullptr;
    ActionButton *m_cameYes = nullptr;
    ActionButton *m_cameNo = nullptr;
    TableModel *m_feeRows;
    DataTable *m_fees = nullptr;
    EmptyState *m_noFees = nullptr;
    Card *m_whyCard = nullptr;
    DueExplanation *m_why = nullptr;
    Card *m_previewCard = nullptr;
    PaperPreview *m_preview = nullptr;
    ActionButton *m_savePdf = nullptr;
    QWidget *m_cover = nullptr;
    QLabel *m_coverWords = nullptr;
    ActionButton *m_coverReveal = nullptr;
    QString m_previewOf;
    QHBoxLayout *m_bar = nullptr;
    QLabel *m_barNote = nullptr;
    ProgressLine *m_progress = nullptr;
    AttachmentProgress m_attaching;
    QLabel *m_papersElsewhere = nullptr;
    QString m_shown; ///< the case, as of the last refresh
    ActionButton *m_toSync = nullptr;
    ActionButton *m_moreButton = nullptr;
    QMenu *m_more = nullptr;
    AskPanel *m_panel = nullptr;
    QHash<int, QAction *> m_actKeys; ///< by ActKind
    QVector<ActionButton *> m_buttons;
    QString m_lastAct; ///< the button of the act asked last
    bool m_isFromAct = false; ///< the button of an act had the focus before the panel
    QString m_deliverOnceRevealed; ///< the case whose delivery was asked for, while the look behind the mask is being recorded
    bool m_wasRefused = false; ///< the banner says so
    QAction *m_attach = nullptr;
    QAction *m_putBack = nullptr;
    QAction *m_print = nullptr;
    QAction *m_readCard = nullptr;
    QAction *m_back = nullptr;
};

} // namespace yichuang::ui
