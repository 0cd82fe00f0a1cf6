// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/sync/SyncPage.h"

#include "ui/models/SyncViews.h"
#include "ui/models/TableModel.h"
#include "ui/models/Words.h"
#include "ui/pages/sync/ConflictPanel.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/ProgressLine.h"
#include "ui/widgets/StatTile.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace yichuang::ui {

namespace {
constexpr int tileCount = 6;
constexpr int checkCount = 4;
} // namespace

SyncPage::SyncPage(const Look &look, ConflictForm &form, QWidget *parent)
    : Page(parent), m_look(look), m_form(form), m_rows(new TableModel(this))
{
    setObjectName(QStringLiteral("syncPage"));
    m_retry = addKey("retryNow", Qt::Key_F5);
    m_report = addKey("healthReport", Qt::Key_F9);
    connect(m_retry, &QAction::triggered, this, &SyncPage::retryWanted);
    connect(m_report, &QAction::triggered, this, &SyncPage::reportWanted);
    build();
    SyncPage::retranslate();
}

void SyncPage::build()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(16, 12, 16, 12);
    outer->setSpacing(12);
    auto *tiles = new QHBoxLayout;
    tiles->setSpacing(12);
    for (int at = 0; at < tileCount; ++at) {
        m_tiles.append(new StatTile(StatTile::Shape::Card, this));
        tiles->addWidget(m_tiles.last(), 1);
    }
    outer->addLayout(tiles);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(buildLanes(), 58);
    m_panel = new ConflictPanel(m_look, m_form, this);
    // The pressed button goes away with what it settled: the caret goes on to what is next in the queue.
    connect(m_panel, &ConflictPanel::settleWanted, this, [this] {
        m_table->setFocus(Qt::OtherFocusReason);
        Q_EMIT settleWanted();
    });
    connect(m_panel, &ConflictPanel::refusalSettled, this, [this](desk::RefusalRemedy remedy, const QString &note) {
        m_table->setFocus(Qt::OtherFocusReason);
        for (const desk::LaneRow &lane : m_lanes) {
            if (lane.operation.toText() == m_chosen) {
                Q_EMIT refusalSettled(lane.operation, remedy, note);
                return;
            }
        }
    });
    connect(m_panel, &ConflictPanel::caseWanted, this, &SyncPage::caseWanted);
    row->addWidget(m_panel, 42);
    outer->addLayout(row, 1);
}

QWidget *SyncPage::buildLanes()
{
    m_card = new Card(this);
    m_trouble = makeLabel(TextRole::Note, m_card);
    m_trouble->setWordWrap(true);
    m_card->body()->addWidget(m_trouble);
    m_table = new DataTable(m_look, *m_rows, m_card);
    m_table->setObjectName(QStringLiteral("lanes"));
    m_table->setRowHeight(50);
    connect(m_table, &DataTable::rowChosen, this, &SyncPage::chooseLane);
    connect(m_table, &DataTable::rowOpened, this, &SyncPage::chooseLane);
    m_card->body()->addWidget(m_table, 1);
    m_empty = new EmptyState(m_look, QStringLiteral("good"), m_card);
    m_card->body()->addWidget(m_empty, 1);
    m_card->body()->addWidget(makeRule(m_card));
    auto *checks = new QHBoxLayout;
    checks->setSpacing(6);
    for (int at = 0; at < checkCount; ++at) {
        m_checkNames.append(makeLabel(TextRole::Small, m_card));
        m_checks.append(new Chip(m_look, m_card));
        checks->addWidget(m_checkNames.last());
        checks->addWidget(m_checks.last());
        checks->addSpacing(8);
    }
    checks->addStretch(1);
    m_card->body()->addLayout(checks);
    auto *foot = new QHBoxLayout;
    m_drain = new ProgressLine(m_look, m_card);
    foot->addWidget(m_drain);
    foot->addStretch(1);
    for (QAction *action : {m_report, m_retry}) {
        auto *button =
            new ActionButton(m_look, action == m_retry ? ButtonKind::Primary : ButtonKind::Secondary, m_card);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->follow(action);
        foot->addWidget(button);
        if (action == m_retry) {
            m_retryButton = button;
        }
    }
    m_card->body()->addLayout(foot);
    return m_card;
}

QString SyncPage::title() const
{
    return tr("Sync");
}

void SyncPage::arrive()
{
    (m_lanes.empty() ? m_retryButton : m_table)->setFocus(Qt::OtherFocusReason);
    Q_EMIT lanesWanted();
}

void SyncPage::setStatus(const desk::SyncStatus &status, base::Instant now)
{
    m_status = status;
    m_now = now;
    refreshStatus();
}

