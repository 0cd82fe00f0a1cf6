// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/desk/Views.h"

#include <QFuture>
#include <QObject>
#include <QString>

#include <optional>

namespace yichuang::desk {

/// Who works here. Online sign-in asks the centre; offline sign-in opens the sealed verifier, for a
/// bounded time, with a failure counter that survives a restart. Locking keeps everything open on disk.
class SessionDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual std::optional<SessionView> current() const = 0;
    [[nodiscard]] virtual bool isLocked() const = 0;
    /// Errors: WrongSecret (detail: tries left), Locked (too many failures), Expired (offline bound is
    /// over), Unavailable (never signed in here and the centre is away), NotAllowed (not at this window).
    [[nodiscard]] virtual QFuture<base::Result<SessionView>> signIn(const domain::PersonId &person, const QString &password) = 0;
    /// Another password, by who knows the present one; at the centre only. InvalidArgument "password.…" when it breaks a rule,
    /// WrongSecret, Locked, Unavailable. `signIn` fails with NotAllowed "sign_in.must_change" until somebody else's was changed.
    [[nodiscard]] virtual QFuture<base::Result<void>> changePassword(const domain::PersonId &person, const QString &password, const QString &newPassword) = 0;
    virtual void lock() = 0;
    [[nodiscard]] virtual QFuture<base::Result<SessionView>> unlock(const QString &password) = 0;
    /// Refused with Busy while a draft is unsaved.
    [[nodiscard]] virtual QFuture<base::Result<void>> signOut() = 0;

Q_SIGNALS:
    void signedIn();
    void signedOut();
    void lockedChanged();
};

} // namespace yichuang::desk
