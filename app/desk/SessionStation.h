// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Engine.h"
#include "app/desk/SessionDesk.h"
#include "app/sync/SyncEngine.h"

namespace yichuang::desk {

/// Sign-in with the centre first, with the sealed verifier when it is away.
class SessionStation final : public SessionDesk {
    Q_OBJECT
public:
    SessionStation(Engine &engine, sync::SyncEngine &sync, QObject *parent = nullptr);

    [[nodiscard]] std::optional<SessionView> current() const override { return m_engine.session(); }
    [[nodiscard]] bool isLocked() const override { return m_isLocked; }
    [[nodiscard]] QFuture<base::Result<SessionView>> signIn(const domain::PersonId &person, const QString &password) override;
    [[nodiscard]] QFuture<base::Result<void>> changePassword(const domain::PersonId &person, const QString &password, const QString &newPassword) override;
    void lock() override;
    /// The directory changed: whoever is not of this window any more is locked out, with what is being typed kept.
    void checkSeat();
    [[nodiscard]] QFuture<base::Result<SessionView>> unlock(const QString &password) override;
    [[nodiscard]] QFuture<base::Result<void>> signOut() override;

private:
    struct Opening;
    using Promise = std::shared_ptr<QPromise<base::Result<SessionView>>>;

    [[nodiscard]] QFuture<base::Result<SessionView>> open(const domain::PersonId &person, const QString &password, sync::Patience patience);
    void centreAnswered(const std::shared_ptr<Opening> &opening, const sync::Outcome<protocol::SignInReply> &outcome);
    void openOffline(const std::shared_ptr<Opening> &opening);
    void finish(const std::shared_ptr<Opening> &opening, const base::Result<SessionView> &result);

    Engine &m_engine;
    sync::SyncEngine &m_sync;
    bool m_isLocked = false;
};

} // namespace yichuang::desk
