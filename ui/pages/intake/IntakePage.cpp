// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/intake/IntakePage.h"

#include "ui/models/DueViews.h"
#include "ui/pages/AskPanel.h"
#include "ui/pages/intake/MaterialsColumn.h"
#include "ui/pages/intake/WhatColumn.h"
#include "ui/pages/intake/WhoColumn.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/DueExplanation.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/MaterialList.h"
#include "ui/widgets/ProgressLine.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace yichuang::ui {

IntakePage::IntakePage(const Look &look, IntakeForm &form, AttachmentShelf &shelf, QWidget *parent)
    : Page(parent), m_look(look), m_form(form)
{
    setObjectName(QStringLiteral("intakePage"));
    buildKeys();
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(16, 12, 16, 12);
    outer->setSpacing(12);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(12);
    m_who = new WhoColumn(look, form, this);
    m_what = new WhatColumn(look, form, this);
    m_materials = new MaterialsColumn(look, form, shelf, this);
    columns->addWidget(m_who, 32);
    columns->addWidget(m_what, 35);
    columns->addWidget(m_materials, 56);
    outer->addLayout(columns, 1);
    outer->addWidget(buildBar());
    m_materials->allComplete()->follow(m_allComplete);
    m_panel = new AskPanel(look, this);
    connect(m_panel, &SidePanel::closed, this, &IntakePage::refreshActs);
    connect(m_panel, &AskPanel::edited, this, &IntakePage::answersEdited);
    connect(m_panel, &AskPanel::answered, this, [this](const QString &what, const Answers &answers) {
        if (what == m_reject->objectName()) {
            Q_EMIT rejectWanted(answers);
        } else {
            Q_EMIT referWanted(answers);
        }
    });
    connect(m_who, &WhoColumn::caseWanted, this, &IntakePage::caseWanted);
    connect(m_what, &WhatColumn::itemsWanted, this, &IntakePage::itemsWanted);
    connect(m_what, &WhatColumn::itemChosen, this, &IntakePage::itemChosen);
    connect(m_what, &WhatColumn::whyWanted, this, &IntakePage::openWhy);
    connect(m_materials->list(), &MaterialList::wished, this, &IntakePage::attachmentWished);
    connect(m_attach, &QAction::triggered, m_materials->list(), &MaterialList::askForPages);
    connect(&form, &IntakeForm::changed, this, &IntakePage::refresh);
    retranslate();
}

void IntakePage::buildKeys()
{
    m_card = addKey("readCard", Qt::Key_F3);
    m_attach = addKey("attach", Qt::Key_F4);
    m_accept = addKey("accept", Qt::Key_F5);
    m_receive = addKey("receive", QKeySequence(Qt::SHIFT | Qt::Key_F5));
    m_correct = addKey("correct", Qt::Key_F6);
    m_reject = addKey("reject", Qt::Key_F7);
    m_refer = addKey("refer", Qt::Key_F8);
    m_print = addKey("print", Qt::Key_F9);
    m_allComplete = addKey("allComplete", QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_putBack = addKey("putBack", QKeySequence::Undo);
    m_unsaved = addKey("unsavedSheet", {});
    m_unsaved->setVisible(false);
    connect(m_unsaved, &QAction::triggered, this, &IntakePage::unsavedWanted);
    connect(m_putBack, &QAction::triggered, this,
            [this] { Q_EMIT attachmentWished({AttachmentWish::Kind::PutBack, {}, {}, 0, 0, {}}); });
    connect(m_card, &QAction::triggered, this, &IntakePage::cardWanted);
    connect(m_accept, &QAction::triggered, this, &IntakePage::acceptWanted);
    connect(m_receive, &QAction::triggered, this, &IntakePage::receiveWanted);
    connect(m_correct, &QAction::triggered, this, &IntakePage::correctWanted);
    connect(m_reject, &QAction::triggered, this, &IntakePage::openReject);
    connect(m_refer, &QAction::triggered, this, &IntakePage::openRefer);
    connect(m_print, &QAction::triggered, this, &IntakePage::printWanted);
    connect(m_allComplete, &QAction::triggered, this, [this] {
        m_form.judgeAllComplete();
        m_materials->focusFirstOpen();
    });
}

QWidget *IntakePage::buildBar()
{
    auto *bar = new QFrame(this);
    bar->setProperty("surface", QStringLiteral("card"));
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 10, 14, 10);
    row->setSpacing(10);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    m_saved = makeLabel(TextRole::Small, bar);
    m_why = makeLabel(TextRole::Small, bar);
    for (QLabel *label : {m_saved, m_why}) {
        label->setWordWrap(true);
        words->addWidget(label);
    }
    row->addLayout(words, 1);
    m_progress = new ProgressLine(m_look, bar);
    row->addWidget(m_progress);
    for (QAction *action : {m_receive, m_refer, m_reject, m_correct, m_accept}) {
        const ButtonKind kind = action == m_accept    ? ButtonKind::Primary
                                : action == m_receive ? ButtonKind::Link
                                                      : ButtonKind::Secondary;
        auto *button = new ActionButton(m_look, kind, bar);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->follow(action);
        row->addWidget(button);
    }
    return bar;
}

