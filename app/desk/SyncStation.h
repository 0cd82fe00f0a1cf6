// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Engine.h"
#include "app/desk/SyncDesk.h"
#include "app/sync/SyncEngine.h"

#include <QTimer>

namespace yichuang::desk {

/// What waits and why, counted over the journal; settling what is stuck.
class SyncStation final : public SyncDesk {
    Q_OBJECT
public:
    SyncStation(Engine &engine, sync::SyncEngine &sync, QString folder, QObject *parent = nullptr);

    [[nodiscard]] SyncStatus status() const override { return m_status; }
    [[nodiscard]] QFuture<base::Result<std::vector<LaneRow>>> lanes() override;
    [[nodiscard]] QFuture<base::Result<ConflictView>> conflict(const domain::OperationId &operation) override;
    [[nodiscard]] QFuture<base::Result<void>> settleConflict(const domain::OperationId &operation, const ConflictChoice &choice) override;
    [[nodiscard]] QFuture<base::Result<void>> settleRefusal(const domain::OperationId &operation, RefusalRemedy remedy, const QString &note) override;
    void retryNow() override;
    [[nodiscard]] QFuture<base::Result<QString>> healthReport() override;

    /// An operation was written: it waits from now on, before the next count says so.
    void added();
    /// Counts again; many calls in a row count once.
    void refresh();
    [[nodiscard]] bool isOnline() const { return m_sync.status().state == sync::LinkState::Online; }

Q_SIGNALS:
    void committed(const yichuang::domain::CaseId &id);

private:
    [[nodiscard]] base::Result<SyncStatus> count(SyncStatus status);
    [[nodiscard]] LaneRow laneRow(const store::JournalEntry &entry);
    [[nodiscard]] base::Result<ConflictView> conflictView(const store::JournalEntry &entry);
    [[nodiscard]] base::Result<domain::CaseId> settle(const domain::OperationId &operation, const SessionView &who,
                                                      const std::function<base::Result<domain::Act>(const store::JournalEntry &)> &make);
    [[nodiscard]] base::Result<domain::CaseId> offerAgain(const domain::OperationId &operation, const SessionView &who);
    [[nodiscard]] QFuture<base::Result<void>> finish(QFuture<base::Result<domain::CaseId>> settled);
    void count();

    Engine &m_engine;
    sync::SyncEngine &m_sync;
    QString m_folder;
    SyncStatus m_status;
    QTimer m_soon;
    bool m_isCounting = false;
    bool m_isStale = false;
};

} // namespace yichuang::desk
