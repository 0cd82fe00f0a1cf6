// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Engine.h"
#include "app/desk/ManageDesk.h"
#include "app/sync/SyncEngine.h"

namespace yichuang::desk {

/// The hall manager's acts, each one request to the centre with the token of the session.
class ManageStation final : public ManageDesk {
    Q_OBJECT
public:
    ManageStation(Engine &engine, sync::SyncEngine &sync, QObject *parent = nullptr) : ManageDesk(parent), m_engine(engine), m_sync(sync) {}

    [[nodiscard]] QFuture<base::Result<void>> confirm(const QString &password) override;
    [[nodiscard]] QFuture<base::Result<StaffReply>> people() override;
    [[nodiscard]] QFuture<base::Result<WindowsReply>> windows() override;
    [[nodiscard]] QFuture<base::Result<PersonReply>> order(const PersonOrder &order) override;
    [[nodiscard]] QFuture<base::Result<WindowEntry>> order(const WindowOrder &order) override;
    [[nodiscard]] QFuture<base::Result<CodeReply>> issueCode(const CodeOrder &order) override;

private:
    template<typename T>
    [[nodiscard]] QFuture<base::Result<T>> ask(std::function<void(sync::CentreClient &, sync::Then<T>)> call);

    Engine &m_engine;
    sync::SyncEngine &m_sync;
};

} // namespace yichuang::desk
