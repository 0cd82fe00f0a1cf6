// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Ids.h"
#include "app/storage/Connection.h"

namespace yichuang::center {

inline constexpr std::chrono::hours SessionLife{12};
/// How long ago a person must have given the password for an act on people, windows or certificates.
inline constexpr std::chrono::minutes FreshSignIn{15};

struct Session {
    domain::PersonId person;
    qint64 workstation = 0;
    base::Instant made;
    base::Instant expires;
};

/// Who is signed in where. A session belongs to one person at one workstation: its token is worth nothing without that
/// workstation's certificate. Only a hash of the token is kept.
class SessionStore {
public:
    explicit SessionStore(storage::Connection &connection) : m_connection(connection) {}

    /// Answers the token, shown once.
    [[nodiscard]] base::Result<QString> start(const domain::PersonId &person, qint64 workstation, base::Instant now);
    /// WrongSecret: "session.unknown" (never given, ended, or of another workstation), "session.expired".
    [[nodiscard]] base::Result<Session> find(const QString &token, qint64 workstation, base::Instant now);
    /// All of the person's: retired, or with another password.
    [[nodiscard]] base::Result<void> endOf(const domain::PersonId &person, base::Instant now);

private:
    storage::Connection &m_connection;
};

} // namespace yichuang::center
