// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/cases/CaseListPage.h"

#include "ui/models/CaseViews.h"
#include "ui/models/TableModel.h"
#include "ui/models/Words.h"
#include "ui/pages/AskPanel.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Assist.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ChoiceBox.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Labels.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace yichuang::ui {

using domain::CaseState;

CaseListPage::CaseListPage(const Look &look, CaseListForm &form, Kind kind, QWidget *parent)
    : Page(parent), m_look(look), m_form(form), m_kind(kind), m_rows(new TableModel(this))
{
    setObjectName(kind == Kind::Cases ? QStringLiteral("casesPage") : QStringLiteral("resultsPage"));
    m_typing.setSingleShot(true);
    m_typing.setInterval(std::chrono::milliseconds(80));
    connect(&m_typing, &QTimer::timeout, this, [this] { m_form.setText(m_search->text()); });
    m_again = addKey("refreshList", QKeySequence(Qt::CTRL | Qt::Key_R));
    m_open = addKey("openCase", Qt::Key_F5);
    connect(m_again, &QAction::triggered, this, &CaseListPage::listWanted);
    connect(m_open, &QAction::triggered, this, [this] {
        if (m_table->currentKey().isValid()) {
            Q_EMIT opened(m_table->currentKey());
        }
    });
    if (kind == Kind::Results) {
        m_readCard = addKey("readReceiver", Qt::Key_F3);
        connect(m_readCard, &QAction::triggered, this, &CaseListPage::receiverCardWanted);
        m_print = addKey("reprintLast", Qt::Key_F9);
        connect(m_print, &QAction::triggered, this, &CaseListPage::printWanted);
        m_deliver = addKey("deliver", Qt::Key_F10);
        connect(m_deliver, &QAction::triggered, this, [this] {
            if (m_table->currentKey().isValid()) {
                Q_EMIT deliverWanted(m_table->currentKey());
            }
        });
    }
    build();
    m_panel = new AskPanel(look, this);
    connect(m_panel, &SidePanel::closed, this, &CaseListPage::refreshKeys);
    connect(m_panel, &AskPanel::answered, this, [this](const QString &what, const Answers &answers) {
        Q_EMIT answered(*domain::actKindFromWord(what), answers);
    });
    connect(&form, &CaseListForm::filterChanged, this, &CaseListPage::listWanted);
    connect(&form, &CaseListForm::changed, this, &CaseListPage::refresh);
    connect(&form, &CaseListForm::forgotten, this, [this] {
        m_typing.stop();
        putText(*m_search, {});
        m_states->choose(QStringLiteral("any"));
    });
    CaseListPage::retranslate();
}

void CaseListPage::build()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(16, 12, 16, 12);
    m_card = new Card(this);
    outer->addWidget(m_card);
    m_card->body()->addWidget(buildFilters());
    m_table = new DataTable(m_look, *m_rows, m_card);
    m_table->setObjectName(QStringLiteral("caseTable"));
    m_table->setRowHeight(50);
    connect(m_table, &DataTable::rowOpened, this,
            m_kind == Kind::Results ? &CaseListPage::deliverWanted : &CaseListPage::opened);
    connect(m_table, &DataTable::rowChosen, this, &CaseListPage::refreshKeys);
    m_card->body()->addWidget(m_table, 1);
    m_empty = new EmptyState(m_look, m_kind == Kind::Results ? QStringLiteral("results") : QStringLiteral("cases"), m_card);
    m_card->body()->addWidget(m_empty, 1);
    auto *foot = new QHBoxLayout;
    m_count = makeLabel(TextRole::Small, m_card);
    m_more = new ActionButton(m_look, ButtonKind::Secondary, m_card);
    m_more->setObjectName(QStringLiteral("moreCases"));
    connect(m_more, &QAbstractButton::clicked, this, &CaseListPage::moreWanted);
    foot->addWidget(m_count);
    foot->addStretch(1);
    foot->addWidget(m_more);
    if (m_deliver != nullptr) {
        auto *button = new ActionButton(m_look, ButtonKind::Primary, m_card);
        button->setObjectName(QStringLiteral("deliverButton"));
        button->follow(m_deliver);
        foot->addWidget(button);
    }
    m_card->foot()->addLayout(foot);
}

