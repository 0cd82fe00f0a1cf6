// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/todo/ToDoPage.h"

#include "ui/models/Question.h"
#include "ui/pages/AskSheet.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Assist.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/SidePanel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace yichuang::ui {

ToDoPage::ToDoPage(const Look &look, ToDoForm &form, QWidget *parent)
    : Page(parent), m_look(look), m_form(form), m_rows(new TableModel(this))
{
    setObjectName(QStringLiteral("todoPage"));
    m_again = addKey("refreshToDo", QKeySequence(Qt::CTRL | Qt::Key_R));
    m_open = addKey("openToDo", Qt::Key_F5);
    m_discard = addKey("discardDraft", Qt::Key_Delete);
    connect(m_again, &QAction::triggered, this, &ToDoPage::listWanted);
    connect(m_open, &QAction::triggered, this, &ToDoPage::openCurrent);
    connect(m_discard, &QAction::triggered, this, &ToDoPage::askDiscard);
    build();
    m_panel = new SidePanel(look, this);
    connect(m_panel, &SidePanel::closed, this, &ToDoPage::refreshKeys);
    connect(&form, &ToDoForm::changed, this, &ToDoPage::refresh);
    ToDoPage::retranslate();
}

void ToDoPage::build()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(16, 12, 16, 12);
    m_card = new Card(this);
    outer->addWidget(m_card);
    m_card->body()->addWidget(buildFilters());
    m_table = new DataTable(m_look, *m_rows, m_card);
    m_table->setObjectName(QStringLiteral("todoTable"));
    m_table->setRowHeight(50);
    connect(m_table, &DataTable::rowOpened, this, &ToDoPage::openCurrent);
    connect(m_table, &DataTable::rowChosen, this, &ToDoPage::refreshKeys);
    m_card->body()->addWidget(m_table, 1);
    m_empty = new EmptyState(m_look, QStringLiteral("good"), m_card);
    m_card->body()->addWidget(m_empty, 1);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    m_foot = makeLabel(TextRole::Small, m_card);
    foot->addWidget(m_foot, 1);
    for (QAction *action : {m_discard, m_open}) {
        auto *button = new ActionButton(m_look, action == m_open ? ButtonKind::Primary : ButtonKind::Secondary, m_card);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->follow(action);
        foot->addWidget(button);
    }
    m_card->foot()->addLayout(foot);
}

QWidget *ToDoPage::buildFilters()
{
    auto *bar = new QWidget(m_card);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    const std::pair<std::optional<ToDoKind>, const char *> groups[] = {{std::nullopt, "todoAll"},
                                                                       {ToDoKind::Decision, "todoDecisions"},
                                                                       {ToDoKind::Due, "todoDue"},
                                                                       {ToDoKind::Correction, "todoCorrections"},
                                                                       {ToDoKind::Draft, "todoDrafts"}};
    for (const auto &[kind, name] : groups) {
        auto *button = new ActionButton(m_look, ButtonKind::Choice, bar);
        button->setObjectName(QLatin1String(name));
        button->setCheckable(true);
        makeOneOfMany(*button);
        connect(button, &QAbstractButton::clicked, this, [this, kind = kind] { m_form.setFilter(kind); });
        m_filters.append({kind, button});
        row->addWidget(button);
    }
    row->addStretch(1);
    return bar;
}

QString ToDoPage::title() const
{
    return tr("To do");
}

void ToDoPage::arrive()
{
    m_table->setFocus(Qt::OtherFocusReason);
    Q_EMIT listWanted();
}

bool ToDoPage::stepBack()
{
    if (!m_panel->isOpen()) {
        return false;
    }
    m_panel->close();
    return true;
}

void ToDoPage::setToday(QDate today)
{
    m_today = today;
    refresh();
}

ToDoKey ToDoPage::currentKey() const
{
    return ToDoKey::fromVariant(m_table->currentKey());
}

void ToDoPage::openCurrent()
{
    if (m_table->currentKey().isValid()) {
        Q_EMIT opened(currentKey());
    }
}

void ToDoPage::askDiscard()
{
    const QString id = currentKey().id;
    Question question;
    question.note = tr("Everything entered on this draft is deleted from this computer. Cases are not touched.");
    question.confirm = tr("Delete the draft");
    question.weight = Weight::Irreversible;
    auto *sheet = new AskSheet(m_look, question, m_panel);
    connect(sheet, &AskSheet::answered, this, [this, id] {
        m_panel->close();
        Q_EMIT discardWanted(id);
    });
    connect(sheet, &AskSheet::left, m_panel, &SidePanel::close);
    m_panel->open(tr("Delete this draft?"), sheet, sheet->firstEditor());
    refreshKeys();
}

void ToDoPage::refresh()
{
    const QVariant kept = m_table->currentKey();
    m_rows->setRows(m_form.rows(m_today));
    if (kept.isValid()) {
        m_table->selectKey(kept);
    }
    const bool empty = m_rows->rowCount() == 0;
    if (!m_table->currentKey().isValid()) {
        m_table->selectFirst();
    }
    m_table->setVisible(!empty);
    m_empty->setVisible(empty);
    const QString words[] = {tr("Everything"), tr("To decide"), tr("Due soon"), tr("Corrections"), tr("Drafts")};
    for (int at = 0; at < m_filters.size(); ++at) {
        const auto &[kind, button] = m_filters.at(at);
        const int count = kind ? m_form.count(*kind) : m_form.pressing() + m_form.count(ToDoKind::Draft);
        button->setText(words[at] + u' ' + QString::number(count));
        button->setAccessibleName(button->text());
        button->setChecked(m_form.filter() == kind);
        button->updateGeometry();
    }
    m_foot->setText(m_form.problem());
    setRole(*m_foot, TextRole::Error);
    refreshKeys();
}

void ToDoPage::refreshKeys()
{
    const bool rest = m_panel != nullptr && m_panel->isOpen();
    const bool some = m_table->currentKey().isValid();
    m_open->setEnabled(some && !rest);
    m_discard->setEnabled(some && !rest && currentKey().kind == ToDoKind::Draft);
    m_again->setEnabled(!rest);
}

void ToDoPage::retranslate()
{
    m_card->setTitle(title());
    m_table->setAccessibleName(title());
    m_rows->setHeaders(ToDoForm::headers());
    m_table->setShares({20, 32, 16, 16, 16});
    m_empty->setWords(tr("Nothing waits for this window."),
                      tr("Conflicts, limits that come close, corrections to ask for and drafts appear here."));
    nameKey(m_again, tr("Refresh"));
    nameKey(m_open, tr("Open what is chosen"), tr("Open", "key strip"));
    nameKey(m_discard, tr("Delete the draft"));
    refresh();
}

} // namespace yichuang::ui
