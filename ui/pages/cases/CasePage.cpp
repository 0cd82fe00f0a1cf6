// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/cases/CasePage.h"

#include "ui/models/ActQuestions.h"
#include "ui/models/CaseViews.h"
#include "ui/models/DueViews.h"
#include "ui/models/TableModel.h"
#include "ui/models/Words.h"
#include "ui/pages/AskPanel.h"
#include "ui/pages/AskSheet.h"
#include "ui/pages/cases/CaseHeader.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ColumnScroll.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/DefectBox.h"
#include "ui/widgets/DueExplanation.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/MaterialHead.h"
#include "ui/widgets/MaterialList.h"
#include "ui/widgets/PaperPreview.h"
#include "ui/widgets/PdfDialog.h"
#include "ui/widgets/ProgressLine.h"
#include "ui/widgets/Timeline.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <utility>

namespace yichuang::ui {

using domain::ActKind;

CasePage::CasePage(const Look &look, CaseForm &form, AttachmentShelf &shelf, QWidget *parent)
    : Page(parent), m_look(look), m_form(form), m_shelf(shelf), m_paperRows(new TableModel(this)), m_feeRows(new TableModel(this))
{
    setObjectName(QStringLiteral("casePage"));
    buildKeys();
    build();
    m_panel = new AskPanel(look, this);
    connect(m_panel, &SidePanel::closed, this, [this] {
        refreshActs();
        refreshCardKey();
        if (isVisible() && (std::exchange(m_isFromAct, false) || focusHere() == nullptr)) {
            focusActs();
        }
    });
    refreshCardKey();
    connect(m_panel, &AskPanel::edited, this, &CasePage::edited);
    connect(m_panel, &AskPanel::answered, this, [this](const QString &what, const Answers &answers) {
        Q_EMIT actWanted(*domain::actKindFromWord(what), answers);
    });
    connect(&form, &CaseForm::changed, this, &CasePage::refresh);
    CasePage::retranslate();
}

void CasePage::buildKeys()
{
    m_back = addKey("backToList", QKeySequence(Qt::ALT | Qt::Key_Left));
    connect(m_back, &QAction::triggered, this, &CasePage::backWanted);
    const std::pair<const char *, Qt::Key> keys[] = {
        {"caseMain", Qt::Key_F5}, {"caseCorrect", Qt::Key_F6}, {"caseReject", Qt::Key_F7}, {"caseRefer", Qt::Key_F8}};
    const ActKind kinds[] = {ActKind::Accept, ActKind::Correct, ActKind::Reject, ActKind::Refer};
    for (std::size_t at = 0; at < std::size(keys); ++at) {
        QAction *action = addKey(keys[at].first, keys[at].second);
        m_actKeys.insert(static_cast<int>(kinds[at]), action);
        connect(action, &QAction::triggered, this, [this, kind = kinds[at]] { triggerKey(kind); });
    }
    m_readCard = addKey("caseReadReceiver", Qt::Key_F3);
    connect(m_readCard, &QAction::triggered, this, &CasePage::receiverCardWanted);
    m_attach = addKey("caseAttach", Qt::Key_F4);
    connect(m_attach, &QAction::triggered, this, &CasePage::askForPages);
    m_putBack = addKey("casePutBack", QKeySequence::Undo);
    connect(m_putBack, &QAction::triggered, this,
            [this] { Q_EMIT attachmentWished({AttachmentWish::Kind::PutBack, {}, {}, 0, 0, {}}); });
    m_print = addKey("reprint", Qt::Key_F9);
    connect(m_print, &QAction::triggered, this, [this] {
        if (!currentPaper().isEmpty()) {
            Q_EMIT printWanted(currentPaper());
        }
    });
    QAction *deliver = addKey("caseDeliver", Qt::Key_F10);
    m_actKeys.insert(static_cast<int>(ActKind::Deliver), deliver);
    connect(deliver, &QAction::triggered, this, [this] { triggerKey(ActKind::Deliver); });
}

void CasePage::triggerKey(ActKind kind)
{
    if (const std::optional<ActKind> act = actOfKey(kind)) {
        ask(*act);
    }
}

void CasePage::build()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(16, 12, 16, 12);
    outer->setSpacing(12);
    m_header = new CaseHeader(m_look, this);
    connect(m_header, &CaseHeader::revealPressed, this, [this] {
        if (m_form.isRevealed()) {
            m_form.mask();
        } else {
            Q_EMIT revealWanted();
        }
    });
    outer->addWidget(m_header);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(12);
    middle->addWidget(buildTabs(), 68);
    m_whyCard = new Card(this);
    m_why = new DueExplanation(m_look, m_whyCard);
    m_whyCard->body()->addWidget(m_why);
    middle->addWidget(m_whyCard, 32);
    m_previewCard = new Card(this);
    m_preview = new PaperPreview(m_look, m_previewCard);
    m_preview->setObjectName(QStringLiteral("paperPreview"));
    m_savePdf = new ActionButton(m_look, ButtonKind::Link, m_previewCard);
    m_savePdf->setObjectName(QStringLiteral("savePdf"));
    connect(m_savePdf, &QAbstractButton::clicked, this, &CasePage::askForPdfPlace);
    m_previewCard->addToHeader(m_savePdf);
    auto *pages = new ColumnScroll(m_previewCard);
    pages->column()->addWidget(buildCover());
    pages->column()->addWidget(m_preview);
    pages->column()->addStretch(1);
    m_previewCard->addScroll(pages);
    middle->addWidget(m_previewCard, 32);
    m_previewCard->hide();
    outer->addLayout(middle, 1);
    outer->addWidget(buildBar());
}

