// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/ManageForm.h"

#include "ui/models/ManageWords.h"

#include <algorithm>

namespace yichuang::ui {

using desk::PersonAct;
using desk::WindowAct;
using domain::WindowState;

namespace {

const QString AsItIs = QStringLiteral("as_it_is");

QString joined(const std::vector<domain::WindowId> &windows)
{
    QStringList ids;
    for (const domain::WindowId &window : windows) {
        ids.append(window.toText());
    }
    return ids.join(QStringLiteral(", "));
}

QStringList parts(const QString &text)
{
    QString plain = text;
    plain.replace(QStringLiteral("，"), QStringLiteral(",")).replace(QStringLiteral("、"), QStringLiteral(","));
    QStringList list = plain.split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (QString &part : list) {
        part = part.trimmed();
    }
    list.removeAll(QString());
    return list;
}

std::optional<std::vector<domain::WindowId>> windowsOf(const QString &text)
{
    std::vector<domain::WindowId> windows;
    for (const QString &part : parts(text)) {
        const auto id = domain::WindowId::fromText(part);
        if (!id) {
            return std::nullopt;
        }
        windows.push_back(*id);
    }
    return windows;
}

std::vector<domain::Role> rolesOf(const QString &value)
{
    std::vector<domain::Role> roles;
    for (const QString &word : parts(value)) {
        if (const auto role = domain::roleFromWord(word)) {
            roles.push_back(*role);
        }
    }
    return roles;
}

} // namespace

void ManageForm::setList(List list)
{
    m_list = list;
    Q_EMIT changed();
}

void ManageForm::setText(const QString &text)
{
    m_text = text.trimmed();
    Q_EMIT changed();
}

void ManageForm::setPeople(const desk::StaffReply &people)
{
    m_people = people;
    m_busy = false;
    m_problem.clear();
    Q_EMIT changed();
}

void ManageForm::setWindows(const desk::WindowsReply &windows)
{
    m_windows = windows;
    m_busy = false;
    m_problem.clear();
    Q_EMIT changed();
}

void ManageForm::setSeat(const domain::HallId &hall, const domain::WindowId &window)
{
    m_hall = hall;
    m_seat = window;
}

void ManageForm::setBusy()
{
    m_busy = true;
    Q_EMIT changed();
}

void ManageForm::setProblem(const QString &problem)
{
    m_busy = false;
    m_problem = problem;
    Q_EMIT changed();
}

void ManageForm::forget()
{
    m_people = {};
    m_windows = {};
    m_problem.clear();
    m_text.clear();
    Q_EMIT changed();
}

const desk::StaffEntry *ManageForm::person(const QString &key) const
{
    const auto found = std::find_if(m_people.people.begin(), m_people.people.end(),
                                    [&key](const desk::StaffEntry &entry) { return entry.person.id.toText() == key; });
    return found == m_people.people.end() ? nullptr : &*found;
}

const desk::WindowEntry *ManageForm::window(const QString &key) const
{
    const auto found = std::find_if(m_windows.windows.begin(), m_windows.windows.end(),
                                    [&key](const desk::WindowEntry &entry) { return entry.window.id.toText() == key; });
    return found == m_windows.windows.end() ? nullptr : &*found;
}

QStringList ManageForm::headers(List list)
{
    return list == List::People ? QStringList{tr("Name"), tr("Roles"), tr("Windows"), tr("Last sign-in"), tr("State")}
                                : QStringList{tr("Window"), tr("May do"), tr("Computers"), tr("Phone"), tr("State")};
}

std::vector<TableRow> ManageForm::rows() const
{
    std::vector<TableRow> rows;
    const auto add = [&](TableRow row) {
        const bool fits = m_text.isEmpty() || std::any_of(row.cells.begin(), row.cells.end(), [this](const TableCell &cell) {
            return cell.text.contains(m_text, Qt::CaseInsensitive) || cell.detail.contains(m_text, Qt::CaseInsensitive);
        });
        if (fits) {
            rows.push_back(std::move(row));
        }
    };
    if (m_list == List::People) {
        for (const desk::StaffEntry &entry : m_people.people) {
            add(ManageWords::row(entry, departmentNames(entry.person.departments)));
        }
    } else {
        for (const desk::WindowEntry &entry : m_windows.windows) {
            add(ManageWords::row(entry));
        }
    }
    return rows;
}

QString ManageForm::countLine() const
{
    if (!m_problem.isEmpty()) {
        return m_problem;
    }
    const int count = static_cast<int>(rows().size());
    return m_list == List::People ? tr("%n person(s)", "", count) : tr("%n window(s)", "", count);
}

bool ManageForm::canDo(Task task, const QString &key) const
{
    if (task == Task::Add) {
        return true;
    }
    if (m_list == List::People) {
        const desk::StaffEntry *entry = person(key);
        return entry && entry->person.active && (task != Task::Toggle || entry->lockedUntil);
    }
    const desk::WindowEntry *entry = window(key);
    return entry && entry->window.state != WindowState::Retired;
}

QString ManageForm::taskWords(Task task, const QString &key) const
{
    const bool isPeople = m_list == List::People;
    const desk::WindowEntry *entry = window(key);
    switch (task) {
    case Task::Add: return isPeople ? tr("Add a person") : tr("Add a window");
    case Task::Change: return isPeople ? tr("Change the person") : tr("Change the window");
    case Task::Secret: return isPeople ? tr("Reset the password") : tr("Enrolment code");
    case Task::Toggle:
        return isPeople                                                    ? tr("Unlock")
            : entry && entry->window.state == domain::WindowState::Closed ? tr("Open the window")
                                                                           : tr("Close the window");
    case Task::Retire: return isPeople ? tr("Retire the person") : tr("Retire the window");
    }
    Q_UNREACHABLE();
}

QStringList ManageForm::departmentNames(const QStringList &keys) const
{
    QStringList names;
    for (const QString &key : keys) {
        const auto known = std::find_if(m_departments.begin(), m_departments.end(), [&key](const auto &each) { return each.second == key; });
        names.append(known == m_departments.end() ? key : known->first);
    }
    return names;
}

// What is no name of one stays: the line has told which, and no name is known before the first catalogue is here.
QStringList ManageForm::departmentKeys(const QString &typed) const
{
    QStringList keys = parts(typed);
    for (QString &one : keys) {
        const auto known = std::find_if(m_departments.begin(), m_departments.end(), [&one](const auto &each) { return each.first == one; });
        one = known == m_departments.end() ? one : known->second;
    }
    return keys;
}

Question::Line ManageForm::departmentLine(const QStringList &keys) const
{
    Question::Line line{tr("Departments; empty = all"), departmentNames(keys).join(tr(", ", "between words of a list")), Need::Optional};
    line.problem = [known = m_departments](const QString &typed) {
        QStringList names;
        QStringList other = parts(typed);
        for (const auto &[name, key] : known) {
            names.append(name);
            other.removeAll(name);
            other.removeAll(key);
        }
        return known.isEmpty() || other.isEmpty() ? QString() : tr("No department is called %1. There are: %2.").arg(other.first(), names.join(tr(", ", "between words of a list")));
    };
    return line;
}

Question ManageForm::personQuestion(Task task, const desk::StaffEntry *entry) const
{
    Question question;
    question.title = taskWords(task, entry ? entry->person.id.toText() : QString());
    question.confirm = question.title;
    const domain::Person given = entry ? entry->person : domain::Person();
    if (task == Task::Add || task == Task::Change) {
        const QString now = entry ? ManageWords::roleValue(given.roles) : QString();
        question.choice = Question::Choice{tr("Roles"), ManageWords::roleChoices(now), {}};
        question.choice->chosen = question.choice->lines.front().second;
        if (task == Task::Add) {
            question.lines.append({tr("Account: letters, digits, dots and dashes"), {}});
        }
        question.lines.append({tr("Name"), given.name});
        question.lines.append({tr("Windows, with commas between"), joined(given.windows), Need::Optional});
        question.lines.append(departmentLine(given.departments));
        question.note = task == Task::Add ? tr("A first password is shown once. It must be changed at the first sign-in.")
                                          : tr("It holds from now on; what was done before is judged as it was.");
    } else if (task == Task::Secret) {
        question.note = tr("%1 gets a new password, which is shown once and must be changed at the next sign-in. Whoever is signed in with this "
                           "account can no longer manage people.")
                            .arg(given.name);
    } else {
        question.weight = Weight::Irreversible;
        question.note = tr("%1 can no longer sign in, for good. Cases and papers keep the name.").arg(given.name);
    }
    return question;
}

Question ManageForm::windowQuestion(Task task, const desk::WindowEntry *entry) const
{
    Question question;
    question.title = taskWords(task, entry ? entry->window.id.toText() : QString());
    question.confirm = question.title;
    const domain::Window given = entry ? entry->window : domain::Window();
    if (task == Task::Add || task == Task::Change) {
        question.choice = Question::Choice{tr("May do, with every item"), ManageWords::rightChoices(), {}};
        if (task == Task::Change) {
            question.choice->lines.prepend({tr("as it is: %1").arg(ManageWords::rights(given)), AsItIs});
        }
        question.choice->chosen = question.choice->lines.front().second;
        if (task == Task::Add) {
            question.lines.append({tr("Number, up to three digits"), {}});
        }
        question.lines.append({tr("Name of the window"), given.name});
        question.lines.append({tr("Phone"), given.phone, Need::Optional});
    } else if (task == Task::Secret) {
        question.number = Question::Number{tr("Good for how many hours"), 24, 24 * 30};
        question.note = tr("The code enrols one computer at %1, once.").arg(given.name);
    } else {
        addEnding(question, task, *entry);
    }
    return question;
}

void ManageForm::addEnding(Question &question, Task task, const desk::WindowEntry &entry) const
{
    question.weight = Weight::Irreversible;
    question.note = task == Task::Toggle
        ? tr("Nobody can work at %1 until it is opened again: who sits there is locked out at once. Cases and drafts stay as they are.").arg(entry.window.name)
        : tr("%n computer(s) of %1 can no longer speak with the centre. The number is not used again.", "", entry.workstations).arg(entry.window.name);
    if (entry.window.id == m_seat) {
        question.contradiction = [](const Answers &) {
            return tr("You sit at this window: you would lock yourself out. Do it from another computer.");
        };
    }
}

std::optional<Question> ManageForm::question(Task task, const QString &key) const
{
    const desk::WindowEntry *entry = m_list == List::Windows ? window(key) : nullptr;
    const bool isClosing = entry && entry->window.state != WindowState::Closed;
    if (task == Task::Toggle && !isClosing) {
        return std::nullopt;
    }
    return m_list == List::People ? personQuestion(task, person(key)) : windowQuestion(task, window(key));
}

std::optional<desk::PersonOrder> ManageForm::personOrder(Task task, const QString &key, const Answers &answers) const
{
    const bool isNew = task == Task::Add;
    const auto id = domain::PersonId::fromText(isNew ? answers.lines.value(0).trimmed() : key);
    if (!id) {
        return std::nullopt;
    }
    desk::PersonOrder order;
    order.id = *id;
    switch (task) {
    case Task::Secret: order.act = PersonAct::ResetPassword; return order;
    case Task::Toggle: order.act = PersonAct::Unlock; return order;
    case Task::Retire: order.act = PersonAct::Retire; return order;
    case Task::Add:
    case Task::Change: break;
    }
    const qsizetype first = isNew ? 1 : 0;
    const auto windows = windowsOf(answers.lines.value(first + 1));
    if (!windows) {
        return std::nullopt;
    }
    order.act = isNew ? PersonAct::Add : PersonAct::Change;
    order.change.name = answers.lines.value(first).trimmed();
    order.change.roles = rolesOf(answers.choice);
    order.change.windows = *windows;
    order.change.departments = departmentKeys(answers.lines.value(first + 2));
    return order;
}

std::optional<desk::WindowOrder> ManageForm::windowOrder(Task task, const QString &key, const Answers &answers) const
{
    const bool isNew = task == Task::Add;
    const auto id = domain::WindowId::fromText(isNew ? answers.lines.value(0).trimmed() : key);
    if (!id || id->toText().size() > 3) {
        return std::nullopt;
    }
    desk::WindowOrder order;
    order.id = *id;
    if (task == Task::Retire) {
        order.act = WindowAct::Retire;
        return order;
    }
    if (task == Task::Toggle) {
        const desk::WindowEntry *entry = window(key);
        order.act = entry && entry->window.state == WindowState::Closed ? WindowAct::Open : WindowAct::Close;
        return order;
    }
    const qsizetype first = isNew ? 1 : 0;
    order.act = isNew ? WindowAct::Add : WindowAct::Change;
    order.change.name = answers.lines.value(first).trimmed();
    order.change.phone = answers.lines.value(first + 1).trimmed();
    if (answers.choice != AsItIs) {
        order.change.rights = ManageWords::rightsOf(answers.choice);
    }
    if (isNew) {
        order.change.hall = m_hall;
    }
    return order;
}

QString ManageForm::unknownWindows(const desk::PersonOrder &order) const
{
    QStringList unknown;
    for (const domain::WindowId &id : order.change.windows.value_or(std::vector<domain::WindowId>())) {
        if (window(id.toText()) == nullptr) {
            unknown.append(id.toText());
        }
    }
    return unknown.isEmpty() ? QString() : tr("Not in the list of windows: %1.").arg(unknown.join(tr(", ", "between words of a list")));
}

QString ManageForm::whyNot() const
{
    return m_list == List::People ? tr("An account, and each window, is of letters, digits, dots and dashes.")
                                  : tr("A window's number has up to three digits.");
}

} // namespace yichuang::ui
