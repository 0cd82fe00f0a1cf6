// SPDX-License-Identifier: Apache-2.0
#include "ui/presenters/SyncPresenter.h"

#include "app/base/ThenOn.h"
#include "ui/ErrorText.h"
#include "ui/models/SyncViews.h"
#include "ui/pages/sync/SyncPage.h"

#include <chrono>

namespace yichuang::ui {

SyncPresenter::SyncPresenter(desk::Desk &desk, QObject *parent) : Presenter(parent), m_desk(desk)
{
    m_ages.setInterval(std::chrono::seconds(30));
    connect(&m_ages, &QTimer::timeout, this, &SyncPresenter::refresh);
    m_ages.start();
    // A draining queue reports many times a second; a person reads at most four.
    m_lanesSoon.setSingleShot(true);
    m_lanesSoon.setInterval(std::chrono::milliseconds(250));
    connect(&m_lanesSoon, &QTimer::timeout, this, [this] {
        refresh();
        loadLanes();
    });
    m_trying.setSingleShot(true);
    connect(&m_trying, &QTimer::timeout, this, [this] { showTrying(Qt::Unchecked); });
    connect(&desk.sync(), &desk::SyncDesk::statusChanged, this, [this] {
        if (!m_lanesSoon.isActive()) {
            m_lanesSoon.start();
        }
    });
}

void SyncPresenter::attach(SyncPage *page)
{
    m_page = page;
    connect(page, &SyncPage::lanesWanted, this, &SyncPresenter::loadLanes);
    connect(page, &SyncPage::retryWanted, this, &SyncPresenter::retry);
    connect(page, &SyncPage::reportWanted, this, &SyncPresenter::report);
    connect(page, &SyncPage::caseWanted, this, &SyncPresenter::caseWanted);
    connect(page, &SyncPage::conflictChosen, this, &SyncPresenter::openConflict);
    connect(page, &SyncPage::settleWanted, this, &SyncPresenter::settle);
    connect(page, &SyncPage::refusalSettled, this, &SyncPresenter::settleRefusal);
    refresh();
}

void SyncPresenter::refresh()
{
    const desk::SyncStatus status = m_desk.sync().status();
    const SyncViews::Pill pill = SyncViews::pill(status, m_desk.now());
    Q_EMIT linkChanged(pill.tone, pill.words, status.conflicts + status.refused);
    if (m_page != nullptr) {
        m_page->setStatus(status, m_desk.now());
    }
    if (m_trying.isActive() && status.link == desk::LinkState::Online && status.sending == 0) {
        m_trying.stop();
        showTrying(Qt::Unchecked);
    }
}

// Said where it was pressed, and only while it lasts: the pill and the page tell how it ended.
void SyncPresenter::retry()
{
    constexpr std::chrono::seconds soon{1};
    constexpr std::chrono::seconds givenUp{10};
    showTrying(Qt::Checked);
    m_trying.start(m_desk.sync().status().link == desk::LinkState::Online ? soon : givenUp);
    m_desk.sync().retryNow();
}

void SyncPresenter::showTrying(Qt::CheckState state)
{
    if (m_page != nullptr) {
        m_page->setTrying(state);
    }
}

void SyncPresenter::choose(const QString &operationId)
{
    if (m_page != nullptr) {
        m_page->choose(operationId);
    }
}

void SyncPresenter::loadLanes()
{
    if (m_page == nullptr || !m_page->isVisible()) {
        return;
    }
    base::thenOn(this, m_desk.sync().lanes(), [this](const base::Result<std::vector<desk::LaneRow>> &lanes) {
        if (!lanes) {
            Q_EMIT noticed(ErrorText::notice(lanes.error()), {});
        } else if (m_page != nullptr) {
            m_page->setLanes(*lanes, base::chinaDate(m_desk.now()));
        }
    });
}

void SyncPresenter::openConflict(const domain::OperationId &operation)
{
    base::thenOn(this, m_desk.sync().conflict(operation), [this](const base::Result<desk::ConflictView> &conflict) {
        if (conflict) {
            m_form.show(*conflict);
        } else {
            Q_EMIT noticed(ErrorText::notice(conflict.error()), {});
        }
    });
}

void SyncPresenter::settle()
{
    if (!m_form.conflict() || !m_form.isReady()) {
        return;
    }
    base::thenOn(this, m_desk.sync().settleConflict(m_form.conflict()->lane.operation, m_form.choice()),
                 [this](const base::Result<void> &result) {
                     settled(result, tr("Settled. It is sent by itself."),
                             tr("What was not chosen stays in the journal, byte for byte."));
                 });
}

void SyncPresenter::settleRefusal(const domain::OperationId &operation, desk::RefusalRemedy remedy, const QString &note)
{
    const QString words = remedy == desk::RefusalRemedy::OfferAgain ? tr("Offered again.")
                                                                    : tr("Given up; the case is as the centre has it.");
    base::thenOn(this, m_desk.sync().settleRefusal(operation, remedy, note),
                 [this, words](const base::Result<void> &result) {
                     settled(result, words, tr("What was refused stays in the journal, byte for byte."));
                 });
}

void SyncPresenter::settled(const base::Result<void> &result, const QString &words, const QString &kept)
{
    if (!result) {
        Q_EMIT noticed(ErrorText::notice(result.error()), {});
        return;
    }
    m_form.clear();
    Q_EMIT noticed({Tone::Good, words, kept, {}}, {});
    loadLanes();
}

void SyncPresenter::report()
{
    base::thenOn(this, m_desk.sync().healthReport(), [this](const base::Result<QString> &text) {
        if (!text) {
            Q_EMIT noticed(ErrorText::notice(text.error()), {});
            return;
        }
        Q_EMIT reportReady(*text);
        Q_EMIT noticed({Tone::Good, tr("The health report is on the clipboard."), tr("It holds no personal data."),
                        tr("Paste it into a message to the help desk.")},
                       {});
    });
}

} // namespace yichuang::ui
