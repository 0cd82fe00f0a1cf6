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

#include <QAction>

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
      m_results(resultsFilter(), CaseListForm::Order::ReadyFirst, nullptr), m_openLast(new QAction(this)),
      m_printLast(new QAction(this))
{
    connect(&m_countSoon, &QTimer::timeout, this, &CasesPresenter::count);
    // A draining queue changes thousands of cases a second; a person reads at most four lists in one.
    m_listSoon.setSingleShot(true);
    m_listSoon.setInterval(std::chrono::milliseconds(250));
    connect(&m_listSoon, &QTimer::timeout, this, &CasesPresenter::listAgain);
    connect(&desk.cases(), &desk::CaseDesk::caseChanged, this, &CasesPresenter::changed);
    connect(&desk.devices(), &desk::DeviceDesk::cardRead, this, &CasesPresenter::takeReceiver);
    connect(&desk.devices(), &desk::DeviceDesk::cardFailed, this, [this](const QString &reason) {
        if (std::exchange(m_takeReceiver, {})) {
            Q_EMIT noticed(ItemViews::cardTrouble(reason), {});
        }
    });
    connect(&m_draft, &ActDraftKeeper::failed, this, [this](const base::Error &error) { Q_EMIT noticed(ErrorText::notice(error), {}); });
    connect(m_openLast, &QAction::triggered, this, [this] { open(m_lastCase); });
    connect(m_printLast, &QAction::triggered, this, &CasesPresenter::printLast);
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
    connect(page, &CaseListPage::receiverCardWanted, this, [this, page] {
        if (m_delivering) {
            readReceiver(*m_delivering, [page](const domain::CaseId &id, const Answers &receiver) { page->fillReceiver(id, receiver); });
        }
    });
    connect(page, &CaseListPage::printWanted, this, &CasesPresenter::printLast);
}

void CasesPresenter::attach(CasePage *page)
{
    m_page = page;
    m_draft.attach(page);
    page->setToday(today());
    page->setOtherWindows(otherWindows());
    connect(page, &CasePage::previewWanted, this, &CasesPresenter::preview);
    connect(page, &CasePage::backWanted, this, &CasesPresenter::backWanted);
    connect(page, &CasePage::syncWanted, this, &CasesPresenter::syncWanted);
    connect(page, &CasePage::actWanted, this, &CasesPresenter::act);
    connect(page, &CasePage::revealWanted, this, &CasesPresenter::reveal);
    connect(page, &CasePage::receiverCardWanted, this, [this, page] {
        readReceiver(m_form.view(), [page](const domain::CaseId &id, const Answers &receiver) { page->fillReceiver(id, receiver); });
    });
    connect(page, &CasePage::printWanted, this, &CasesPresenter::print);
    connect(page, &CasePage::printSettled, this, &CasesPresenter::settlePrint);
    connect(page, &CasePage::pdfWanted, this, &CasesPresenter::savePdf);
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
    m_draft.keepNow();
    const bool isAnother = !m_form.isOpen() || m_form.view().record.id != result->record.id;
    show(*result);
    Q_EMIT caseOpened();
    // What is on the page already is newer than what was read from the disk.
    if (isAnother && m_draft.takeUp(result->draft)) {
        Q_EMIT noticed({Tone::Accent, tr("What was entered here and not recorded is back."), {},
                        tr("The checklist stands as it was judged; sheets hold what was typed when they are opened.")},
                       {});
    }
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
    if (const int lost = m_form.show(view); lost > 0) {
        Q_EMIT noticed({Tone::Warn, tr("%n row(s) of the checklist were judged by somebody else meanwhile.", "", lost), tr("Theirs stand in place of yours."),
                        tr("Look through the checklist again.")},
                       {});
    }
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
        // What was judged belongs to the act now, as the rules wrote it.
        if (m_form.isOpen() && m_form.view().record.id == result->record.id) {
            m_form.takeUp(result->record.materials);
        }
        m_page->actRecorded();
        m_draft.recorded();
        recorded(kind, *result, {});
        refresh(result->record.id);
    });
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
            m_page->revealRefused();
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

void CasesPresenter::savePdf(const QString &paperId, const QString &path)
{
    const domain::CaseId id = m_form.view().record.id;
    base::thenOn(this, m_desk.papers().savePdf(paperId, path), [this, path, id](const base::Result<void> &saved) {
        Q_EMIT noticed(saved ? PaperWords::saved(path) : ErrorText::notice(saved.error()), {});
        refresh(id); // it counts as a print
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
    return m_form.isBusy() || m_takeReceiver;
}

void CasesPresenter::forget()
{
    m_draft.forget();
    m_form.clear();
    m_wanted.clear();
    m_delivering.reset();
    m_takeReceiver = {};
    m_lastCase.clear();
    m_lastPapers.clear();
    m_listSoon.stop();
    for (CaseListForm *list : {&m_cases, &m_results}) {
        list->forget();
    }
}

} // namespace yichuang::ui