QWidget *CasePage::buildTabs()
{
    auto *card = new QFrame(this);
    card->setProperty("surface", QStringLiteral("card"));
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(16, 6, 16, 12);
    column->setSpacing(10);
    m_tabs = new QTabBar(card);
    m_tabs->setObjectName(QStringLiteral("caseTabs"));
    m_tabs->setExpanding(false);
    for (int tab = 0; tab < 4; ++tab) {
        m_tabs->addTab(QString());
    }
    column->addWidget(m_tabs);
    column->addWidget(makeRule(card));
    m_bodies = new QStackedWidget(card);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_bodies->setCurrentIndex(tab);
        refreshWhy();
    });
    auto *scroll = new ColumnScroll(m_bodies);
    m_timeline = new Timeline(m_look, scroll->widget());
    scroll->column()->addWidget(m_timeline);
    scroll->column()->addStretch(1);
    m_bodies->addWidget(scroll);
    m_bodies->addWidget(buildChecklist());
    m_bodies->addWidget(buildPapers());
    m_bodies->addWidget(buildFees());
    column->addWidget(m_bodies, 1);
    return card;
}

QWidget *CasePage::buildChecklist()
{
    m_materials = new MaterialList(m_look, m_shelf, m_bodies);
    m_materials->setObjectName(QStringLiteral("caseMaterials"));
    connect(m_materials, &MaterialList::wished, this, &CasePage::attachmentWished);
    auto *checklist = new QWidget(m_bodies);
    auto *checklistColumn = new QVBoxLayout(checklist);
    checklistColumn->setContentsMargins(0, 0, 0, 0);
    m_defects = new DefectBox("caseDefect", "caseRemedy", checklist);
    checklistColumn->addWidget(new MaterialHead(m_look, checklist));
    checklistColumn->addWidget(m_materials, 1);
    checklistColumn->addWidget(m_defects);
    connect(m_materials, &MaterialList::judged, &m_form, &CaseForm::judge);
    connect(m_materials, &MaterialList::judged, this, &CasePage::showDefects);
    connect(m_materials, &MaterialList::rowFocused, this, &CasePage::showDefects);
    connect(m_materials, &MaterialList::detailWanted, m_defects, &DefectBox::focusFirst);
    connect(m_defects, &DefectBox::edited, &m_form, &CaseForm::setDefect);
    connect(m_defects, &DefectBox::done, m_materials, &MaterialList::focusAfter);
    connect(m_defects, &DefectBox::left, m_materials, &MaterialList::focusRow);
    return checklist;
}

