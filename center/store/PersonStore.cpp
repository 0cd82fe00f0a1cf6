// SPDX-License-Identifier: Apache-2.0
#include "center/store/PersonStore.h"

#include "center/store/Query.h"

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using storage::Statement;

namespace {

struct Secret {
    QByteArray password;
    int failures = 0;
    base::Instant lockedUntil;
};

Result<std::optional<Secret>> findSecret(storage::Connection &connection, const domain::PersonId &person)
{
    return findRow(connection, "SELECT password, failures, locked_until FROM people WHERE id = :id",
                   [&person](Statement &s) { s.bind(":id", person.toText()); },
                   [](Statement &row) -> Result<Secret> {
                       return Secret{row.blob(0), static_cast<int>(row.integer(1)), row.instant(2)};
                   });
}

} // namespace

Result<void> PersonStore::setPassword(const domain::PersonId &person, const crypto::PasswordHash &password)
{
    return runQuery(m_connection,
                    "INSERT INTO people (id, password) VALUES (:id, :password)"
                    " ON CONFLICT (id) DO UPDATE SET password = excluded.password, failures = 0, locked_until = 0",
                    [&](Statement &s) { s.bind(":id", person.toText()).bind(":password", password.toBytes()); })
        .map([](qint64) {});
}

Result<crypto::PasswordHash> PersonStore::startAttempt(const domain::PersonId &person, base::Instant now, const LockOutRule &rule)
{
    const Result<std::optional<Secret>> secret = findSecret(m_connection, person);
    if (!secret) {
        return base::failure(secret);
    }
    if (!*secret || (*secret)->password.isEmpty()) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("the person has no password"), "person.unknown");
    }
    if (now < (*secret)->lockedUntil) {
        return base::fail(ErrorCode::Locked, QStringLiteral("too many wrong passwords"), "person.locked");
    }
    const int failures = (*secret)->failures + 1;
    const base::Instant lockedUntil = failures >= rule.failures ? now + rule.length : base::Instant();
    const Result<qint64> counted =
        runQuery(m_connection, "UPDATE people SET failures = :failures, locked_until = :until WHERE id = :id", [&](Statement &s) {
            s.bind(":failures", failures).bind(":until", lockedUntil).bind(":id", person.toText());
        });
    if (!counted) {
        return base::failure(counted);
    }
    return crypto::PasswordHash::fromBytes((*secret)->password);
}

Result<void> PersonStore::endAttempt(const domain::PersonId &person, base::Instant now)
{
    return runQuery(m_connection, "UPDATE people SET failures = 0, locked_until = 0, signed_in = :now WHERE id = :id",
                    [&](Statement &s) { s.bind(":now", now).bind(":id", person.toText()); })
        .map([](qint64) {});
}

Result<int> PersonStore::failures(const domain::PersonId &person)
{
    return findSecret(m_connection, person).map([](const std::optional<Secret> &secret) { return secret ? secret->failures : 0; });
}

} // namespace yichuang::center
