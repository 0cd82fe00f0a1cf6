// SPDX-License-Identifier: Apache-2.0
#include "ui/presenters/CasesPresenter.h"

#include "app/base/ThenOn.h"
#include "ui/ErrorText.h"
#include "ui/models/ActQuestions.h"
#include "ui/models/ItemViews.h"
#include "ui/models/PaperWords.h"
#include "ui/models/Words.h"
#include "ui/pages/cases/CaseListPage.h"
#include "ui/pages/cases/CasePage.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace yichuang::ui {

using domain::ActKind;
using domain::CaseState;

namespace {

desk::CaseFilter resultsFilter()
{
    desk::CaseFilter filter;
    filter.states = {CaseState::Ready, CaseState::Certificate, CaseState::Decided};
    return filter;
}

} // namespace

CasesPresenter::CasesPresenter(desk::Desk &desk, QObject *parent)
    : Presenter(parent), m_desk(desk), m_cases({}, CaseListForm::Order::AsFound, nullptr),
      m_results(resultsFilter(), CaseListForm::Order::ReadyFirst, nullptr)
{
    connect(&m_countSoon, &QTimer::timeout, this, &CasesPresenter::count);
    // A draining queue changes thousands of cases a second; a person reads at most four lists in one.
    m_listSoon.setSingleShot(true);
    m_listSoon.setInterval(std::chrono::milliseconds(250));
    connect(&m_listSoon, &QTimer::timeout, this, &CasesPresenter::listAgain);
    connect(&desk.cases(), &desk::CaseDesk::caseChanged, this, &CasesPresenter::changed);
    connect(&desk.devices(), &desk::DeviceDesk::cardRead, this,
            [this](const desk::CardView &card) { takeReceiver(card.applicant); });
    connect(&desk.devices(), &desk::DeviceDesk::cardFailed, this, [this](const QString &reason) {
        if (m_reading != nullptr) {
            m_reading.clear();
            Q_EMIT noticed(ItemViews::cardTrouble(reason), {});
        }
    });
    connect(&desk.papers(), &desk::PaperDesk::printChanged, this, [this](const QString &paperId, desk::PrintState) {
        if (!m_form.isOpen()) {
            return;
        }
        const auto &papers = m_form.view().papers;
        if (std::any_of(papers.begin(), papers.end(),
                        [&paperId](const desk::PaperView &paper) { return paper.id == paperId; })) {
            changed(m_form.view().record.id);
        }
    });
}

QDate CasesPresenter::today() const
{
    return base::chinaDate(m_desk.now());
}

void CasesPresenter::attach(CaseListPage *page, CaseListForm &list)
{
    m_lists.append(page);
    page->setToday(today());
    connect(page, &CaseListPage::listWanted, this, [this, page, &list] {
        page->setToday(today());
        load(list, list.restart());
    });
    connect(page, &CaseListPage::moreWanted, this, [this, &list] { load(list, list.more()); });
    connect(page, &CaseListPage::opened, this, [this](const QVariant &key) { open(key.toString()); });
    connect(page, &CaseListPage::deliverWanted, this,
            [this, page](const QVariant &key) { startDelivery(page, key.toString()); });
    connect(page, &CaseListPage::answered, this,
            [this, page](ActKind kind, const Answers &answers) { deliver(page, kind, answers); });
    connect(page, &CaseListPage::receiverCardWanted, this, [this, page] { readReceiver(page); });
}

void CasesPresenter::attach(CasePage *page)
{
    m_page = page;
    page->setToday(today());
    page->setOtherWindows(otherWindows());
    connect(page, &CasePage::previewWanted, this, &CasesPresenter::preview);
    connect(page, &CasePage::backWanted, this, &CasesPresenter::backWanted);
    connect(page, &CasePage::actWanted, this, &CasesPresenter::act);
    connect(page, &CasePage::revealWanted, this, &CasesPresenter::reveal);
    connect(page, &CasePage::printWanted, this, &CasesPresenter::print);
    connect(page, &CasePage::printSettled, this, &CasesPresenter::settlePrint);
}

void CasesPresenter::load(CaseListForm &list, const CaseListForm::Query &query)
{
    base::thenOn(this, m_desk.cases().list(query.filter, query.after),
                 [&list, ticket = query.ticket](const base::Result<desk::CasePage> &page) {
                     if (page) {
                         list.arrived(ticket, *page);
                     } else {
                         list.failed(ticket, ErrorText::sentence(page.error()));
                     }
                 });
}

void CasesPresenter::open(const QString &caseId)
{
    const auto id = domain::CaseId::fromText(caseId);
    if (!id) {
        return;
    }
    m_wanted = caseId;
    base::thenOn(this, m_desk.cases().open(*id), [this, caseId](const base::Result<desk::CaseView> &result) {
        if (caseId == m_wanted) {
            opened(result);
        }
    });
}

void CasesPresenter::opened(const base::Result<desk::CaseView> &result)
{
    if (!result) {
        Q_EMIT noticed(ErrorText::notice(result.error()), {});
        return;
    }
    show(*result);
    Q_EMIT caseOpened();
}

// What the page shows follows the case, wherever the clerk has gone in the meantime.
void CasesPresenter::refresh(const domain::CaseId &id)
{
    base::thenOn(this, m_desk.cases().open(id), [this, id](const base::Result<desk::CaseView> &result) {
        if (!m_form.isOpen() || m_form.view().record.id != id) {
            return;
        }
        if (result) {
            show(*result);
        } else {
            Q_EMIT noticed(ErrorText::notice(result.error()), {});
        }
    });
}

