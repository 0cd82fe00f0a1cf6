// SPDX-License-Identifier: Apache-2.0
#include "ui/presenters/IntakePresenter.h"

#include "app/base/ThenOn.h"
#include "ui/ErrorText.h"
#include "ui/models/CaseViews.h"
#include "ui/models/Words.h"
#include "ui/pages/intake/IntakePage.h"

#include <QAction>

#include <chrono>
#include <utility>

namespace yichuang::ui {

using domain::ActKind;

IntakePresenter::IntakePresenter(desk::Desk &desk, IntakeForm &form, QObject *parent)
    : Presenter(parent), m_desk(desk), m_form(form), m_openEarlier(new QAction(this)), m_openLast(new QAction(this))
{
    m_openLast->setObjectName(QStringLiteral("openLastCase"));
    connect(m_openLast, &QAction::triggered, this, [this] { Q_EMIT caseWanted(m_lastCase); });
    m_openEarlier->setObjectName(QStringLiteral("openRunningCase"));
    connect(m_openEarlier, &QAction::triggered, this, [this] { Q_EMIT caseWanted(m_openOne); });
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(std::chrono::milliseconds(300));
    connect(&m_saveSoon, &QTimer::timeout, this, &IntakePresenter::save);
    connect(&form, &IntakeForm::edited, this, &IntakePresenter::edited);
    connectDesk();
    retranslate();
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
    connect(page, &IntakePage::correctWanted, this, [this] { confirm({ActKind::Correct, {}, {}, {}, {}}); });
    connect(page, &IntakePage::rejectWanted, this, [this](const Answers &answers) {
        confirm({ActKind::Reject, answers.reason, answers.choice, answers.lines.value(0), {}});
    });
    connect(page, &IntakePage::referWanted, this, [this](const Answers &answers) {
        confirm({ActKind::Refer, answers.reason, {}, answers.lines.value(0), {}});
    });
    connect(page, &IntakePage::printWanted, this, &IntakePresenter::reprint);
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
                        tr("Recovered from %1: %2, %3").arg(time, Words::maskedName(m_draft.applicant.name), item),
                        tr("Every entry is as it was."),
                        {}},
                       {});
    });
}

void IntakePresenter::startEmpty()
{
    m_draft = m_desk.intake().newDraft();
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
    m_untouched = false;
    Q_EMIT handling(std::chrono::milliseconds(base::toMs(m_desk.now()) - base::toMs(draft.started)));
    IntakeValues values;
    values.applicant = draft.applicant;
    values.fields = draft.fields;
    values.resultWay = draft.resultWay;
    values.materials = draft.materials;
    m_form.restore(values, choiceOf(draft.item));
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
    const QString &name = m_form.values().applicant.name;
    const QString whose = name.isEmpty() ? tr("What was entered is kept as a draft.")
                                         : tr("The entries of %1 are kept as a draft.").arg(Words::maskedName(name));
    startEmpty();
    return {Tone::Accent, tr("A new sheet."), whose, tr("Find them again with Ctrl+K.")};
}

void IntakePresenter::openDraft(const QString &draftId)
{
    if (m_form.isBusy()) {
        return;
    }
    saveNow();
    base::thenOn(this, m_desk.intake().drafts(), [this, draftId](const base::Result<std::vector<desk::Draft>> &drafts) {
        if (!drafts) {
            Q_EMIT noticed(ErrorText::notice(drafts.error()), {});
            return;
        }
        for (const desk::Draft &draft : *drafts) {
            if (draft.id.toText() == draftId) {
                restore(draft);
                Q_EMIT recovered(draft.focus);
                return;
            }
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
    if (m_draft.id.toText() == draftId && !m_form.isBusy()) {
        m_saveSoon.stop();
        startEmpty();
    }
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
    save();
}

void IntakePresenter::save()
{
    if (!m_dirty) {
        return;
    }
    if (m_saving) {
        m_saveSoon.start();
        return;
    }
    m_dirty = false;
    m_saving = true;
    base::thenOn(this, m_desk.intake().saveDraft(draftNow()),
                 [this](const base::Result<desk::Draft> &result) { saved(result); });
}

void IntakePresenter::saved(const base::Result<desk::Draft> &result)
{
    m_saving = false;
    if (!result) {
        m_dirty = true;
        m_saveSoon.start(std::chrono::seconds(2));
        if (m_page != nullptr) {
            m_page->setDraftTrouble(tr("The draft could not be saved: %1").arg(ErrorText::sentence(result.error())));
        }
        return;
    }
    if (result->id == m_draft.id) {
        m_draft.saved = result->saved;
        if (m_page != nullptr) {
            m_page->setSavedAt(result->saved);
        }
    }
}

} // namespace yichuang::ui
