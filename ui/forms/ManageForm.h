// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/ManageDesk.h"
#include "ui/models/Question.h"
#include "ui/models/TableModel.h"

#include <QObject>

namespace yichuang::ui {

/// People and windows as a hall manager sees them, without the widgets: the lists, the search over them, what is asked for
/// each act, and the order that the answers make.
class ManageForm final : public QObject {
    Q_OBJECT

public:
    enum class List { People, Windows };
    /// What a manager does to the row chosen, or to a new one.
    enum class Task { Add, Change, Secret, Toggle, Retire };

    using QObject::QObject;

    void setList(List list);
    [[nodiscard]] List list() const { return m_list; }
    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    void setPeople(const desk::StaffReply &people);
    void setWindows(const desk::WindowsReply &windows);
    /// The departments of the catalogue: name and key. A key that no name is known for is shown as it is.
    void setDepartments(const QVector<std::pair<QString, QString>> &names) { m_departments = names; }
    /// Where the manager sits: new windows belong to that hall, and the window itself stays open.
    void setSeat(const domain::HallId &hall, const domain::WindowId &window);
    void setBusy();
    /// What went wrong with reading the lists; empty = nothing.
    void setProblem(const QString &problem);
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] bool isBusy() const { return m_busy; }

    [[nodiscard]] static QStringList headers(List list);
    [[nodiscard]] std::vector<TableRow> rows() const;
    [[nodiscard]] QString countLine() const;
    /// Whether the task makes sense for the row ("03", "wei.xf").
    [[nodiscard]] bool canDo(Task task, const QString &key) const;
    /// The words of the task for the row: a lock is lifted, a window closed or opened.
    [[nodiscard]] QString taskWords(Task task, const QString &key) const;
    /// Empty: it is done without asking.
    [[nodiscard]] std::optional<Question> question(Task task, const QString &key) const;
    /// Nothing: an answer cannot be an id; `whyNot` says what is.
    [[nodiscard]] std::optional<desk::PersonOrder> personOrder(Task task, const QString &key, const Answers &answers) const;
    [[nodiscard]] std::optional<desk::WindowOrder> windowOrder(Task task, const QString &key, const Answers &answers) const;
    [[nodiscard]] QString whyNot() const;
    /// Which windows of an order are none of the list, as a sentence; empty when all are, or the order names none.
    [[nodiscard]] QString unknownWindows(const desk::PersonOrder &order) const;

    void forget();

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] const desk::StaffEntry *person(const QString &key) const;
    [[nodiscard]] const desk::WindowEntry *window(const QString &key) const;
    [[nodiscard]] QStringList departmentNames(const QStringList &keys) const;
    /// Names and keys as keys; what is neither stays as it is.
    [[nodiscard]] QStringList departmentKeys(const QString &typed) const;
    [[nodiscard]] Question::Line departmentLine(const QStringList &keys) const;
    [[nodiscard]] Question personQuestion(Task task, const desk::StaffEntry *entry) const;
    [[nodiscard]] Question windowQuestion(Task task, const desk::WindowEntry *entry) const;
    void addEnding(Question &question, Task task, const desk::WindowEntry &entry) const;

    List m_list = List::People;
    QString m_text;
    desk::StaffReply m_people;
    desk::WindowsReply m_windows;
    QVector<std::pair<QString, QString>> m_departments;
    domain::HallId m_hall;
    domain::WindowId m_seat;
    QString m_problem;
    bool m_busy = false;
};

} // namespace yichuang::ui
