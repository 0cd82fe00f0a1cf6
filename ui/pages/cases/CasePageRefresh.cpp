// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/cases/CasePage.h"

#include "ui/models/ActQuestions.h"
#include "ui/models/CaseViews.h"
#include "ui/models/DueViews.h"
#include "ui/models/PaperWords.h"
#include "ui/models/TableModel.h"
#include "ui/models/Words.h"
#include "ui/pages/AskPanel.h"
#include "ui/pages/cases/CaseHeader.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/DefectBox.h"
#include "ui/widgets/DueExplanation.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/MaterialList.h"
#include "ui/widgets/PaperPreview.h"
#include "ui/widgets/ProgressLine.h"
#include "ui/widgets/Timeline.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <QMenu>
#include <QTabBar>

#include <algorithm>
#include <utility>

namespace yichuang::ui {

using domain::ActKind;

namespace {
constexpr std::size_t buttonsShown = 4;
constexpr int paperTab = 2;
} // namespace

QString CasePage::buttonName(ActKind kind)
{
    return QStringLiteral("act-") + domain::toWord(kind);
}

void CasePage::refresh()
{
    if (!m_form.isOpen()) {
        m_materials->setLines({});
        return;
    }
    const desk::CaseView &view = m_form.view();
    const QWidget *before = focusHere();
    if (m_panel != nullptr) {
        m_panel->showing(view.record.id.toText());
    }
    m_header->show(m_form, m_today);
    m_timeline->setEntries(CaseViews::timeline(view, m_today));
    m_materials->setLines(m_form.lines());
    m_defects->setLines(m_form.lines());
    showDefects(m_defects->key());
    m_feeRows->setRows(CaseViews::fees(view));
    m_fees->setVisible(!view.fees.empty());
    m_noFees->setVisible(view.fees.empty());
    m_tabs->setTabText(0, tr("Timeline"));
    m_tabs->setTabText(1, tr("Materials %1").arg(view.record.materials.size()));
    m_tabs->setTabText(2, tr("Papers %1").arg(view.papers.size()));
    m_tabs->setTabText(3, tr("Fees"));
    refreshPapers();
    refreshWhy();
    refreshActs();
    // Another case begins at its beginning: what had the focus was a row of the one before.
    const bool isAnother = std::exchange(m_shown, view.record.id.toText()) != view.record.id.toText();
    if (isAnother) {
        m_tabs->setCurrentIndex(0);
    }
    if (before != nullptr && (isAnother || focusHere() == nullptr)) {
        focusActs();
    }
    if (m_form.isRevealed() && std::exchange(m_deliverOnceRevealed, QString()) == view.record.id.toText()) {
        ask(ActKind::Deliver);
    }
}

void CasePage::refreshPapers()
{
    const QVariant kept = m_papers->currentKey();
    m_papersElsewhere->setVisible(m_form.view().papers.empty());
    m_paperRows->setRows(CaseViews::papers(m_form.view(), m_today));
    if (!m_papers->selectKey(kept)) {
        m_papers->selectFirst();
    }
}

void CasePage::refreshWhy()
{
    if (!m_form.isOpen()) {
        return;
    }
    const desk::CaseView &view = m_form.view();
    const bool papers = m_tabs->currentIndex() == paperTab && !view.papers.empty();
    const std::optional<ClockEnd> end = CaseViews::clockEnd(view.record);
    const bool runs = view.record.state != domain::CaseState::Stopped && view.next;
    const std::optional<domain::DueDate> &due = runs ? view.next : view.promised;
    const domain::DueKind kind = runs ? *view.nextKind : domain::DueKind::Promised;
    // What is decided on the spot counts no days.
    const bool onSpot = view.kind == domain::CaseKind::Immediate && kind == domain::DueKind::Promised;
    const bool has = due && !due->days.empty() && !onSpot;
    m_previewCard->setVisible(papers);
    m_whyCard->setVisible(has && !papers);
    if (papers) {
        refreshPreview();
    }
    if (has) {
        const QString day = Words::dayShort(due->date);
        m_whyCard->setTitle(!due->date.isValid() ? tr("The clock stands still")
                            : end && !runs                 ? tr("It was due on %1").arg(day)
                                                           : tr("Why %1?").arg(day));
        m_why->setDue(DueViews::view(*due, runs ? std::nullopt : end, kind));
    }
}

QWidget *CasePage::buildCover()
{
    m_cover = new QWidget(m_previewCard);
    auto *column = new QVBoxLayout(m_cover);
    column->setContentsMargins(0, 0, 0, 0);
    m_coverWords = makeLabel(TextRole::Note, m_cover);
    m_coverWords->setObjectName(QStringLiteral("paperCover"));
    m_coverWords->setWordWrap(true);
    column->addWidget(m_coverWords);
    m_coverReveal = new ActionButton(m_look, ButtonKind::Link, m_cover);
    m_coverReveal->setObjectName(QStringLiteral("revealPaper"));
    connect(m_coverReveal, &QAbstractButton::clicked, this, &CasePage::revealWanted);
    column->addWidget(m_coverReveal, 0, Qt::AlignLeft);
    return m_cover;
}

void CasePage::refreshPreview()
{
    const desk::PaperView *paper = m_previewCard->isVisibleTo(this) ? currentView() : nullptr;
    if (paper == nullptr) {
        return;
    }
    const QString title = PaperWords::title(*paper);
    m_previewCard->setTitle(title);
    m_preview->setAccessibleName(tr("First page of %1").arg(title));
    m_coverWords->setText(tr("This paper shows the applicant's name, number and phone. Showing it is recorded."));
    m_coverReveal->setText(tr("Show the paper"));
    m_coverReveal->setAccessibleName(m_coverReveal->text());
    m_cover->setVisible(!m_form.isRevealed());
    m_preview->setVisible(m_form.isRevealed());
    if (!m_form.isRevealed()) {
        m_previewOf.clear();
        m_preview->setPage({});
        return;
    }
    if (m_previewOf != paper->id) {
        m_previewOf = paper->id;
        m_preview->setPage({});
        Q_EMIT previewWanted(paper->id);
    }
}

void CasePage::setPreview(const QString &paperId, const QImage &page)
{
    if (paperId == m_previewOf) {
        m_preview->setPage(page);
    }
}

QString CasePage::currentPaper() const
{
    return m_papers->currentKey().toString();
}

const desk::PaperView *CasePage::currentView() const
{
    if (!m_form.isOpen()) {
        return nullptr;
    }
    const auto &papers = m_form.view().papers;
    const auto found = std::find_if(papers.begin(), papers.end(), [id = currentPaper()](const desk::PaperView &paper) { return paper.id == id; });
    return found == papers.end() ? nullptr : &*found;
}

bool CasePage::isResting() const
{
    return m_form.isBusy() || m_form.attachments().coming().total > 0 || m_panel == nullptr || m_panel->isOpen();
}

QWidget *CasePage::focusHere() const
{
    QWidget *focused = window()->focusWidget();
    return focused != nullptr && isAncestorOf(focused) ? focused : nullptr;
}

bool CasePage::isOnAct() const
{
    return std::any_of(m_buttons.begin(), m_buttons.end(), [](const ActionButton *button) { return button->hasFocus(); });
}

void CasePage::focusActs()
{
    QWidget *to = m_tabs;
    for (ActionButton *button : std::as_const(m_buttons)) {
        const bool isBetter = to == m_tabs || button->objectName() == m_lastAct;
        to = button->isEnabled() && isBetter ? button : to;
    }
    to->setFocus(Qt::OtherFocusReason);
}

std::optional<ActKind> CasePage::actOfKey(ActKind kind) const
{
    const auto acts = m_form.acts();
    const auto isOffered = [&acts](ActKind one) { return std::find(acts.begin(), acts.end(), one) != acts.end(); };
    if (kind == ActKind::Accept) {
        return ActQuestions::mainAct(acts);
    }
    if (kind == ActKind::Deliver && !isOffered(kind)) {
        kind = ActKind::Close;
    }
    return isOffered(kind) ? std::optional(kind) : std::nullopt;
}

void CasePage::refreshActs()
{
    const bool wasOnAct = isOnAct();
    const QWidget *before = focusHere();
    refreshButtons();
    refreshKeys();
    m_attaching.show(m_form.attachments().coming(), *m_progress);
    const desk::PaperView *paper = currentView();
    m_cameOut->setVisible(paper != nullptr && paper->state == desk::PrintState::Unknown);
    // The button that had it is gone.
    if (wasOnAct || (before != nullptr && focusHere() == nullptr)) {
        focusActs();
    }
}

void CasePage::refreshButtons()
{
    for (ActionButton *button : std::as_const(m_buttons)) {
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    m_more->clear();
    const auto acts = m_form.acts();
    const std::optional<ActKind> main = ActQuestions::mainAct(acts);
    for (std::size_t at = 0; at < acts.size(); ++at) {
        const ActKind kind = acts[at];
        if (at >= buttonsShown) {
            connect(m_more->addAction(Words::act(kind)), &QAction::triggered, this, [this, kind] { ask(kind); });
            continue;
        }
        auto *button = new ActionButton(m_look, kind == main ? ButtonKind::Primary : ButtonKind::Secondary,
                                        m_moreButton->parentWidget(), Words::act(kind));
        button->setObjectName(buttonName(kind));
        button->setAccessibleName(Words::act(kind));
        const QAction *key = m_actKeys.value(static_cast<int>(kind == main ? ActKind::Accept : kind));
        button->setKeyText(key != nullptr ? keyWords(key->shortcut()) : QString());
        button->setEnabled(!isResting());
        connect(button, &QAbstractButton::clicked, this, [this, kind] { ask(kind); });
        m_bar->insertWidget(3, button);
        m_buttons.append(button);
        button->show();
    }
    m_moreButton->setVisible(acts.size() > buttonsShown);
    m_moreButton->setEnabled(!isResting());
    // From left to right, as they stand.
    QWidget *before = m_moreButton;
    for (auto button = m_buttons.rbegin(); button != m_buttons.rend(); ++button) {
        setTabOrder(before, *button);
        before = *button;
    }
    const bool isStuck = m_form.isOpen() && m_form.view().isStuck;
    m_toSync->setVisible(isStuck);
    m_barNote->setText(isStuck           ? tr("The centre did not take an act on this case as it was. Decide about it before anything else is done.")
                       : m_form.isBusy() ? tr("Being recorded…")
                       : main            ? QString()
                                         : tr("Nothing to do here for you now."));
}

void CasePage::refreshKeys()
{
    const bool rest = isResting();
    const bool isAttaching = m_form.attachments().coming().total > 0;
    for (auto at = m_actKeys.cbegin(); at != m_actKeys.cend(); ++at) {
        const std::optional<ActKind> act = actOfKey(static_cast<ActKind>(at.key()));
        at.value()->setVisible(act.has_value());
        at.value()->setEnabled(act && !rest);
    }
    QAction *main = m_actKeys.value(static_cast<int>(ActKind::Accept));
    const std::optional<ActKind> act = actOfKey(ActKind::Accept);
    // It keeps its place, and says why nothing happens.
    main->setVisible(m_form.isOpen());
    nameKey(main, act ? Words::act(*act) : tr("Next step"));
    main->setToolTip(act ? QString() : tr("No step of this case waits for you now. What else can be done stands on the buttons."));
    QAction *last = m_actKeys.value(static_cast<int>(ActKind::Deliver));
    if (actOfKey(ActKind::Deliver) == ActKind::Close) {
        nameKey(last, Words::act(ActKind::Close));
    } else {
        nameKey(last, tr("Deliver the result"), tr("Deliver", "key strip"));
    }
    m_attach->setVisible(m_form.isChecklistOpen());
    m_attach->setEnabled(m_form.isChecklistOpen() && (!rest || isAttaching));
    m_putBack->setVisible(m_form.isChecklistOpen());
    m_putBack->setEnabled(m_form.attachments().canPutBack() && (!rest || isAttaching));
    m_print->setEnabled(!rest && !currentPaper().isEmpty());
}

void CasePage::retranslate()
{
    nameKey(m_attach, tr("Add pages to the material you are in"), tr("Add pages", "key strip"));
    nameKey(m_putBack, tr("Put back the page taken out last"));
    nameKey(m_back, tr("Back to the list"), tr("Back", "key strip"));
    nameKey(m_actKeys.value(static_cast<int>(ActKind::Correct)), tr("Correction notice"));
    nameKey(m_actKeys.value(static_cast<int>(ActKind::Reject)), tr("Not accepted"));
    nameKey(m_actKeys.value(static_cast<int>(ActKind::Refer)), tr("Refer"));
    nameKey(m_readCard, tr("Read the receiver's card"), tr("Read card", "key strip"));
    nameKey(m_print, tr("Print the chosen paper again"), tr("Reprint", "key strip"));
    m_tabs->setAccessibleName(tr("Parts of the case"));
    m_materials->setAccessibleName(tr("Checklist of materials"));
    m_paperRows->setHeaders(CaseViews::paperHeaders());
    m_papers->setShares({24, 26, 18, 18, 14});
    m_papers->setAccessibleName(tr("Papers issued"));
    m_feeRows->setHeaders(CaseViews::feeHeaders());
    m_fees->setShares({40, 20, 40});
    m_fees->setAccessibleName(tr("Fees"));
    m_noFees->setWords(tr("Free of charge."), tr("The catalogue names no fee, so none may be asked."));
    m_cameOutWords->setText(tr("The printer did not say whether this paper came out. Did it?"));
    m_cameYes->setText(tr("Yes, it is here"));
    m_cameNo->setText(tr("No, print again"));
    m_moreButton->setText(tr("More acts"));
    m_savePdf->setText(tr("Save as PDF…"));
    for (ActionButton *button : {m_cameYes, m_cameNo, m_moreButton, m_savePdf}) {
        button->setAccessibleName(button->text());
    }
    m_more->setAccessibleName(m_moreButton->text());
    m_papersElsewhere->setText(tr("No paper of this case was issued on this computer. What another window issued is reprinted there."));
    m_toSync->setText(tr("Decide on the Sync page"));
    m_toSync->setAccessibleName(m_toSync->text());
    m_defects->retranslate();
    m_header->retranslate();
    refresh();
}

} // namespace yichuang::ui
