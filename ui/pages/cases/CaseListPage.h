// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/CaseListForm.h"
#include "ui/pages/Page.h"
#include "ui/style/Look.h"

#include <QTimer>

class QLabel;
class QLineEdit;

namespace yichuang::ui {

class ActionButton;
class Card;
class ChoiceBox;
class DataTable;
class EmptyState;
class TableModel;

/// A list of cases: all of them, those that need something of this window, or results to hand over.
class CaseListPage final : public Page {
    Q_OBJECT

public:
    enum class Kind { Cases, ToDo, Results };

    CaseListPage(const Look &look, CaseListForm &form, Kind kind, QWidget *parent);

    [[nodiscard]] QString title() const override;
    void arrive() override;
    void setToday(QDate today);

Q_SIGNALS:
    void listWanted();
    void moreWanted();
    void opened(const QVariant &key);
    /// Results only: hand over the case of the current row.
    void deliverWanted(const QVariant &key);

protected:
    void retranslate() override;

private:
    void build();
    [[nodiscard]] QWidget *buildFilters();
    ActionButton *addSwitch(const char *name, QWidget *parent, const std::function<void(Qt::CheckState)> &set);
    void refresh();
    void pickStates(const QString &group);

    const Look &m_look;
    CaseListForm &m_form;
    Kind m_kind;
    QDate m_today;
    TableModel *m_rows;
    Card *m_card = nullptr;
    QLineEdit *m_search = nullptr;
    ChoiceBox *m_states = nullptr;
    ActionButton *m_mine = nullptr;
    ActionButton *m_soon = nullptr;
    ActionButton *m_unsent = nullptr;
    DataTable *m_table = nullptr;
    EmptyState *m_empty = nullptr;
    QLabel *m_count = nullptr;
    ActionButton *m_more = nullptr;
    QAction *m_open = nullptr;
    QAction *m_deliver = nullptr;
    QAction *m_again = nullptr;
    QTimer m_typing;
};

} // namespace yichuang::ui
