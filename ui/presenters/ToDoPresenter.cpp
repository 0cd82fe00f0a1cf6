// SPDX-License-Identifier: Apache-2.0
#include "ui/presenters/ToDoPresenter.h"

#include "app/base/ThenOn.h"
#include "ui/ErrorText.h"
#include "ui/pages/todo/ToDoPage.h"

namespace yichuang::ui {

ToDoPresenter::ToDoPresenter(desk::Desk &desk, QObject *parent) : Presenter(parent), m_desk(desk), m_form(nullptr)
{
    connect(&m_soon, &QTimer::timeout, this, &ToDoPresenter::refresh);
    connect(&desk.cases(), &desk::CaseDesk::caseChanged, this, &ToDoPresenter::refreshSoon);
    connect(&desk.sync(), &desk::SyncDesk::statusChanged, this, &ToDoPresenter::refreshSoon);
    connect(&m_form, &ToDoForm::changed, this, [this] { Q_EMIT counted(m_form.pressing()); });
}

void ToDoPresenter::attach(ToDoPage *page)
{
    m_page = page;
    page->setToday(base::chinaDate(m_desk.now()));
    connect(page, &ToDoPage::listWanted, this, &ToDoPresenter::refresh);
    connect(page, &ToDoPage::opened, this, &ToDoPresenter::opened);
    connect(page, &ToDoPage::discardWanted, this, &ToDoPresenter::discard);
}

void ToDoPresenter::refreshSoon()
{
    m_soon.ask();
}

void ToDoPresenter::forget()
{
    m_soon.stop();
    ++m_sitting;
    m_form.clear();
}

void ToDoPresenter::note(const base::Error *error)
{
    m_form.setProblem(error != nullptr ? ErrorText::sentence(*error) : QString());
}

void ToDoPresenter::refresh()
{
    // Nobody is signed in: nothing is asked, nothing is shown.
    if (!m_desk.session().current()) {
        return;
    }
    note(nullptr);
    if (m_page != nullptr) {
        m_page->setToday(base::chinaDate(m_desk.now()));
    }
    base::thenOn(this, m_desk.sync().lanes(), [this, sitting = m_sitting](const base::Result<std::vector<desk::LaneRow>> &lanes) {
        if (sitting != m_sitting) {
            return;
        }
        if (lanes) {
            m_form.setDecisions(*lanes);
        } else {
            note(&lanes.error());
        }
    });
    loadCases();
    loadDrafts();
}

void ToDoPresenter::loadCases()
{
    desk::CaseFilter due;
    due.mineOnly = true;
    due.dueSoon = true;
    base::thenOn(this, m_desk.cases().list(due, {}), [this, sitting = m_sitting](const base::Result<desk::CasePage> &page) {
        if (sitting != m_sitting) {
            return;
        }
        if (page) {
            m_form.setDue(page->rows);
        } else {
            note(&page.error());
        }
    });
    desk::CaseFilter correcting;
    correcting.mineOnly = true;
    correcting.states = {domain::CaseState::Correcting};
    base::thenOn(this, m_desk.cases().list(correcting, {}), [this, sitting = m_sitting](const base::Result<desk::CasePage> &page) {
        if (sitting != m_sitting) {
            return;
        }
        if (page) {
            m_form.setCorrections(page->rows);
        } else {
            note(&page.error());
        }
    });
}

void ToDoPresenter::loadDrafts()
{
    base::thenOn(this, m_desk.intake().drafts(), [this, sitting = m_sitting](const base::Result<std::vector<desk::Draft>> &drafts) {
        if (sitting != m_sitting) {
            return;
        }
        if (!drafts) {
            note(&drafts.error());
            return;
        }
        std::vector<ToDoForm::NamedDraft> named;
        for (const desk::Draft &draft : *drafts) {
            const auto item = draft.item.isNull() ? std::nullopt : m_desk.intake().item(draft.item);
            named.push_back({draft, item ? item->item.name : QString()});
        }
        m_form.setDrafts(std::move(named));
    });
}

void ToDoPresenter::opened(const ToDoKey &key)
{
    switch (key.kind) {
    case ToDoKind::Decision: Q_EMIT decisionWanted(key.id); return;
    case ToDoKind::Due:
    case ToDoKind::Correction: Q_EMIT caseWanted(key.id); return;
    case ToDoKind::Draft: Q_EMIT draftWanted(key.id); return;
    }
}

void ToDoPresenter::discard(const QString &draftId)
{
    const auto id = desk::DraftId::fromText(draftId);
    if (!id) {
        return;
    }
    base::thenOn(this, m_desk.intake().discardDraft(*id), [this, draftId](const base::Result<void> &gone) {
        if (!gone) {
            Q_EMIT noticed(ErrorText::notice(gone.error()), {});
            return;
        }
        Q_EMIT draftDiscarded(draftId);
        Q_EMIT noticed({Tone::Good, tr("The draft is deleted."), {}, {}}, {});
        loadDrafts();
    });
}

} // namespace yichuang::ui