QString IntakePage::title() const
{
    return tr("Intake");
}

void IntakePage::arrive()
{
    if (m_form.isUntouched() || m_form.values().applicant.name.isEmpty()) {
        m_who->focusFirst();
    }
}

bool IntakePage::stepBack()
{
    if (m_panel->isOpen()) {
        m_panel->close();
        return true;
    }
    return false;
}

IntakePage::KeyWords IntakePage::moreKeys() const
{
    return m_materials->list()->keyWords();
}

void IntakePage::offerItems(const Suggestions &items)
{
    m_what->offerItems(items);
}

void IntakePage::setEarlier(const Suggestions &cases)
{
    m_who->setEarlier(cases);
}

void IntakePage::setCatalogueVersion(const QString &version)
{
    m_what->setCatalogueVersion(version);
}

void IntakePage::setSavedAt(base::Instant at)
{
    m_savedAt = at;
    m_trouble.clear();
    refreshActs();
}

void IntakePage::setDraftTrouble(const QString &sentence)
{
    m_trouble = sentence;
    refreshActs();
}

void IntakePage::offerUnsaved(const QString &whose, Unsaved unsaved)
{
    m_unsavedOf = whose;
    m_unsaved->setText(whose.isEmpty() ? tr("Back to the unsaved sheet") : tr("Back to the unsaved sheet of %1").arg(whose));
    m_unsaved->setVisible(unsaved == Unsaved::Some);
}

IntakeForm::CardOf IntakePage::cardTarget() const
{
    return m_who->isAtAgent() ? IntakeForm::CardOf::Agent : IntakeForm::CardOf::Applicant;
}

void IntakePage::focusNext()
{
    if (m_form.values().applicant.name.isEmpty()) {
        m_who->focusFirst();
    } else if (!m_form.choice()) {
        m_what->focusSearch();
    } else if (QWidget *question = m_what->firstOpenQuestion()) {
        question->setFocus(Qt::OtherFocusReason);
    } else {
        m_materials->focusFirstOpen();
    }
}

void IntakePage::setProgress(const QString &words)
{
    if (words.isEmpty()) {
        m_progress->finish();
    } else {
        m_progress->advance(words, 0, 0);
    }
}

void IntakePage::refresh()
{
    m_panel->showing(askedAbout());
    m_who->refresh();
    m_what->refresh();
    m_materials->refresh();
    refreshActs();
}

QString IntakePage::acceptWords() const
{
    switch (m_form.acceptMode()) {
    case AcceptMode::Normal: return tr("Accept and print");
    case AcceptMode::Deferral: return tr("Accept with deferral and print");
    case AcceptMode::Immediate: return tr("Accept, decide and print");
    }
    Q_UNREACHABLE();
}

void IntakePage::setReadiness(QAction *action, IntakeAct act, const QString &words)
{
    const Readiness readiness = m_form.readiness(act);
    action->setText(words);
    action->setToolTip(readiness.ready ? words : readiness.why);
    // While a panel asks for a reason, the keys below it rest.
    action->setEnabled(readiness.ready && !m_panel->isOpen());
}

