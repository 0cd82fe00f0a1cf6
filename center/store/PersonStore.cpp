// SPDX-License-Identifier: Apache-2.0
#include "center/store/PersonStore.h"

#include "center/store/Query.h"

#include <algorithm>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using storage::Statement;

namespace {

struct Secret {
    QByteArray password;
    int failures = 0;
    base::Instant lockedUntil;
    int locks = 0;
    bool mustChange = false;
};

std::chrono::minutes lockAfter(int locks)
{
    std::chrono::minutes lock = SignInLock;
    for (int i = 0; i < locks && lock < LongestSignInLock; ++i) {
        lock *= 2;
    }
    return std::min<std::chrono::minutes>(lock, LongestSignInLock);
}

Result<std::optional<Secret>> findSecret(storage::Connection &connection, const domain::PersonId &person)
{
    return findRow(connection, "SELECT password_hash, failures, locked_until, locks, must_change FROM people WHERE id = :id",
                   [&person](Statement &s) { s.bind(":id", person.toText()); },
                   [](Statement &row) -> Result<Secret> {
                       return Secret{row.blob(0), static_cast<int>(row.integer(1)), row.instant(2), static_cast<int>(row.integer(3)),
                                     row.integer(4) != 0};
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

Result<void> PersonStore::setPassword(const domain::PersonId &person, const crypto::PasswordHash &hash, ChosenBy by)
{
    // The one in force is the first of those remembered, so that one list answers what was used.
    return runQuery(m_connection,
                    "INSERT INTO old_passwords (person, no, password_hash)"
                    " VALUES (:id, (SELECT coalesce(max(no), 0) + 1 FROM old_passwords WHERE person = :id), :hash)",
                    [&](Statement &s) { s.bind(":id", person.toText()).bind(":hash", hash.toBytes()); })
        .and_then([&](qint64) {
            return runQuery(m_connection,
                            "DELETE FROM old_passwords WHERE person = :id"
                            " AND no <= (SELECT max(no) FROM old_passwords WHERE person = :id) - :kept",
                            [&](Statement &s) { s.bind(":id", person.toText()).bind(":kept", RememberedPasswords); });
        })
        .and_then([&](qint64) {
            return runQuery(m_connection,
                            "INSERT INTO people (id, password_hash, must_change) VALUES (:id, :hash, :must)"
                            " ON CONFLICT (id) DO UPDATE SET password_hash = excluded.password_hash, must_change = excluded.must_change,"
                            " failures = 0, locked_until = 0, locks = 0",
                            [&](Statement &s) {
                                s.bind(":id", person.toText()).bind(":hash", hash.toBytes()).bind(":must", by == ChosenBy::SomebodyElse ? 1 : 0);
                            });
        })
        .map([](qint64) {});
}

// A password set before they were remembered stands in `people` alone.
Result<std::vector<crypto::PasswordHash>> PersonStore::remembered(const domain::PersonId &person)
{
    return listRows(m_connection,
                    "SELECT password_hash FROM (SELECT no, password_hash FROM old_passwords WHERE person = :id"
                    " UNION ALL SELECT 0, password_hash FROM people WHERE id = :id"
                    " AND NOT EXISTS (SELECT 1 FROM old_passwords o WHERE o.password_hash = people.password_hash)) AS used ORDER BY no DESC",
                    [&person](Statement &s) { s.bind(":id", person.toText()); },
                    [](Statement &row) { return crypto::PasswordHash::fromBytes(row.blob(0)); });
}

Result<SignInTry> PersonStore::beginTry(const domain::PersonId &person, base::Instant now)
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
    const bool locks = failures >= SignInTries;
    const base::Instant lockedUntil = locks ? now + lockAfter((*secret)->locks) : base::Instant();
    return runQuery(m_connection, "UPDATE people SET failures = :failures, locked_until = :until, locks = locks + :locks WHERE id = :id",
                    [&](Statement &s) {
                        s.bind(":failures", failures).bind(":until", lockedUntil).bind(":locks", locks ? 1 : 0).bind(":id", person.toText());
                    })
        .and_then([&secret](qint64) { return crypto::PasswordHash::fromBytes((*secret)->password); })
        .map([&](crypto::PasswordHash hash) {
            return SignInTry{std::move(hash), locks ? std::optional(lockedUntil) : std::nullopt, (*secret)->mustChange};
        });
}

Result<void> PersonStore::isStill(const domain::PersonId &person, const crypto::PasswordHash &expected)
{
    const auto found = findRow(m_connection, "SELECT 1 FROM people WHERE id = :id AND password_hash = :hash",
                               [&](Statement &s) { s.bind(":id", person.toText()).bind(":hash", expected.toBytes()); },
                               [](Statement &row) { return Result<qint64>(row.integer(0)); });
    if (!found || *found) {
        return found ? Result<void>() : base::failure(found);
    }
    return base::fail(ErrorCode::WrongSecret, QStringLiteral("the password was replaced meanwhile"), "sign_in.wrong");
}

Result<void> PersonStore::succeed(const domain::PersonId &person, base::Instant now)
{
    return known(runQuery(m_connection, "UPDATE people SET failures = 0, locked_until = 0, locks = 0, signed_in = :now WHERE id = :id",
                          [&](Statement &s) { s.bind(":now", now).bind(":id", person.toText()); }));
}

Result<void> PersonStore::unlock(const domain::PersonId &person)
{
    return known(runQuery(m_connection, "UPDATE people SET failures = 0, locked_until = 0, locks = 0 WHERE id = :id",
                          [&](Statement &s) { s.bind(":id", person.toText()); }));
}

Result<void> PersonStore::remove(const domain::PersonId &person)
{
    const auto bindId = [&](Statement &s) { s.bind(":id", person.toText()); };
    return known(runQuery(m_connection, "DELETE FROM people WHERE id = :id", bindId)).and_then([&] {
        return runQuery(m_connection, "DELETE FROM old_passwords WHERE person = :id", bindId).map([](qint64) {});
    });
}

Result<std::vector<PersonAccess>> PersonStore::list(base::Instant now)
{
    return listRows(m_connection, "SELECT id, failures, locked_until, signed_in, must_change FROM people ORDER BY id", bindNothing,
                    [now](Statement &row) {
                        return domain::PersonId::fromText(row.text(0)).map([&](domain::PersonId id) {
                            const base::Instant until = row.instant(2);
                            return PersonAccess{std::move(id), static_cast<int>(row.integer(1)),
                                                until > now ? std::optional(until) : std::nullopt, row.instantIfAny(3), row.integer(4) != 0};
                        });
                    });
}

} // namespace yichuang::center