ActionButton *CaseListPage::addSwitch(const char *name, QWidget *parent, const std::function<void(Qt::CheckState)> &set)
{
    auto *button = new ActionButton(m_look, ButtonKind::Choice, parent);
    button->setObjectName(QLatin1String(name));
    button->setCheckable(true);
    connect(button, &QAbstractButton::clicked, this,
            [button, set] { set(button->isChecked() ? Qt::Checked : Qt::Unchecked); });
    return button;
}

QWidget *CaseListPage::buildFilters()
{
    auto *bar = new QWidget(m_card);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_search = new QLineEdit(bar);
    m_search->setObjectName(QStringLiteral("caseSearch"));
    m_search->setClearButtonEnabled(false);
    m_look.dressHint(*m_search);
    onTyped(m_search, this, [this](const QString &) { m_typing.start(); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        m_form.setText(m_search->text());
        m_table->setFocus(Qt::TabFocusReason);
    });
    auto *down = new QShortcut(Qt::Key_Down, m_search);
    down->setContext(Qt::WidgetShortcut);
    connect(down, &QShortcut::activated, this, [this] { m_table->setFocus(Qt::TabFocusReason); });
    row->addWidget(m_search, 1);
    m_states = new ChoiceBox(m_look, bar);
    m_states->setObjectName(QStringLiteral("stateFilter"));
    m_states->setVisible(m_kind != Kind::Results);
    connect(m_states, &ChoiceBox::picked, this, &CaseListPage::pickStates);
    row->addWidget(m_states);
    m_mine = addSwitch("mineOnly", bar, [this](Qt::CheckState on) { m_form.setMineOnly(on); });
    m_soon = addSwitch("dueSoon", bar, [this](Qt::CheckState on) { m_form.setDueSoon(on); });
    m_unsent = addSwitch("unsent", bar, [this](Qt::CheckState on) { m_form.setUnsent(on); });
    for (ActionButton *button : {m_mine, m_soon, m_unsent}) {
        button->setVisible(m_kind != Kind::Results || button == m_mine);
        row->addWidget(button);
    }
    return bar;
}

void CaseListPage::pickStates(const QString &group)
{
    if (group == QStringLiteral("open")) {
        m_form.setStates(
            {CaseState::Received, CaseState::Correcting, CaseState::Accepted, CaseState::Review, CaseState::Stopped});
    } else if (group == QStringLiteral("correcting")) {
        m_form.setStates({CaseState::Correcting});
    } else if (group == QStringLiteral("results")) {
        m_form.setStates({CaseState::Decided, CaseState::Certificate, CaseState::Ready});
    } else if (group == QStringLiteral("ended")) {
        m_form.setStates({CaseState::Closed, CaseState::Delivered, CaseState::NotAccepted, CaseState::Referred,
                          CaseState::Transferred, CaseState::Withdrawn, CaseState::Terminated, CaseState::Void});
    } else {
        m_form.setStates({});
    }
}

QString CaseListPage::title() const
{
    switch (m_kind) {
    case Kind::Cases: return tr("Cases");
    case Kind::Results: return tr("Results");
    }
    Q_UNREACHABLE();
}

void CaseListPage::arrive()
{
    m_search->setFocus(Qt::OtherFocusReason);
    m_search->selectAll();
    Q_EMIT listWanted();
}

void CaseListPage::setToday(QDate today)
{
    m_today = today;
    refresh();
}

void CaseListPage::refresh()
{
    const QVariant kept = m_table->currentKey();
    m_rows->setRows(m_form.rows(m_today));
    if (kept.isValid()) {
        m_table->selectKey(kept);
    }
    if (!m_table->currentKey().isValid()) {
        m_table->selectFirst();
    }
    const bool empty = m_form.count() == 0 && !m_form.isBusy();
    m_table->setVisible(!empty);
    m_empty->setVisible(empty);
    // The empty page says it itself.
    m_count->setText(empty && m_form.problem().isEmpty() ? QString() : m_form.countLine());
    setRole(*m_count, m_form.problem().isEmpty() ? TextRole::Small : TextRole::Error);
    m_more->setVisible(m_form.hasMore());
    m_mine->setChecked(m_form.filter().mineOnly);
    m_soon->setChecked(m_form.filter().dueSoon);
    m_unsent->setChecked(m_form.filter().unsent);
    refreshKeys();
}