void CasePage::askForPages()
{
    m_tabs->setCurrentIndex(1);
    m_materials->askForPages();
}

void CasePage::showDefects(const QString &key)
{
    m_defects->show(m_form.isRowOpen(key) ? key : QString(), m_form.materials());
}

void CasePage::askForPdfPlace()
{
    if (const desk::PaperView *paper = currentView()) {
        choosePdfPlace(*window(), paper->title, [this, id = paper->id](const QString &path) { Q_EMIT pdfWanted(id, path); });
    }
}

QWidget *CasePage::buildPapers()
{
    auto *papers = new QWidget(m_bodies);
    auto *paperColumn = new QVBoxLayout(papers);
    paperColumn->setContentsMargins(0, 0, 0, 0);
    m_papers = new DataTable(m_look, *m_paperRows, papers);
    m_papers->setObjectName(QStringLiteral("papers"));
    connect(m_papers, &DataTable::rowOpened, this, [this](const QVariant &key) { Q_EMIT printWanted(key.toString()); });
    connect(m_papers, &DataTable::rowChosen, this, [this] {
        refreshActs();
        refreshPreview();
    });
    m_papersElsewhere = makeLabel(TextRole::Note, papers);
    m_papersElsewhere->setObjectName(QStringLiteral("papersElsewhere"));
    m_papersElsewhere->setWordWrap(true);
    paperColumn->addWidget(m_papersElsewhere);
    paperColumn->addWidget(m_papers, 1);
    m_cameOut = new QWidget(papers);
    auto *asked = new QHBoxLayout(m_cameOut);
    asked->setContentsMargins(0, 0, 0, 0);
    m_cameOutWords = makeLabel(TextRole::Warning, m_cameOut);
    m_cameYes = new ActionButton(m_look, ButtonKind::Secondary, m_cameOut);
    m_cameYes->setObjectName(QStringLiteral("printCameOut"));
    m_cameNo = new ActionButton(m_look, ButtonKind::Secondary, m_cameOut);
    m_cameNo->setObjectName(QStringLiteral("printDidNot"));
    connect(m_cameYes, &QAbstractButton::clicked, this, [this] { Q_EMIT printSettled(currentPaper(), Qt::Checked); });
    connect(m_cameNo, &QAbstractButton::clicked, this, [this] { Q_EMIT printSettled(currentPaper(), Qt::Unchecked); });
    asked->addWidget(m_cameOutWords, 1);
    asked->addWidget(m_cameYes);
    asked->addWidget(m_cameNo);
    paperColumn->addWidget(m_cameOut);
    return papers;
}

QWidget *CasePage::buildFees()
{
    auto *fees = new QWidget(m_bodies);
    auto *feeColumn = new QVBoxLayout(fees);
    feeColumn->setContentsMargins(0, 0, 0, 0);
    m_fees = new DataTable(m_look, *m_feeRows, fees);
    m_fees->setObjectName(QStringLiteral("fees"));
    m_noFees = new EmptyState(m_look, QStringLiteral("money"), fees);
    feeColumn->addWidget(m_fees, 1);
    feeColumn->addWidget(m_noFees, 1);
    return fees;
}

