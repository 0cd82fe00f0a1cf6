// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/ToDoForm.h"
#include "ui/pages/Page.h"
#include "ui/style/Look.h"

class QLabel;

namespace yichuang::ui {

class ActionButton;
class Card;
class DataTable;
class EmptyState;
class SidePanel;

/// What waits for this window: decisions, limits, corrections to ask for, drafts. Enter goes where it is done.
class ToDoPage final : public Page {
    Q_OBJECT

public:
    ToDoPage(const Look &look, ToDoForm &form, QWidget *parent);

    [[nodiscard]] QString title() const override;
    void arrive() override;
    [[nodiscard]] bool stepBack() override;
    void setToday(QDate today);

Q_SIGNALS:
    void listWanted();
    void opened(const yichuang::ui::ToDoKey &key);
    /// Asked and confirmed.
    void discardWanted(const QString &draftId);

protected:
    void retranslate() override;

private:
    void build();
    [[nodiscard]] QWidget *buildFilters();
    void refresh();
    void refreshKeys();
    void openCurrent();
    void askDiscard();
    [[nodiscard]] ToDoKey currentKey() const;

    const Look &m_look;
    ToDoForm &m_form;
    QDate m_today;
    TableModel *m_rows;
    Card *m_card = nullptr;
    QVector<std::pair<std::optional<ToDoKind>, ActionButton *>> m_filters;
    DataTable *m_table = nullptr;
    EmptyState *m_empty = nullptr;
    QLabel *m_foot = nullptr;
    SidePanel *m_panel = nullptr;
    QAction *m_open = nullptr;
    QAction *m_discard = nullptr;
    QAction *m_again = nullptr;
};

} // namespace yichuang::ui
