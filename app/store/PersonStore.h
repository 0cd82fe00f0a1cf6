// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/crypto/PasswordSlot.h"
#include "app/domain/Ids.h"
#include "app/storage/Connection.h"

namespace yichuang::store {

/// When offline sign-in stops answering. GB/T 22239-2019 asks for a bound on failures; 5 and 30 minutes are what
/// assessors expect.
struct SignInPolicy {
    int maxTries = 5;
    std::chrono::minutes lockFor{30};
    crypto::ScryptParameters cost;
};

/// What an offline sign-in gave.
struct OfflineSignIn {
    crypto::SecretBytes dataKey;
    base::Instant validUntil;
};

/// Who may open this workstation without the centre: the data key wrapped under each person's secret. Works while
/// the store is locked; accounts are kept as salted hashes. Calls with a secret take some 70 ms: store worker only.
class PersonStore {
public:
    PersonStore(storage::Connection &connection, QByteArray salt, const SignInPolicy &policy)
        : m_connection(connection), m_salt(std::move(salt)), m_policy(policy)
    {
    }

    /// After a sign-in at the centre: from now on the person can sign in offline until `validUntil`.
    [[nodiscard]] base::Result<void> remember(const domain::PersonId &person, const crypto::SecretBytes &secret, const crypto::SecretBytes &dataKey,
                                              base::Instant validUntil, base::Instant now);
    [[nodiscard]] base::Result<void> forget(const domain::PersonId &person);

    /// NotFound (never signed in here) · Expired (the bound is over) · Locked (too many failures; reason "person.locked") · WrongSecret
    /// (detail = tries left, a number). The failure is on the disk before the secret is tried, so that cutting the power
    /// gives no free guess; a clock set back neither prolongs the bound nor shortens anything.
    [[nodiscard]] base::Result<OfflineSignIn> signIn(const domain::PersonId &person, const crypto::SecretBytes &secret, base::Instant now);

private:
    struct Slot {
        crypto::PasswordSlot slot;
        base::Instant validUntil;
        int failures = 0;
        base::Instant lockedUntil;
        base::Instant lastSeen;
    };

    [[nodiscard]] base::Result<QByteArray> rowOf(const domain::PersonId &person) const;
    [[nodiscard]] base::Result<Slot> slotOf(const QByteArray &row);
    [[nodiscard]] base::Result<void> note(const QByteArray &row, int failures, base::Instant lockedUntil, base::Instant seen);

    storage::Connection &m_connection;
    QByteArray m_salt;
    SignInPolicy m_policy;
};

} // namespace yichuang::store