void IntakePage::refreshActs()
{
    setReadiness(m_accept, IntakeAct::Accept, acceptWords());
    setReadiness(m_receive, IntakeAct::Receive, tr("Receive only"));
    setReadiness(m_correct, IntakeAct::Correct, tr("Correction notice"));
    setReadiness(m_reject, IntakeAct::Reject, tr("Not accepted"));
    setReadiness(m_refer, IntakeAct::Refer, tr("Refer"));
    m_accept->setIconText(tr("Accept", "key strip"));
    m_allComplete->setVisible(m_form.choice().has_value() && m_form.verdict().unchecked > 0);
    m_allComplete->setEnabled(m_allComplete->isVisible() && !m_form.isBusy() && !m_panel->isOpen());
    m_card->setEnabled(!m_form.isBusy() && !m_panel->isOpen());
    m_attach->setEnabled(m_form.choice() && !m_form.isBusy() && !m_panel->isOpen());
    m_attach->setToolTip(m_form.choice() ? m_attach->text() : tr("Choose an item."));
    m_putBack->setEnabled(m_form.attachments().canPutBack() && !m_form.isBusy() && !m_panel->isOpen());
    m_attaching.show(m_form.attachments().coming(), *m_progress);
    if (!m_trouble.isEmpty()) {
        m_saved->setText(m_trouble);
        setRole(*m_saved, TextRole::Error);
    } else {
        setRole(*m_saved, TextRole::Small);
        m_saved->setText(
            m_savedAt && !m_form.isUntouched()
                ? tr("Draft saved %1").arg(base::chinaTime(*m_savedAt).time().toString(QStringLiteral("HH:mm:ss")))
                : QString());
    }
    const Readiness accept = m_form.readiness(IntakeAct::Accept);
    m_why->setText(m_form.isUntouched() ? tr("Read a card with F3 or type the applicant.") : accept.why);
    m_why->setVisible(!m_why->text().isEmpty());
    m_saved->setVisible(!m_saved->text().isEmpty());
}

// Whose matter it is: what was typed about one person is never offered for another, nor for another item.
QString IntakePage::askedAbout() const
{
    const QString item = m_form.choice() ? m_form.choice()->item.key.toText() : QString();
    return m_form.values().applicant.idNumber + u' ' + item;
}

void IntakePage::ask(const QAction &act, const Question &question)
{
    m_panel->ask(askedAbout(), act.objectName(), question);
    refreshActs();
}

void IntakePage::actRecorded()
{
    m_panel->recorded();
}

void IntakePage::actRefused()
{
    m_panel->refused();
}

QMap<QString, Answers> IntakePage::halfAnswers() const
{
    return m_panel->keptAbout(askedAbout());
}

void IntakePage::restoreAnswers(const QMap<QString, Answers> &answers)
{
    for (auto it = answers.cbegin(); it != answers.cend(); ++it) {
        m_panel->keep(askedAbout(), it.key(), it.value());
    }
}

void IntakePage::openReject()
{
    Question question;
    question.title = tr("Not accepted");
    question.choice = {tr("Legal ground"),
                       {{tr("No licence is needed (Licensing Law 32(1))"), QStringLiteral("not_needed")},
                        {tr("Not within this body's power (Licensing Law 32(2))"), QStringLiteral("not_ours")}},
                       {}};
    question.lines = {{tr("Which body to go to"), {}, Need::Required, QStringLiteral("not_ours")}};
    question.reason = {tr("Reason, as it stands on the notice"), Need::Required};
    question.confirm = tr("Record and print the notice");
    question.note = tr("The notice names the ground, the reason and the remedies. The entries stay on file.");
    ask(*m_reject, question);
}

void IntakePage::openRefer()
{
    Question question;
    question.title = tr("Refer");
    question.lines = {{tr("Refer to which body or window"), {}, Need::Required}};
    question.reason = {tr("Why, and what the applicant should bring"), Need::Optional};
    question.confirm = tr("Record the referral");
    ask(*m_refer, question);
}

void IntakePage::openWhy()
{
    if (!m_form.choice() || !m_form.choice()->promised) {
        return;
    }
    auto *why = new DueExplanation(m_look, m_panel);
    const DueView view = DueViews::view(*m_form.choice()->promised);
    why->setDue(view);
    m_panel->open(tr("Why %1?").arg(QLocale().toString(view.due, tr("d MMM", "date without year"))), why, nullptr);
    refreshActs();
}

void IntakePage::retranslate()
{
    nameKey(m_card, tr("Read card"));
    nameKey(m_attach, tr("Add pages to the material you are in"), tr("Add pages", "key strip"));
    nameKey(m_putBack, tr("Put back the page taken out last"));
    nameKey(m_correct, tr("Correction notice"), tr("Correct", "key strip"));
    nameKey(m_reject, tr("Not accepted"));
    nameKey(m_refer, tr("Refer"));
    nameKey(m_print, tr("Print the last paper again"), tr("Reprint", "key strip"));
    nameKey(m_allComplete, tr("All complete"));
    offerUnsaved(m_unsavedOf, m_unsaved->isVisible() ? Unsaved::Some : Unsaved::None);
    m_who->retranslate();
    m_what->retranslate();
    m_materials->retranslate();
    refreshActs();
}

} // namespace yichuang::ui
