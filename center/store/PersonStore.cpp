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
    return findRow(connection, "SELECT password_hash, failures, locked_until FROM people WHERE id = :id",
                   [&person](Statement &s) { s.bind(":id", person.toText()); },
                   [](Statement &row) -> Result<Secret> {
                       return Secret{row.blob(0), static_cast<int>(row.integer(1)), row.instant(2)};
                   });
}

// A statement on one person that must find the person.
Result<void> known(const Result<qint64> &changed)
{
    if (changed && *changed == 0) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("the person has no password"), "sign_in.unknown");
    }
    return changed.map([](qint64) {});
}

} // namespace

Result<void> PersonStore::setPassword(const domain::PersonId &person, const crypto::PasswordHash &hash)
{
    return runQuery(m_connection,
                    "INSERT INTO people (id, password_hash) VALUES (:id, :hash)"
                    " ON CONFLICT (id) DO UPDATE SET password_hash = excluded.password_hash, failures = 0, locked_until = 0",
                    [&](Statement &s) { s.bind(":id", person.toText()).bind(":hash", hash.toBytes()); })
        .map([](qint64) {});
}

Result<crypto::PasswordHash> PersonStore::beginTry(const domain::PersonId &person, base::Instant now)
{
    const Result<std::optional<Secret>> secret = findSecret(m_connection, person);
    if (!secret) {
        return base::failure(secret);
    }
    if (!*secret) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("the person has no password"), "sign_in.unknown");
    }
    if (now < (*secret)->lockedUntil) {
        return base::fail(ErrorCode::Locked, QStringLiteral("too many wrong passwords"), "sign_in.locked");
    }
    // A lock that has run out starts a new count.
    const bool wasLocked = (*secret)->failures >= SignInTries;
    const int failures = wasLocked ? 1 : (*secret)->failures + 1;
    const base::Instant lockedUntil = failures >= SignInTries ? now + SignInLock : base::Instant();
    return runQuery(m_connection, "UPDATE people SET failures = :failures, locked_until = :until WHERE id = :id",
                    [&](Statement &s) { s.bind(":failures", failures).bind(":until", lockedUntil).bind(":id", person.toText()); })
        .and_then([&secret](qint64) { return crypto::PasswordHash::fromBytes((*secret)->password); });
}

Result<void> PersonStore::succeed(const domain::PersonId &person, base::Instant now)
{
    return known(runQuery(m_connection, "UPDATE people SET failures = 0, locked_until = 0, signed_in = :now WHERE id = :id",
                          [&](Statement &s) { s.bind(":now", now).bind(":id", person.toText()); }));
}

Result<void> PersonStore::unlock(const domain::PersonId &person)
{
    return known(runQuery(m_connection, "UPDATE people SET failures = 0, locked_until = 0 WHERE id = :id",
                          [&](Statement &s) { s.bind(":id", person.toText()); }));
}

Result<void> PersonStore::remove(const domain::PersonId &person)
{
    return known(runQuery(m_connection, "DELETE FROM people WHERE id = :id", [&](Statement &s) { s.bind(":id", person.toText()); }));
}

Result<std::vector<PersonAccess>> PersonStore::list(base::Instant now)
{
    return listRows(m_connection, "SELECT id, failures, locked_until, signed_in FROM people ORDER BY id", bindNothing,
                    [now](Statement &row) {
                        return domain::PersonId::fromText(row.text(0)).map([&](domain::PersonId id) {
                            const base::Instant until = row.instant(2);
                            return PersonAccess{std::move(id), static_cast<int>(row.integer(1)),
                                                until > now ? std::optional(until) : std::nullopt, row.instantIfAny(3)};
                        });
                    });
}

} // namespace yichuang::center
