// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/CaseListForm.h"
#include "ui/models/Question.h"
#include "ui/pages/Page.h"
#include "ui/style/Look.h"

#include <QTimer>

class QLabel;
class QLineEdit;

namespace yichuang::ui {

class ActionButton;
class AskPanel;
class Card;
class ChoiceBox;
class DataTable;
class EmptyState;
class TableModel;

/// A list of cases: all of them, or results to deliver. Results are delivered here, in a side panel.
class CaseListPage final : public Page {
    Q_OBJECT

public:
    enum class Kind { Cases, Results };

    CaseListPage(const Look &look, CaseListForm &form, Kind kind, QWidget *parent);

    [[nodiscard]] QString title() const override;
    void arrive() override;
    [[nodiscard]] bool stepBack() override;
    void setToday(QDate today);
    /// Results only: asks what an act on a case needs to know; `answered` follows.
    void ask(const domain::CaseId &id, domain::ActKind kind, const Question &question);
    /// Answers `answered`: the act is recorded, and what was asked with it goes.
    void actRecorded();
    /// Answers `answered`: it could not be recorded; the answers stay.
    void actRefused();
    /// Answers `receiverCardWanted`: who stands at the counter, and how related to the applicant.
    void fillReceiver(const domain::CaseId &id, const Answers &receiver);

Q_SIGNALS:
    void listWanted();
    void moreWanted();
    void opened(const QVariant &key);
    /// Results only: deliver the case of the current row.
    void deliverWanted(const QVariant &key);
    /// Results only: the receiver's card is to be read into the open question.
    void receiverCardWanted();
    /// Results only: what the last act here printed is to be printed once more.
    void printWanted();
    void answered(yichuang::domain::ActKind kind, const yichuang::ui::Answers &answers);

protected:
    void retranslate() override;

private:
    void build();
    [[nodiscard]] QWidget *buildFilters();
    ActionButton *addSwitch(const char *name, QWidget *parent, const std::function<void(Qt::CheckState)> &set);
    void refresh();
    void refreshKeys();
    void nameDelivery();
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
    AskPanel *m_panel = nullptr;
    ActionButton *m_more = nullptr;
    QAction *m_open = nullptr;
    QAction *m_deliver = nullptr;
    QAction *m_readCard = nullptr;
    QAction *m_print = nullptr;
    QAction *m_again = nullptr;
    QTimer m_typing;
    bool m_wasRefused = false; ///< the banner says so
};

} // namespace yichuang::ui
