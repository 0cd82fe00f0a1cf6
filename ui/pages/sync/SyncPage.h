// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/SyncDesk.h"
#include "ui/forms/ConflictForm.h"
#include "ui/pages/Page.h"
#include "ui/style/Look.h"

class QHBoxLayout;
class QLabel;

namespace yichuang::ui {

class Card;
class Chip;
class ConflictPanel;
class DataTable;
class EmptyState;
class ProgressLine;
class StatTile;
class TableModel;

/// What waits, what is stuck and why, and settling it. Every number is a count over the journal.
class SyncPage final : public Page {
    Q_OBJECT

public:
    SyncPage(const Look &look, ConflictForm &form, QWidget *parent);

    [[nodiscard]] QString title() const override;
    void arrive() override;
    void setStatus(const desk::SyncStatus &status, base::Instant now);
    void setLanes(const std::vector<desk::LaneRow> &lanes, QDate today);
    /// The clerk has asked for a try, which is under way (Checked) or over.
    void setTrying(Qt::CheckState state);
    /// Opens one operation, now or when its lane has come.
    void choose(const QString &operationId);

Q_SIGNALS:
    void lanesWanted();
    void caseWanted(const QString &caseId);
    void retryWanted();
    void reportWanted();
    void conflictChosen(const yichuang::domain::OperationId &operation);
    void settleWanted();
    void refusalSettled(const yichuang::domain::OperationId &operation, yichuang::desk::RefusalRemedy remedy,
                        const QString &note);

protected:
    void retranslate() override;

private:
    void build();
    [[nodiscard]] QWidget *buildLanes();
    void refreshStatus();
    void refreshLanes();
    void refreshDrain();
    void showLanes();
    void nameRetry();
    void chooseLane(const QVariant &key);

    const Look &m_look;
    ConflictForm &m_form;
    desk::SyncStatus m_status;
    base::Instant m_now;
    QDate m_today;
    std::vector<desk::LaneRow> m_lanes;
    QString m_chosen;
    QString m_wanted;
    QVector<StatTile *> m_tiles;
    TableModel *m_rows;
    DataTable *m_table = nullptr;
    EmptyState *m_empty = nullptr;
    Card *m_card = nullptr;
    QLabel *m_trouble = nullptr;
    QVector<QLabel *> m_checkNames;
    QVector<Chip *> m_checks;
    ConflictPanel *m_panel = nullptr;
    ProgressLine *m_drain = nullptr;
    int m_drainFrom = 0; ///< how many waited when the queue began to drain
    QAction *m_retry = nullptr;
    QWidget *m_retryButton = nullptr;
    Qt::CheckState m_trying = Qt::Unchecked;
    QAction *m_report = nullptr;
};

} // namespace yichuang::ui
