// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/ManageForm.h"
#include "ui/pages/Page.h"
#include "ui/style/Look.h"

#include <array>

class QLabel;
class QLineEdit;

namespace yichuang::ui {

class ActionButton;
class AskPanel;
class Card;
class DataTable;
class SecretPanel;

/// People and windows for hall managers: two lists, one search, and five things to do with a row. What is asked slides in; a
/// password or code is shown once, large.
class ManagePage final : public Page {
    Q_OBJECT

public:
    ManagePage(const Look &look, ManageForm &form, QWidget *parent);

    [[nodiscard]] QString title() const override;
    void arrive() override;
    [[nodiscard]] bool stepBack() override;
    void ask(const QString &about, const QString &what, const Question &question);
    void recorded();
    void refused();
    /// `secret` is not kept anywhere else.
    void showSecret(const QString &title, const QString &secret, const QString &note);

Q_SIGNALS:
    void listWanted();
    void taskWanted(yichuang::ui::ManageForm::Task task, const QString &key);
    void answered(const QString &what, const yichuang::ui::Answers &answers);

protected:
    void retranslate() override;

private:
    void build();
    void addTask(ManageForm::Task task, const char *name, int key);
    void pick(ManageForm::List list);
    void refresh();
    void refreshKeys();
    [[nodiscard]] QString currentKey() const;

    const Look &m_look;
    ManageForm &m_form;
    TableModel *m_rows;
    Card *m_card = nullptr;
    ActionButton *m_people = nullptr;
    ActionButton *m_windows = nullptr;
    QLineEdit *m_search = nullptr;
    DataTable *m_table = nullptr;
    QLabel *m_count = nullptr;
    AskPanel *m_panel = nullptr;
    SecretPanel *m_secret = nullptr;
    bool m_wasRefused = false; ///< the banner says so
    QAction *m_again = nullptr;
    std::array<QAction *, 5> m_tasks{}; ///< by ManageForm::Task
};

} // namespace yichuang::ui
