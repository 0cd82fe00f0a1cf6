// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/manage/ManagePage.h"

#include "ui/pages/AskPanel.h"
#include "ui/pages/manage/SecretPanel.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Assist.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/Labels.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QVBoxLayout>

#include <utility>

namespace yichuang::ui {

using Task = ManageForm::Task;
using List = ManageForm::List;

ManagePage::ManagePage(const Look &look, ManageForm &form, QWidget *parent) : Page(parent), m_look(look), m_form(form), m_rows(new TableModel(this))
{
    setObjectName(QStringLiteral("managePage"));
    m_again = addKey("refreshManage", QKeySequence(Qt::CTRL | Qt::Key_R));
    connect(m_again, &QAction::triggered, this, &ManagePage::listWanted);
    addTask(Task::Add, "manageAdd", Qt::Key_F3);
    addTask(Task::Change, "manageChange", Qt::Key_F5);
    addTask(Task::Secret, "manageSecret", Qt::Key_F7);
    addTask(Task::Toggle, "manageToggle", Qt::Key_F8);
    addTask(Task::Retire, "manageRetire", Qt::Key_F10);
    build();
    m_panel = new AskPanel(look, this);
    m_secret = new SecretPanel(look, this);
    connect(m_panel, &SidePanel::closed, this, &ManagePage::refreshKeys);
    connect(m_secret, &SidePanel::closed, this, &ManagePage::refreshKeys);
    connect(m_panel, &AskPanel::answered, this, &ManagePage::answered);
    connect(&form, &ManageForm::changed, this, &ManagePage::refresh);
    ManagePage::retranslate();
}

void ManagePage::addTask(Task task, const char *name, int key)
{
    QAction *action = addKey(name, QKeySequence(key));
    m_tasks[static_cast<size_t>(task)] = action;
    connect(action, &QAction::triggered, this, [this, task] { Q_EMIT taskWanted(task, task == Task::Add ? QString() : currentKey()); });
}

void ManagePage::build()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(16, 12, 16, 12);
    m_card = new Card(this);
    outer->addWidget(m_card);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    const auto addList = [&](const char *name, List list) {
        auto *button = new ActionButton(m_look, ButtonKind::Choice, m_card);
        button->setObjectName(QLatin1String(name));
        button->setCheckable(true);
        makeOneOfMany(*button);
        connect(button, &QAbstractButton::clicked, this, [this, list] { pick(list); });
        bar->addWidget(button);
        return button;
    };
    m_people = addList("managePeople", List::People);
    m_windows = addList("manageWindows", List::Windows);
    m_search = new QLineEdit(m_card);
    m_search->setObjectName(QStringLiteral("manageSearch"));
    m_look.dressHint(*m_search);
    onTyped(m_search, this, [this](const QString &text) { m_form.setText(text); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_table->setFocus(Qt::TabFocusReason); });
    auto *down = new QShortcut(Qt::Key_Down, m_search);
    down->setContext(Qt::WidgetShortcut);
    connect(down, &QShortcut::activated, this, [this] { m_table->setFocus(Qt::TabFocusReason); });
    bar->addWidget(m_search, 1);
    m_card->body()->addLayout(bar);
    m_table = new DataTable(m_look, *m_rows, m_card);
    m_table->setObjectName(QStringLiteral("manageTable"));
    m_table->setRowHeight(50);
    connect(m_table, &DataTable::rowOpened, this, [this](const QVariant &key) {
        if (m_form.canDo(Task::Change, key.toString())) {
            Q_EMIT taskWanted(Task::Change, key.toString());
        }
    });
    connect(m_table, &DataTable::rowChosen, this, &ManagePage::refreshKeys);
    m_card->body()->addWidget(m_table, 1);
    auto *foot = new QHBoxLayout;
    m_count = makeLabel(TextRole::Small, m_card);
    foot->addWidget(m_count);
    foot->addStretch(1);
    for (QAction *task : m_tasks) {
        const bool isAdd = task == m_tasks.front();
        auto *button = new ActionButton(m_look, isAdd ? ButtonKind::Primary : ButtonKind::Secondary, m_card);
        button->setObjectName(task->objectName() + QStringLiteral("Button"));
        button->follow(task);
        foot->addWidget(button);
    }
    m_card->foot()->addLayout(foot);
}

