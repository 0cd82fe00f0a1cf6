// SPDX-License-Identifier: Apache-2.0
// From a result to its receiver, and what an act leaves to be said and printed.
#include "ui/presenters/CasesPresenter.h"

#include "app/base/ThenOn.h"
#include "ui/ErrorText.h"
#include "ui/models/ActQuestions.h"
#include "ui/models/ItemViews.h"
#include "ui/models/PaperWords.h"
#include "ui/models/Words.h"
#include "ui/pages/cases/CaseListPage.h"
#include "ui/pages/cases/CasePage.h"

#include <QAction>

#include <algorithm>
#include <utility>

namespace yichuang::ui {

using domain::ActKind;

void CasesPresenter::startDelivery(CaseListPage *page, const QString &caseId)
{
    const auto id = domain::CaseId::fromText(caseId);
    if (!id) {
        return;
    }
    base::thenOn(this, m_desk.cases().open(*id),
                 [this, asked = QPointer(page)](const base::Result<desk::CaseView> &view) {
                     if (!view) {
                         Q_EMIT noticed(ErrorText::notice(view.error()), {});
                     } else if (asked != nullptr) {
                         askDelivery(*asked, *view);
                     }
                 });
}

void CasesPresenter::askDelivery(CaseListPage &page, const desk::CaseView &view)
{
    // A result that is still being made takes its next step towards the counter.
    for (const ActKind kind : {ActKind::Deliver, ActKind::MakeReady, ActKind::Certify}) {
        if (std::find(view.offered.begin(), view.offered.end(), kind) == view.offered.end()) {
            continue;
        }
        const Question question = ActQuestions::question(kind, view, today());
        if (kind != ActKind::Deliver) {
            m_delivering = view;
            page.ask(view.record.id, kind, question);
            return;
        }
        // The question shows whom the result belongs to: recorded before it is seen.
        base::thenOn(this, m_desk.cases().noteReveal(view.record.id),
                     [this, asked = QPointer(&page), view, kind, question](const base::Result<void> &noted) {
                         if (!noted) {
                             Q_EMIT noticed(ErrorText::notice(noted.error()), {});
                         } else if (asked != nullptr) {
                             // Together with its sheet: what is confirmed is what is on screen, in whatever order it was asked for.
                             m_delivering = view;
                             asked->ask(view.record.id, kind, question);
                         }
                     });
        return;
    }
    Q_EMIT noticed({Tone::Warn, tr("This result cannot be delivered by you here now."),
                    tr("The case is unchanged."), tr("F5 opens it and shows what is still missing.")},
                   {});
}

void CasesPresenter::readReceiver(const desk::CaseView &view, const FillReceiver &fill)
{
    m_takeReceiver = [this, fill, id = view.record.id, who = view.record.applicant](const domain::Applicant &card) {
        const bool self = card.idNumber == who.idNumber;
        const bool agent = who.agent && card.idNumber == who.agent->idNumber;
        Answers receiver;
        receiver.choice = self    ? QStringLiteral("self")
                          : agent ? QStringLiteral("agent")
                                  : QStringLiteral("other");
        receiver.lines = {card.name, card.idNumber};
        receiver.source = tr("Card read %1").arg(base::chinaTime(m_desk.now()).time().toString(QStringLiteral("HH:mm")));
        fill(id, receiver);
        if (receiver.choice == QStringLiteral("other")) {
            Q_EMIT noticed({Tone::Warn, tr("This card is neither the applicant's nor the agent's."), tr("Nothing was handed over."),
                            tr("Say in what capacity and on what ground the holder collects.")},
                           {});
        }
    };
    m_desk.devices().readCard();
}

void CasesPresenter::takeReceiver(const desk::CardView &card)
{
    const auto take = std::exchange(m_takeReceiver, {});
    if (!take) {
        return;
    }
    take(card.applicant);
    const QString warning = ItemViews::cardWarning(card.warnings);
    if (!warning.isEmpty()) {
        Q_EMIT noticed({Tone::Warn, warning, tr("Name and number were taken over."), tr("Compare them with the card.")}, {});
    }
}

void CasesPresenter::deliver(CaseListPage *page, ActKind kind, const Answers &answers)
{
    if (!m_delivering) {
        return;
    }
    const domain::Act made = ActQuestions::act(kind, answers, *m_delivering, m_delivering->record.materials);
    base::thenOn(this, m_desk.cases().act(m_delivering->record.id, made),
                 [this, page, kind](const base::Result<desk::Confirmed> &result) {
                     if (result) {
                         page->actRecorded();
                         keepLast(*result);
                         recorded(kind, *result, lastActions());
                     } else {
                         page->actRefused();
                         Q_EMIT noticed(ErrorText::notice(result.error()), {});
                     }
                 });
}

void CasesPresenter::keepLast(const desk::Confirmed &confirmed)
{
    m_lastCase = confirmed.record.id.toText();
    m_lastPapers.clear();
    for (const desk::PaperView &paper : confirmed.papers) {
        m_lastPapers.append(paper.id);
    }
}

QVector<QAction *> CasesPresenter::lastActions()
{
    m_openLast->setText(tr("Open the case"));
    m_printLast->setText(tr("Reprint"));
    return m_lastPapers.isEmpty() ? QVector<QAction *>{m_openLast} : QVector<QAction *>{m_openLast, m_printLast};
}

void CasesPresenter::printLast()
{
    if (m_lastPapers.isEmpty()) {
        Q_EMIT noticed({Tone::Accent,
                        tr("Nothing was printed from this page yet."),
                        {},
                        tr("Older papers are on the case's page.")},
                       {});
    }
    for (const QString &paper : std::as_const(m_lastPapers)) {
        print(paper);
    }
}

void CasesPresenter::recorded(ActKind kind, const desk::Confirmed &confirmed, const QVector<QAction *> &actions)
{
    const QString reprint = confirmed.papers.empty() || actions.isEmpty() ? QString() : tr("Reprint with F9.");
    const QString call = kind == ActKind::MakeReady ? tr("No message was sent: call the applicant.") : QString();
    const Notice notice{Tone::Good, tr("Recorded: %1 · %2").arg(Words::act(kind), confirmed.record.number),
                        tr("Stored here for good; the centre gets it by itself."), {}};
    Q_EMIT noticed(PaperWords::withPapers(notice, confirmed.papers, Words::sentences({reprint, call})), actions);
}

} // namespace yichuang::ui