void SyncPage::setLanes(const std::vector<desk::LaneRow> &lanes, QDate today)
{
    m_lanes = lanes;
    m_today = today;
    m_panel->setToday(today);
    refreshLanes();
    const bool gone = std::none_of(lanes.begin(), lanes.end(),
                                   [this](const desk::LaneRow &lane) { return lane.operation.toText() == m_chosen; });
    if (gone) {
        m_chosen.clear();
        m_form.clear();
        m_panel->showNothing();
    }
    if (!m_wanted.isEmpty()) {
        m_table->selectKey(std::exchange(m_wanted, QString()));
    }
    // What needs a person is on top; open it, so that Enter and arrows can settle it at once.
    if (m_chosen.isEmpty()) {
        m_table->selectFirst();
    }
}

void SyncPage::choose(const QString &operationId)
{
    m_wanted = operationId;
    Q_EMIT lanesWanted();
}

void SyncPage::chooseLane(const QVariant &key)
{
    for (const desk::LaneRow &lane : m_lanes) {
        if (lane.operation.toText() != key.toString()) {
            continue;
        }
        m_chosen = key.toString();
        if (lane.state == desk::OperationState::Conflict) {
            Q_EMIT conflictChosen(lane.operation);
        } else if (lane.state == desk::OperationState::Refused) {
            m_form.clear();
            m_panel->showRefusal(lane);
        } else {
            m_form.clear();
            m_panel->showNothing();
        }
        return;
    }
}

void SyncPage::refreshStatus()
{
    const auto tiles = SyncViews::tiles(m_status, m_now);
    for (int at = 0; at < tileCount; ++at) {
        m_tiles.at(at)->setWords(tiles.at(at).name, tiles.at(at).value, tiles.at(at).remark);
        m_tiles.at(at)->setTone(tiles.at(at).tone);
    }
    const Notice trouble = SyncViews::trouble(m_status, m_now);
    m_trouble->setVisible(!trouble.isEmpty());
    m_trouble->setText(Words::sentences({trouble.happened, trouble.kept, trouble.next}));
    refreshDrain();
    const auto checks = SyncViews::checks(m_status);
    for (int at = 0; at < checkCount; ++at) {
        m_checkNames.at(at)->setText(checks.at(at).name);
        m_checks.at(at)->setChip(checks.at(at).chip);
    }
}

void SyncPage::refreshLanes()
{
    std::vector<TableRow> rows;
    for (const desk::LaneRow &lane : m_lanes) {
        rows.push_back(SyncViews::lane(lane, m_today));
    }
    std::stable_partition(rows.begin(), rows.end(), [](const TableRow &row) { return row.tone == Tone::Bad; });
    m_rows->setRows(std::move(rows));
    // Also after new headers, which have already taken the mark off the row.
    if (!m_chosen.isEmpty()) {
        m_table->selectKey(m_chosen);
    }
    showLanes();
}

void SyncPage::showLanes()
{
    const bool any = !m_lanes.empty();
    if (any != m_table->isHidden()) {
        return;
    }
    // The caret stays on this page when the queue runs empty, and returns to the queue when it fills.
    const QWidget *before = window()->focusWidget();
    const bool here = before == m_table || before == m_retryButton;
    if (here && !any) {
        m_retryButton->setFocus(Qt::OtherFocusReason);
    }
    m_table->setVisible(any);
    m_empty->setVisible(!any);
    if (here && any) {
        m_table->setFocus(Qt::OtherFocusReason);
    }
}

void SyncPage::setTrying(Qt::CheckState state)
{
    m_trying = state;
    nameRetry();
}

void SyncPage::nameRetry()
{
    // It stays where it is and enabled: a button that goes grey would throw the caret off.
    nameKey(m_retry, m_trying == Qt::Checked ? tr("Trying…") : tr("Try now"));
}

void SyncPage::refreshDrain()
{
    const int open = m_status.waiting + m_status.sending;
    if (m_status.link != desk::LinkState::Online || open == 0) {
        m_drainFrom = 0;
        m_drain->finish();
        return;
    }
    m_drainFrom = qMax(m_drainFrom, open);
    m_drain->advance(tr("%n still to be sent", "operations", open), m_drainFrom - open, m_drainFrom);
}

void SyncPage::retranslate()
{
    m_card->setTitle(tr("Queue of cases"));
    m_card->setAside(tr("each case has its own lane"));
    m_table->setAccessibleName(tr("Operations that wait or need you"));
    m_rows->setHeaders(SyncViews::laneHeaders());
    m_table->setShares({42, 33, 25});
    m_empty->setWords(tr("Everything made here is stored at the centre."));
    nameRetry();
    nameKey(m_report, tr("Health report without personal data"), tr("Report", "key strip"));
    m_panel->retranslate();
    refreshStatus();
    refreshLanes();
}

} // namespace yichuang::ui