QString ManagePage::title() const
{
    return tr("Manage");
}

void ManagePage::arrive()
{
    m_search->setFocus(Qt::OtherFocusReason);
    Q_EMIT listWanted();
}

bool ManagePage::stepBack()
{
    for (SidePanel *panel : std::initializer_list<SidePanel *>{m_secret, m_panel}) {
        if (panel->isOpen()) {
            panel->close();
            return true;
        }
    }
    return false;
}

void ManagePage::pick(List list)
{
    m_panel->close();
    m_form.setList(list);
    retranslate();
    Q_EMIT listWanted();
}

QString ManagePage::currentKey() const
{
    return m_table->currentKey().toString();
}

void ManagePage::ask(const QString &about, const QString &what, const Question &question)
{
    // What another act was refused for says nothing about this one.
    if (std::exchange(m_wasRefused, false)) {
        Q_EMIT noticed({}, {});
    }
    m_panel->ask(about, what, question);
    refreshKeys();
}

void ManagePage::recorded()
{
    m_panel->recorded();
}

void ManagePage::refused()
{
    m_wasRefused = true;
    m_panel->refused();
}

void ManagePage::showSecret(const QString &title, const QString &secret, const QString &note)
{
    m_secret->show(title, secret, note);
    refreshKeys();
}

void ManagePage::refresh()
{
    const QVariant kept = m_table->currentKey();
    m_rows->setRows(m_form.rows());
    if (kept.isValid()) {
        m_table->selectKey(kept);
    }
    if (!m_table->currentKey().isValid()) {
        m_table->selectFirst();
    }
    // Who typed it is gone.
    if (m_form.text().isEmpty() && !m_search->text().trimmed().isEmpty()) {
        putText(*m_search, {});
    }
    m_people->setChecked(m_form.list() == List::People);
    m_windows->setChecked(m_form.list() == List::Windows);
    m_count->setText(m_form.isBusy() ? tr("Asking the centre…") : m_form.countLine());
    setRole(*m_count, m_form.problem().isEmpty() ? TextRole::Small : TextRole::Error);
    refreshKeys();
}

void ManagePage::refreshKeys()
{
    const bool asks = m_panel != nullptr && (m_panel->isOpen() || m_secret->isOpen());
    const bool ready = !asks && m_form.problem().isEmpty() && !m_form.isBusy();
    for (const Task task : {Task::Add, Task::Change, Task::Secret, Task::Toggle, Task::Retire}) {
        QAction *action = m_tasks[static_cast<size_t>(task)];
        nameKey(action, m_form.taskWords(task, currentKey()));
        action->setEnabled(ready && m_form.canDo(task, currentKey()));
    }
}

void ManagePage::retranslate()
{
    m_card->setTitle(title());
    m_people->setText(tr("People"));
    m_windows->setText(tr("Windows"));
    for (ActionButton *button : {m_people, m_windows}) {
        button->setAccessibleName(button->text());
    }
    m_search->setPlaceholderText(m_form.list() == List::People ? tr("Name, account, role or window") : tr("Number, name or phone"));
    m_search->setAccessibleName(tr("Find in the list"));
    m_table->setAccessibleName(m_form.list() == List::People ? m_people->text() : m_windows->text());
    m_rows->setHeaders(ManageForm::headers(m_form.list()));
    m_table->setShares({24, 28, 16, 18, 14});
    nameKey(m_again, tr("Refresh"));
    refresh();
}

} // namespace yichuang::ui