QWidget *CasePage::buildBar()
{
    auto *bar = new QFrame(this);
    bar->setProperty("surface", QStringLiteral("card"));
    m_bar = new QHBoxLayout(bar);
    m_bar->setContentsMargins(16, 10, 14, 10);
    m_bar->setSpacing(10);
    m_barNote = makeLabel(TextRole::Small, bar);
    m_bar->addWidget(m_barNote, 1);
    m_progress = new ProgressLine(m_look, bar);
    m_bar->addWidget(m_progress);
    m_toSync = new ActionButton(m_look, ButtonKind::Primary, bar);
    m_toSync->setObjectName(QStringLiteral("decideOnSync"));
    connect(m_toSync, &QAbstractButton::clicked, this, &CasePage::syncWanted);
    m_bar->addWidget(m_toSync);
    m_moreButton = new ActionButton(m_look, ButtonKind::Secondary, bar);
    m_moreButton->setObjectName(QStringLiteral("moreActs"));
    m_more = new QMenu(m_moreButton); // the button's child: there the tree finds it
    m_more->setObjectName(QStringLiteral("moreActsMenu"));
    connect(m_moreButton, &QAbstractButton::clicked, this,
            [this] { m_more->popup(m_moreButton->mapToGlobal(QPoint(0, -m_more->sizeHint().height() - 4))); });
    m_bar->addWidget(m_moreButton);
    return bar;
}

QString CasePage::title() const
{
    return m_form.isOpen() ? m_form.view().itemName : tr("Case");
}

void CasePage::arrive()
{
    // From the find box, for example.
    if (focusHere() == nullptr) {
        focusActs();
    }
}

bool CasePage::stepBack()
{
    if (m_panel->isOpen()) {
        m_panel->close();
    } else {
        Q_EMIT backWanted();
    }
    return true;
}

CasePage::KeyWords CasePage::moreKeys() const
{
    return m_materials->keyWords();
}

void CasePage::setToday(QDate today)
{
    m_today = today;
    refresh();
}

void CasePage::ask(ActKind kind)
{
    if (!m_form.isOpen() || m_panel->isOpen()) {
        return;
    }
    const auto acts = m_form.acts();
    if (std::find(acts.begin(), acts.end(), kind) == acts.end()) {
        return;
    }
    m_lastAct = buttonName(kind);
    m_isFromAct = isOnAct();
    // What another act was refused for says nothing about this one.
    if (std::exchange(m_wasRefused, false)) {
        Q_EMIT noticed({}, {});
    }
    // Its question shows whom the result belongs to: recorded before it is seen.
    m_deliverOnceRevealed = kind == ActKind::Deliver && !m_form.isRevealed() ? m_form.view().record.id.toText() : QString();
    if (!m_deliverOnceRevealed.isEmpty()) {
        Q_EMIT revealWanted();
        return;
    }
    Question question = ActQuestions::question(kind, m_form.view(), m_today, m_windows);
    if (const QString lacking = m_form.whatHinders(kind); !lacking.isEmpty()) {
        question.contradiction = [lacking](const Answers &) { return lacking; };
    }
    m_panel->ask(m_form.view().record.id.toText(), domain::toWord(kind), question);
    refreshActs();
    refreshCardKey();
}

// A card is read here only for who collects the result.
void CasePage::refreshCardKey()
{
    const bool isAsked = m_panel->asks(domain::toWord(ActKind::Deliver));
    m_readCard->setVisible(isAsked);
    m_readCard->setEnabled(isAsked);
}

void CasePage::fillReceiver(const domain::CaseId &id, const Answers &receiver)
{
    m_panel->fillIn(id.toText(), domain::toWord(ActKind::Deliver), receiver);
}

void CasePage::revealRefused()
{
    m_deliverOnceRevealed.clear();
}

QMap<QString, Answers> CasePage::halfAnswers() const
{
    return m_panel->keptAbout(m_form.view().record.id.toText());
}

void CasePage::restoreAnswers(const QMap<QString, Answers> &answers)
{
    for (auto it = answers.cbegin(); it != answers.cend(); ++it) {
        m_panel->keep(m_form.view().record.id.toText(), it.key(), it.value());
    }
}

void CasePage::actRecorded()
{
    m_panel->recorded();
}

void CasePage::actRefused()
{
    m_wasRefused = true;
    m_panel->refused();
    // The button that was pressed rested meanwhile, and what rests holds no focus.
    if (m_panel->isOpen() && focusHere() == nullptr) {
        m_panel->sheet()->firstEditor()->setFocus(Qt::OtherFocusReason);
    }
}

} // namespace yichuang::ui