void CaseListPage::refreshKeys()
{
    // While the panel asks, the keys below it rest.
    const bool ready = m_form.count() > 0 && (m_panel == nullptr || !m_panel->isOpen());
    m_open->setEnabled(ready);
    if (m_deliver != nullptr) {
        nameDelivery();
        m_deliver->setEnabled(ready);
        m_print->setEnabled(m_panel == nullptr || !m_panel->isOpen());
        m_readCard->setEnabled(m_panel != nullptr && m_panel->asks(domain::toWord(domain::ActKind::Deliver)));
    }
}

// A result that is still being made takes its next step towards the counter.
void CaseListPage::nameDelivery()
{
    const std::optional<CaseState> state = m_form.stateOf(m_table->currentKey().toString());
    if (!state || *state == CaseState::Ready) {
        nameKey(m_deliver, tr("Deliver the result"), tr("Deliver", "key strip"));
    } else {
        nameKey(m_deliver, Words::act(domain::ActKind::MakeReady));
    }
}

bool CaseListPage::stepBack()
{
    if (!m_panel->isOpen()) {
        return false;
    }
    m_panel->close();
    return true;
}

void CaseListPage::ask(const domain::CaseId &id, domain::ActKind kind, const Question &question)
{
    // What another act was refused for says nothing about this one.
    if (std::exchange(m_wasRefused, false)) {
        Q_EMIT noticed({}, {});
    }
    m_panel->ask(id.toText(), domain::toWord(kind), question);
    refreshKeys();
}

void CaseListPage::actRecorded()
{
    m_panel->recorded();
}

void CaseListPage::actRefused()
{
    m_wasRefused = true;
    m_panel->refused();
}

void CaseListPage::fillReceiver(const domain::CaseId &id, const Answers &receiver)
{
    m_panel->fillIn(id.toText(), domain::toWord(domain::ActKind::Deliver), receiver);
}

void CaseListPage::retranslate()
{
    m_card->setTitle(title());
    m_search->setPlaceholderText(tr("Number, ID tail, phone tail, name or initials"));
    m_search->setAccessibleName(tr("Find cases"));
    m_states->setAccessibleName(tr("State"));
    m_states->setLines({{tr("Any state"), QStringLiteral("any")},
                        {tr("In progress"), QStringLiteral("open")},
                        {tr("Awaiting correction"), QStringLiteral("correcting")},
                        {tr("Results"), QStringLiteral("results")},
                        {tr("Ended"), QStringLiteral("ended")}});
    m_mine->setText(tr("This window"));
    m_soon->setText(tr("Due soon"));
    m_unsent->setText(tr("Not sent"));
    for (ActionButton *button : {m_mine, m_soon, m_unsent}) {
        button->setAccessibleName(button->text());
    }
    m_table->setAccessibleName(title());
    m_rows->setHeaders(CaseViews::listHeaders());
    m_table->setShares({28, 16, 18, 11, 15, 12});
    m_more->setText(tr("More"));
    m_more->setAccessibleName(m_more->text());
    nameKey(m_again, tr("Refresh"));
    nameKey(m_open, tr("Open case"), tr("Open", "key strip"));
    if (m_deliver != nullptr) {
        nameKey(m_readCard, tr("Read the receiver's card"), tr("Read card", "key strip"));
        nameKey(m_print, tr("Print the last paper again"), tr("Reprint", "key strip"));
    }
    switch (m_kind) {
    case Kind::Cases:
        m_empty->setWords(tr("No case matches."),
                          tr("Try the last four of the identity number, or the initials of the name."));
        break;
    case Kind::Results:
        m_empty->setWords(tr("No result waits to be collected."),
                          tr("A case appears here once it is decided, and leaves when its result is delivered."));
        break;
    }
    refresh();
}

} // namespace yichuang::ui