void CasesPresenter::show(const desk::CaseView &view)
{
    m_form.setBusy(Qt::Unchecked);
    m_form.show(view);
    if (m_page != nullptr) {
        m_page->setToday(today());
    }
}

OtherWindows CasesPresenter::otherWindows() const
{
    OtherWindows windows;
    const auto session = m_desk.session().current();
    const domain::Facts facts = m_desk.facts();
    for (const domain::Window &window : facts.directory.windows()) {
        if (session && window.hall == session->window.hall && window.id != session->window.id) {
            windows.append({window.name, window.id.toText()});
        }
    }
    std::sort(windows.begin(), windows.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    return windows;
}

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

void CasesPresenter::readReceiver(CaseListPage *page)
{
    m_reading = page;
    m_desk.devices().readCard();
}

void CasesPresenter::takeReceiver(const domain::Applicant &card)
{
    if (m_reading == nullptr || !m_delivering) {
        return;
    }
    const domain::Applicant &who = m_delivering->record.applicant;
    const bool self = card.idNumber == who.idNumber;
    const bool agent = who.agent && card.idNumber == who.agent->idNumber;
    m_reading->fillReceiver(self    ? QStringLiteral("self")
                            : agent ? QStringLiteral("agent")
                                    : QStringLiteral("other"),
                            card.name, card.idNumber);
    m_reading.clear();
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
                         recorded(kind, *result);
                     } else {
                         page->actRefused();
                         Q_EMIT noticed(ErrorText::notice(result.error()), {});
                     }
                 });
}

void CasesPresenter::act(ActKind kind, const Answers &answers)
{
    const domain::CaseId id = m_form.view().record.id;
    m_form.setBusy(Qt::Checked);
    const domain::Act made = ActQuestions::act(kind, answers, m_form.view(), m_form.materials());
    base::thenOn(this, m_desk.cases().act(id, made), [this, kind](const base::Result<desk::Confirmed> &result) {
        m_form.setBusy(Qt::Unchecked);
        if (!result) {
            m_page->actRefused();
            Q_EMIT noticed(ErrorText::notice(result.error()), {});
            return;
        }
        m_page->actRecorded();
        recorded(kind, *result);
        refresh(result->record.id);
    });
}

void CasesPresenter::recorded(ActKind kind, const desk::Confirmed &confirmed)
{
    Q_EMIT noticed({Tone::Good, tr("Recorded: %1 · %2").arg(Words::act(kind), confirmed.record.number),
                    tr("Stored here for good; the centre gets it by itself."),
                    PaperWords::printing(confirmed.papers)},
                   {});
}

void CasesPresenter::preview(const QString &paperId)
{
    constexpr int sharpWidth = 900;
    base::thenOn(this, m_desk.papers().preview(paperId, sharpWidth),
                 [this, paperId](const base::Result<QImage> &page) {
                     if (!page) {
                         Q_EMIT noticed(ErrorText::notice(page.error()), {});
                     } else if (m_page != nullptr) {
                         m_page->setPreview(paperId, *page);
                     }
                 });
}

void CasesPresenter::reveal()
{
    const domain::CaseId id = m_form.view().record.id;
    base::thenOn(this, m_desk.cases().noteReveal(id), [this, id](const base::Result<void> &noted) {
        if (!noted) {
            Q_EMIT noticed(ErrorText::notice(noted.error()), {});
        } else if (m_form.isOpen() && m_form.view().record.id == id) {
            m_form.reveal();
        }
    });
}

void CasesPresenter::print(const QString &paperId)
{
    base::thenOn(this, m_desk.papers().print(paperId), [this](const base::Result<desk::PaperView> &paper) {
        Q_EMIT noticed(paper ? PaperWords::printsAgain(*paper) : ErrorText::notice(paper.error()), {});
    });
}

void CasesPresenter::settlePrint(const QString &paperId, Qt::CheckState cameOut)
{
    const auto state = cameOut == Qt::Checked ? desk::PrintState::Confirmed : desk::PrintState::Failed;
    base::thenOn(this, m_desk.papers().settlePrint(paperId, state),
                 [this, cameOut](const base::Result<desk::PaperView> &paper) {
                     if (!paper) {
                         Q_EMIT noticed(ErrorText::notice(paper.error()), {});
                     } else if (cameOut == Qt::Unchecked) {
                         print(paper->id);
                     }
                 });
}

void CasesPresenter::changed(const domain::CaseId &id)
{
    if (m_form.isOpen() && m_form.view().record.id == id && !m_form.isBusy()) {
        refresh(id);
    }
    if (!m_listSoon.isActive()) {
        m_listSoon.start();
    }
    countSoon();
}

void CasesPresenter::listAgain()
{
    for (const auto &page : std::as_const(m_lists)) {
        if (page != nullptr && page->isVisible()) {
            Q_EMIT page->listWanted();
        }
    }
}

void CasesPresenter::countSoon()
{
    m_countSoon.ask();
}

void CasesPresenter::count()
{
    base::thenOn(this, m_desk.cases().list(resultsFilter(), {}), [this](const base::Result<desk::CasePage> &results) {
        Q_EMIT counted(results ? static_cast<int>(results->rows.size()) : 0);
    });
}

bool CasesPresenter::isAtWork() const
{
    return m_form.isBusy() || m_reading != nullptr;
}

void CasesPresenter::forget()
{
    m_form.clear();
    m_wanted.clear();
    m_delivering.reset();
    for (CaseListForm *list : {&m_cases, &m_results}) {
        list->arrived(list->restart().ticket, {});
    }
}

} // namespace yichuang::ui
