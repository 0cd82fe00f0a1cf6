// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/PasswordHash.h"
#include "app/domain/Ids.h"
#include "app/storage/Connection.h"

#include <chrono>
#include <optional>
#include <vector>

namespace yichuang::center {

inline constexpr int SignInTries = 5;
inline constexpr std::chrono::minutes SignInLock{30};

struct PersonAccess {
    domain::PersonId id;
    int failures = 0;
    std::optional<base::Instant> lockedUntil;
    std::optional<base::Instant> signedIn;
};

/// The secrets of the staff; names and roles stand in the directory document.
///
/// A try is counted *before* the password is looked at, so that many tries at once cannot slip under the counter:
/// `beginTry` (writer) → PasswordHash::verify (70 ms, on a thread of the caller's) → `succeed` (writer) if it fits.
class PersonStore {
public:
    explicit PersonStore(storage::Connection &connection) : m_connection(connection) {}

    /// Sets or replaces the secret and lifts a lock.
    [[nodiscard]] base::Result<void> setPassword(const domain::PersonId &person, const crypto::PasswordHash &hash);
    /// Counts the try and answers what the password is compared with. Locked "sign_in.locked" after SignInTries
    /// failures, for SignInLock; NotFound "sign_in.unknown" (tell the person the same as for a wrong password).
    [[nodiscard]] base::Result<crypto::PasswordHash> beginTry(const domain::PersonId &person, base::Instant now);
    [[nodiscard]] base::Result<void> succeed(const domain::PersonId &person, base::Instant now);
    [[nodiscard]] base::Result<void> unlock(const domain::PersonId &person);
    [[nodiscard]] base::Result<void> remove(const domain::PersonId &person);
    [[nodiscard]] base::Result<std::vector<PersonAccess>> list(base::Instant now);

private:
    storage::Connection &m_connection;
};

} // namespace yichuang::center
