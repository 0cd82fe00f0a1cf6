// SPDX-License-Identifier: Apache-2.0
#include "ui/presenters/IntakePresenter.h"

#include "app/base/ThenOn.h"
#include "ui/ErrorText.h"
#include "ui/models/CaseViews.h"
#include "ui/models/HalfAnswers.h"
#include "ui/models/ItemViews.h"
#include "ui/models/PaperWords.h"
#include "ui/models/Words.h"
#include "ui/pages/intake/IntakePage.h"

#include <QAction>

#include <algorithm>
#include <utility>

namespace yichuang::ui {

using domain::ActKind;

void IntakePresenter::readCard()
{
    m_reading = true;
    m_page->setProgress(tr("Reading the card…"));
    m_desk.devices().readCard();
}

void IntakePresenter::takeCard(const desk::CardView &card)
{
    if (m_page == nullptr || !std::exchange(m_reading, false)) {
        return;
    }
    if (m_form.isBusy()) {
        Q_EMIT noticed({Tone::Warn, tr("The card was not taken over: an act was being recorded."), {},
                        tr("Press F3 again when it is.")},
                       {});
        return;
    }
    m_page->setProgress({});
    const IntakeForm::CardOf whose = m_page->cardTarget();
    Notice kept;
    if (whose == IntakeForm::CardOf::Applicant && m_form.isAnother(card.applicant) && m_form.hasMoreThanACard()) {
        kept = putAside(); // what was entered for somebody else is not overwritten
    }
    m_form.takeCard(card.applicant, card.photo, m_desk.now(), whose);
    if (!kept.isEmpty()) {
        Q_EMIT noticed(kept, {});
    }
    const QString warning = ItemViews::cardWarning(card.warnings);
    if (!warning.isEmpty()) {
        Q_EMIT noticed({Tone::Warn, warning, tr("The entries were taken over."), tr("Compare them with the card.")},
                       {});
    }
    m_page->focusNext();
}

void IntakePresenter::cardFailed(const QString &reason)
{
    if (m_page == nullptr || !std::exchange(m_reading, false)) {
        return;
    }
    m_page->setProgress({});
    Q_EMIT noticed(ItemViews::cardTrouble(reason), {});
}

void IntakePresenter::offerItems(const QString &text)
{
    Suggestions lines;
    if (!text.trimmed().isEmpty()) {
        const Seat seat = ItemViews::seat(m_desk.session().current(), m_desk.facts());
        for (const desk::ItemHit &hit : m_desk.intake().findItems(text)) {
            lines.append(ItemViews::suggestion(hit, seat));
        }
    }
    m_page->offerItems(lines);
}

std::optional<ItemChoice> IntakePresenter::choiceOf(const domain::ItemKey &key) const
{
    const auto hit = key.isNull() ? std::nullopt : m_desk.intake().item(key);
    if (!hit) {
        return std::nullopt;
    }
    ItemChoice choice;
    choice.item = hit->item;
    choice.department = hit->departmentName;
    choice.seat = ItemViews::seat(m_desk.session().current(), m_desk.facts());
    using domain::WindowRight;
    if (hit->mayAccept) {
        choice.rights.push_back(WindowRight::Accept);
    }
    if (hit->mayComplete) {
        choice.rights.push_back(WindowRight::Decide);
    }
    if (hit->mayIssue) {
        choice.rights.push_back(WindowRight::Issue);
    }
    // A date that cannot be computed here (no calendar yet) is shown as such, never guessed.
    const auto due = [this, &key](domain::DueKind kind) {
        const auto date = m_desk.intake().dueIfAcceptedNow(key, kind);
        return date ? std::optional(*date) : std::nullopt;
    };
    choice.promised = due(domain::DueKind::Promised);
    choice.statutory = due(domain::DueKind::Statutory);
    const auto deferral = due(domain::DueKind::Deferral);
    choice.deferral = deferral ? deferral->date : QDate();
    return choice;
}

void IntakePresenter::startItem(const QString &key)
{
    if (m_form.isBusy()) {
        return;
    }
    const bool isAnother = m_form.choice() && m_form.choice()->item.key.toText() != key;
    const Notice kept = isAnother ? putAside() : Notice();
    chooseItem(key);
    if (!kept.isEmpty()) {
        Q_EMIT noticed(kept, {});
    }
}

void IntakePresenter::chooseItem(const QString &key)
{
    const auto itemKey = domain::ItemKey::fromText(key);
    const auto choice = itemKey ? choiceOf(*itemKey) : std::nullopt;
    if (!choice) {
        Q_EMIT noticed({Tone::Warn, tr("This item is not in the catalogue of this workstation."), {}, {}}, {});
        return;
    }
    m_form.choose(*choice);
    warnOfOpen();
    if (m_page != nullptr) {
        m_page->focusNext();
    }
}

void IntakePresenter::loadEarlier()
{
    const QString number = m_form.values().applicant.idNumber;
    m_earlierOf = number;
    m_form.setNameOnFile({});
    if (number.isEmpty()) {
        showEarlier({});
        return;
    }
    base::thenOn(this, m_desk.intake().earlierCases(number),
                 [this, number](const base::Result<std::vector<desk::CaseRow>> &rows) {
                     if (number != m_earlierOf) {
                         return;
                     }
                     if (!rows) {
                         Q_EMIT noticed(ErrorText::notice(rows.error()), {});
                     }
                     showEarlier(rows ? *rows : std::vector<desk::CaseRow>());
                     m_form.setNameOnFile(m_earlier.empty() ? QString() : m_earlier.front().applicantMasked);
                     if (const Notice other = otherName(); !warnOfOpen() && !other.isEmpty()) {
                         Q_EMIT noticed(other, {});
                     }
                 });
}

// What a card says needs no field to be looked at, so it is said beside the sheet.
Notice IntakePresenter::otherName() const
{
    if (m_form.values().applicant.source != domain::EntrySource::Card || !m_form.isOtherNameOnFile()) {
        return {};
    }
    return {Tone::Warn, m_form.entryDoubt(IntakeForm::Entry::Name), tr("Nothing is stopped."),
            tr("What the card says is on this sheet; an earlier case may have to be corrected.")};
}

// The same person may rightly ask for the same twice, e.g. for a second shop: told, never forbidden.
bool IntakePresenter::warnOfOpen()
{
    if (!m_form.choice()) {
        return false;
    }
    const auto running = std::find_if(m_earlier.begin(), m_earlier.end(), [this](const desk::CaseRow &row) {
        return row.itemName == m_form.choice()->item.name && !domain::isFinal(row.state);
    });
    if (running == m_earlier.end() || running->id.toText() == m_openOne) {
        return false;
    }
    m_openOne = running->id.toText();
    const QString happened = tr("This person already has a running case of this item: %1.").arg(Words::numberTail(running->number));
    // One notice replaces the other, so this one says what that would.
    const Notice other = otherName();
    Q_EMIT noticed({Tone::Warn, Words::sentences({happened, other.happened}), tr("Nothing is stopped."),
                    Words::sentences({tr("Compare it before you accept the same once more."), other.next})},
                   {m_openEarlier});
    return true;
}

void IntakePresenter::showEarlier(const std::vector<desk::CaseRow> &rows)
{
    m_earlier = rows;
    if (m_page == nullptr) {
        return;
    }
    Suggestions lines;
    for (const desk::CaseRow &row : m_earlier) {
        lines.append(ItemViews::earlier(row, base::chinaDate(m_desk.now())));
    }
    m_page->setEarlier(lines);
}

void IntakePresenter::askRules()
{
    QMap<IntakeAct, QByteArray> refusals;
    for (const desk::IntakeReadiness &readiness : m_desk.intake().readiness(draftNow())) {
        const auto act = ItemViews::intakeAct(readiness.kind, m_form.acceptMode());
        if (act && !readiness.possible) {
            refusals.insert(*act, readiness.reason);
        }
    }
    m_form.setRefusals(refusals);
}

void IntakePresenter::confirm(const desk::IntakeEnding &ending)
{
    if (m_form.isBusy()) {
        return;
    }
    m_saveSoon.stop();
    // The commit removes the draft; nothing written after it may bring it back.
    m_keeper.drop(m_draft.id);
    m_dirty = true;
    m_form.setBusy(IntakeForm::Busy::Yes);
    m_page->setProgress(tr("Being recorded…"));
    base::thenOn(this, m_desk.intake().confirm(draftNow(), ending),
                 [this, ending](const base::Result<desk::Confirmed> &result) { confirmed(ending, result); });
}

QString IntakePresenter::outcome(ActKind kind) const
{
    if (kind == ActKind::Complete) {
        return tr("Accepted, decided and issued");
    }
    if (kind == ActKind::Receive) {
        return tr("Received, not accepted yet");
    }
    if (kind == ActKind::Correct) {
        return tr("Correction notice recorded");
    }
    if (kind == ActKind::Reject) {
        return tr("Not accepted, notice recorded");
    }
    return kind == ActKind::Refer ? tr("Referral recorded") : tr("Accepted");
}

void IntakePresenter::confirmed(const desk::IntakeEnding &ending, const base::Result<desk::Confirmed> &result)
{
    m_form.setBusy(IntakeForm::Busy::No);
    m_page->setProgress({});
    if (!result) {
        m_page->actRefused();
        Q_EMIT noticed(ErrorText::notice(result.error()), {});
        saveNow();
        return;
    }
    m_page->actRecorded();
    m_lastCase = result->record.id.toText();
    m_lastPapers.clear();
    for (const desk::PaperView &paper : result->papers) {
        if (paper.state != desk::PrintState::NotPrinted) {
            m_lastPapers.append(paper.id);
        }
    }
    const QDate notice = result->record.dues.notice;
    const bool isOpen = ending.kind == ActKind::Receive && notice.isValid();
    const QString rest = Words::sentences({m_lastPapers.isEmpty() ? QString() : tr("Reprint with F9."),
                                           isOpen ? tr("Accept it or say what is lacking by %1.").arg(Words::dayShort(notice)) : QString()});
    const Notice told{Tone::Good, outcome(ending.kind) + QStringLiteral(" · ") + result->record.number,
                      tr("Stored here for good; the centre gets it by itself."), {}};
    Q_EMIT noticed(PaperWords::withPapers(told, result->papers, rest), {m_openLast});
    startEmpty();
    settled();
}

void IntakePresenter::reprint()
{
    if (m_lastPapers.isEmpty()) {
        Q_EMIT noticed({Tone::Accent,
                        tr("Nothing was printed in this sitting yet."),
                        {},
                        tr("Older papers are on the case's page.")},
                       {});
        return;
    }
    for (const QString &paper : std::as_const(m_lastPapers)) {
        base::thenOn(this, m_desk.papers().print(paper), [this](const base::Result<desk::PaperView> &result) {
            Q_EMIT noticed(result ? PaperWords::printsAgain(*result) : ErrorText::notice(result.error()), {});
        });
    }
}

QMap<QString, desk::HalfAnswer> IntakePresenter::answersNow() const
{
    return m_page != nullptr ? halfAnswers(m_page->halfAnswers()) : QMap<QString, desk::HalfAnswer>();
}

void IntakePresenter::restoreAnswers()
{
    if (m_page != nullptr) {
        m_page->restoreAnswers(typedAnswers(m_draft.answers));
    }
}

} // namespace yichuang::ui
