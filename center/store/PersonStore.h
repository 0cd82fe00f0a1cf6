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
inline constexpr std::chrono::minutes SignInLock{30}; ///< the first; each that follows without a sign-in between lasts twice as long
inline constexpr std::chrono::hours LongestSignInLock{24};
inline constexpr int RememberedPasswords = 5; ///< that are not taken again, the one in force among them

struct PersonAccess {
    domain::PersonId id;
    int failures = 0;
    std::optional<base::Instant> lockedUntil;
    std::optional<base::Instant> signedIn;
    bool mustChange = false; ///< somebody else chose the password
};

/// A try to sign in that was counted.
struct SignInTry {
    crypto::PasswordHash expected;
    std::optional<base::Instant> lockedUntil; ///< set when this was the last try, should it fail
    bool mustChange = false;
};

/// Who chose a password. One that somebody else chose is good for changing it, for nothing else.
enum class ChosenBy { ThePerson, SomebodyElse };

/// The secrets of the staff; names and roles stand in the directory document.
///
/// A try is counted *before* the password is looked at, so that many tries at once cannot slip under the counter:
/// `beginTry` (writer) → PasswordHash::verify (70 ms, on a thread of the caller's) → `succeed` (writer) if it fits.
class PersonStore {
public:
    explicit PersonStore(storage::Connection &connection) : m_connection(connection) {}

    /// Sets or replaces the secret, remembers the one before, and lifts a lock.
    [[nodiscard]] base::Result<void> setPassword(const domain::PersonId &person, const crypto::PasswordHash &hash, ChosenBy by = ChosenBy::ThePerson);
    /// The last RememberedPasswords, newest first.
    [[nodiscard]] base::Result<std::vector<crypto::PasswordHash>> remembered(const domain::PersonId &person);
    /// Counts the try and answers what the password is compared with. Locked "sign_in.locked" after SignInTries
    /// failures, for SignInLock and longer each time; NotFound "sign_in.unknown" (tell the person the same as for a wrong password).
    [[nodiscard]] base::Result<SignInTry> beginTry(const domain::PersonId &person, base::Instant now);
    /// Whether the password that was looked at is still the one in force: it may have been replaced meanwhile. WrongSecret
    /// "sign_in.wrong" when not. In the transaction that relies on it.
    [[nodiscard]] base::Result<void> isStill(const domain::PersonId &person, const crypto::PasswordHash &expected);
    [[nodiscard]] base::Result<void> succeed(const domain::PersonId &person, base::Instant now);
    [[nodiscard]] base::Result<void> unlock(const domain::PersonId &person);
    /// The secret and those before it. NotFound when there is none.
    [[nodiscard]] base::Result<void> remove(const domain::PersonId &person);
    [[nodiscard]] base::Result<std::vector<PersonAccess>> list(base::Instant now);

private:
    storage::Connection &m_connection;
};

} // namespace yichuang::center
