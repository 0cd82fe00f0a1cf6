// SPDX-License-Identifier: Apache-2.0
#include "ui/presenters/IntakePresenter.h"

#include "app/base/ThenOn.h"
#include "ui/ErrorText.h"
#include "ui/models/CaseViews.h"
#include "ui/models/Words.h"
#include "ui/pages/intake/IntakePage.h"

#include <QAction>

#include <algorithm>
#include <chrono>
#include <utility>

namespace yichuang::ui {

using domain::ActKind;

IntakePresenter::IntakePresenter(desk::Desk &desk, IntakeForm &form, QObject *parent)
    : Presenter(parent), m_desk(desk), m_form(form), m_keeper(desk.intake(), nullptr), m_openEarlier(new QAction(this)), m_openLast(new QAction(this))
{
    m_openLast->setObjectName(QStringLiteral("openLastCase"));
    connect(m_openLast, &QAction::triggered, this, [this] { Q_EMIT caseWanted(m_lastCase); });
    m_openEarlier->setObjectName(QStringLiteral("openRunningCase"));
    connect(m_openEarlier, &QAction::triggered, this, [this] { Q_EMIT caseWanted(m_openOne); });
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(std::chrono::milliseconds(300));
    connect(&m_saveSoon, &QTimer::timeout, this, &IntakePresenter::saveNow);
    connect(&form, &IntakeForm::edited, this, &IntakePresenter::edited);
    connectDesk();
    connectKeeper();
    retranslate();
}

void IntakePresenter::connectKeeper()
{
    connect(&m_keeper, &DraftKeeper::saved, this, &IntakePresenter::saved);
    connect(&m_keeper, &DraftKeeper::failed, this, &IntakePresenter::notSaved);
    connect(&m_keeper, &DraftKeeper::idle, this, &IntakePresenter::allSaved);
}

void IntakePresenter::connectDesk()
{
    connect(&m_desk.devices(), &desk::DeviceDesk::cardRead, this, &IntakePresenter::takeCard);
    connect(&m_desk.devices(), &desk::DeviceDesk::cardFailed, this, &IntakePresenter::cardFailed);
}

void IntakePresenter::retranslate()
{
    m_openEarlier->setText(tr("Open the case"));
    m_openLast->setText(tr("Open the case"));
    showEarlier(m_earlier);
    m_openOne.clear();
    warnOfOpen();
}

void IntakePresenter::attach(IntakePage *page)
{
    m_page = page;
    const domain::Facts facts = m_desk.facts();
    page->setCatalogueVersion(facts.currentCatalogue);
    connect(page, &IntakePage::cardWanted, this, &IntakePresenter::readCard);
    connect(page, &IntakePage::itemsWanted, this, &IntakePresenter::offerItems);
    connect(page, &IntakePage::itemChosen, this, [this](const QVariant &key) { chooseItem(key.toString()); });
    connect(page, &IntakePage::caseWanted, this, [this](const QVariant &key) { Q_EMIT caseWanted(key.toString()); });
    connect(page, &IntakePage::acceptWanted, this, [this] {
        const bool onSpot = m_form.acceptMode() == AcceptMode::Immediate;
        confirm({onSpot ? ActKind::Complete : ActKind::Accept, {}, {}, {}, {}});
    });
    connect(page, &IntakePage::receiveWanted, this, [this] { confirm({ActKind::Receive, {}, {}, {}, {}}); });
    connect(page, &IntakePage::correctWanted, this, [this] { confirm({ActKind::Correct, {}, {}, {}, {}}); });
    connect(page, &IntakePage::rejectWanted, this, [this](const Answers &answers) {
        confirm({ActKind::Reject, answers.reason, answers.choice, answers.lines.value(0), {}});
    });
    connect(page, &IntakePage::referWanted, this, [this](const Answers &answers) {
        confirm({ActKind::Refer, answers.reason, {}, answers.lines.value(0), {}});
    });
    connect(page, &IntakePage::printWanted, this, &IntakePresenter::reprint);
    connect(page, &IntakePage::answersEdited, this, &IntakePresenter::edited);
    connect(page, &IntakePage::unsavedWanted, this, &IntakePresenter::openUnsaved);
    offerUnsaved();
}

void IntakePresenter::begin()
{
    // The sheet takes entries at once; what is typed before the drafts are read is not pushed aside by them.
    startEmpty();
    base::thenOn(this, m_desk.intake().drafts(), [this](const base::Result<std::vector<desk::Draft>> &drafts) {
        if (!drafts) {
            Q_EMIT noticed(ErrorText::notice(drafts.error()), {});
            return;
        }
        if (!m_untouched || drafts->empty() || drafts->front().isEmpty()) {
            return;
        }
        restore(drafts->front());
        const QString item = m_form.choice() ? m_form.choice()->item.name : tr("no item yet");
        const QString time = base::chinaTime(m_draft.saved).time().toString(QStringLiteral("HH:mm"));
        Q_EMIT recovered(m_draft.focus);
        Q_EMIT noticed({Tone::Accent,
                        tr("Recovered from %1: %2, %3").arg(time, Words::shownName(m_draft.applicant), item),
                        tr("Every entry is as it was."),
                        {}},
                       {});
    });
}

void IntakePresenter::startEmpty()
{
    m_draft = m_desk.intake().newDraft();
    m_saveSoon.stop();
    m_dirty = false;
    m_untouched = true;
    m_earlierOf.clear();
    m_openOne.clear();
    m_form.clear();
    Q_EMIT handling(std::nullopt);
    showEarlier({});
    if (m_page != nullptr) {
        m_page->focusNext();
    }
}

void IntakePresenter::restore(const desk::Draft &draft)
{
    m_draft = draft;
    m_saveSoon.stop();
    m_dirty = false;
    m_untouched = false;
    Q_EMIT handling(std::chrono::milliseconds(base::toMs(m_desk.now()) - base::toMs(draft.started)));
    IntakeValues values;
    values.applicant = draft.applicant;
    values.fields = draft.fields;
    values.resultWay = draft.resultWay;
    values.materials = draft.materials;
    m_form.restore(values, choiceOf(draft.item));
    restoreAnswers();
    if (m_page != nullptr && base::toMs(draft.saved) > 0) {
        m_page->setSavedAt(draft.saved);
    }
    askRules();
    loadEarlier();
}

void IntakePresenter::newCase()
{
    if (m_form.isBusy()) {
        return;
    }
    if (m_form.isUntouched()) {
        startEmpty();
        return;
    }
    const Notice kept = putAside();
    Q_EMIT noticed(kept, {});
}

Notice IntakePresenter::putAside()
{
    saveNow();
    m_keeper.tryNow();
    const domain::Applicant &who = m_form.values().applicant;
    const QString whose = who.name.isEmpty() ? tr("What was entered is kept as a draft.")
                                         : tr("The entries of %1 are kept as a draft.").arg(Words::shownName(who));
    startEmpty();
    return {Tone::Accent, tr("A new sheet."), whose, tr("Find them again with Ctrl+K.")};
}

void IntakePresenter::bringBack(const desk::Draft &draft)
{
    saveNow(); // what is on the sheet now is kept as well
    if (draft.id != m_draft.id) {
        restore(draft);
    }
    offerUnsaved();
    Q_EMIT recovered(draft.focus);
}

void IntakePresenter::openDraft(const QString &draftId)
{
    if (m_form.isBusy()) {
        return;
    }
    saveNow();
    base::thenOn(this, m_desk.intake().drafts(), [this, draftId](const base::Result<std::vector<desk::Draft>> &drafts) {
        if (m_form.isBusy()) {
            return;
        }
        if (!drafts) {
            Q_EMIT noticed(ErrorText::notice(drafts.error()), {});
            return;
        }
        const auto isWanted = [&draftId](const desk::Draft &draft) { return draft.id.toText() == draftId; };
        // What waits to be written is newer than what was read.
        const auto unsaved = m_keeper.unsaved();
        if (const auto newer = std::find_if(unsaved.begin(), unsaved.end(), isWanted); newer != unsaved.end()) {
            bringBack(*newer);
        } else if (const auto read = std::find_if(drafts->begin(), drafts->end(), isWanted); read != drafts->end()) {
            bringBack(*read);
        }
    });
}

desk::Draft IntakePresenter::draftNow() const
{
    desk::Draft draft = m_draft;
    draft.applicant = m_form.values().applicant;
    draft.item = m_form.choice() ? m_form.choice()->item.key : domain::ItemKey();
    draft.fields = m_form.values().fields;
    draft.resultWay = m_form.values().resultWay;
    draft.materials = m_form.values().materials;
    draft.answers = answersNow();
    const QWidget *focused = m_page != nullptr ? m_page->window()->focusWidget() : nullptr;
    if (focused != nullptr) {
        draft.focus = focused->objectName();
    }
    return draft;
}

void IntakePresenter::focusNext()
{
    if (m_page != nullptr) {
        m_page->focusNext();
    }
}

void IntakePresenter::dropDraft(const QString &draftId)
{
    if (const auto id = desk::DraftId::fromText(draftId)) {
        m_keeper.drop(*id);
    }
    if (m_draft.id.toText() == draftId && !m_form.isBusy()) {
        startEmpty();
    }
    offerUnsaved();
}

void IntakePresenter::edited()
{
    m_dirty = true;
    if (std::exchange(m_untouched, false)) {
        // The receipt is the moment the citizen's matter begins, not when the sheet before it ended.
        m_draft.started = m_desk.now();
        Q_EMIT handling(std::chrono::milliseconds(0));
        // What was said about the citizen before goes.
        Q_EMIT noticed({}, {});
    }
    // Not restarted while it runs: steady typing must not put off the saving.
    if (!m_saveSoon.isActive()) {
        m_saveSoon.start();
    }
    askRules();
    if (m_form.values().applicant.idNumber != m_earlierOf &&
        m_form.entryProblem(IntakeForm::Entry::IdNumber).isEmpty()) {
        loadEarlier();
    }
}

void IntakePresenter::saveNow()
{
    m_saveSoon.stop();
    // What is being recorded must not come back as a draft behind its case.
    if (m_dirty && !m_form.isBusy()) {
        m_dirty = false;
        m_keeper.keep(draftNow());
    }
}

void IntakePresenter::saved(const desk::Draft &draft)
{
    if (draft.id == m_draft.id) {
        m_draft.saved = draft.saved;
        if (m_page != nullptr) {
            m_page->setSavedAt(draft.saved);
        }
    }
    offerUnsaved();
}

std::optional<desk::Draft> IntakePresenter::unsavedAside() const
{
    const auto unsaved = m_keeper.unsaved();
    const auto aside = std::find_if(unsaved.begin(), unsaved.end(), [this](const desk::Draft &draft) { return draft.id != m_draft.id; });
    return aside == unsaved.end() ? std::nullopt : std::optional(*aside);
}

void IntakePresenter::offerUnsaved()
{
    const auto aside = m_toldUnsaved.isEmpty() ? std::nullopt : unsavedAside();
    if (!aside) {
        m_toldUnsaved.clear();
    }
    if (m_page != nullptr) {
        m_page->offerUnsaved(aside ? Words::shownName(aside->applicant) : QString(), aside ? IntakePage::Unsaved::Some : IntakePage::Unsaved::None);
    }
}

void IntakePresenter::notSaved(const desk::Draft &draft, const base::Error &error)
{
    if (m_page != nullptr) {
        m_page->setDraftTrouble(tr("The draft could not be saved: %1").arg(ErrorText::sentence(error)));
    }
    if (draft.id != m_draft.id && m_toldUnsaved != draft.id.toText()) {
        m_toldUnsaved = draft.id.toText();
        offerUnsaved();
        Q_EMIT noticed({Tone::Bad, tr("The sheet put aside is not on disk: %1").arg(ErrorText::sentence(error)),
                        tr("Its entries are still in this program, and saving is tried again all the time."), {}},
                       m_page != nullptr ? QVector<QAction *>{m_page->unsavedAction()} : QVector<QAction *>());
    }
    if (m_whenSettled) {
        std::exchange(m_whenSettled, nullptr)(tl::unexpected(error));
    }
}

void IntakePresenter::allSaved()
{
    if (m_page != nullptr) {
        m_page->setDraftTrouble({});
    }
    settled();
}

void IntakePresenter::openUnsaved()
{
    const auto aside = unsavedAside();
    if (aside && !m_form.isBusy()) {
        bringBack(*aside);
    }
}

bool IntakePresenter::isSettled() const
{
    return !m_dirty && !m_form.isBusy() && m_keeper.isIdle();
}

bool IntakePresenter::isAtWork() const
{
    return m_reading || m_form.isBusy() || m_form.attachments().coming().total > 0;
}

void IntakePresenter::settled()
{
    if (m_whenSettled && isSettled()) {
        std::exchange(m_whenSettled, nullptr)({});
    }
}

void IntakePresenter::settle(const std::function<void(const base::Result<void> &)> &then)
{
    m_whenSettled = then;
    saveNow();
    m_keeper.tryNow();
    settled();
}

void IntakePresenter::forget()
{
    m_keeper.dropAll();
    startEmpty();
    m_toldUnsaved.clear();
    m_lastPapers.clear();
    m_lastCase.clear();
    m_whenSettled = nullptr;
    offerUnsaved();
}

} // namespace yichuang::ui
