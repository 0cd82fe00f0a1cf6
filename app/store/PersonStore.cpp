// SPDX-License-Identifier: Apache-2.0
#include "app/store/PersonStore.h"

#include "app/crypto/Hash.h"
#include "app/storage/Query.h"

namespace yichuang::store {

using base::ErrorCode;
using base::Instant;
using base::Result;
using crypto::PasswordSlot;
using crypto::SecretBytes;
using storage::Statement;

namespace {

const QByteArray PutSql = "INSERT INTO person_slot (person, slot, valid_until, last_seen) VALUES (:person, :slot, :valid, :now) "
                          "ON CONFLICT (person) DO UPDATE SET slot = excluded.slot, valid_until = excluded.valid_until, failures = 0, "
                          "locked_until = 0, last_seen = max(last_seen, excluded.last_seen)";
const QByteArray RemoveSql = "DELETE FROM person_slot WHERE person = :person";
const QByteArray GetSql = "SELECT slot, valid_until, failures, locked_until, last_seen FROM person_slot WHERE person = :person";
const QByteArray NoteSql
    = "UPDATE person_slot SET failures = :failures, locked_until = :locked, last_seen = :seen WHERE person = :person";

} // namespace

Result<QByteArray> PersonStore::rowOf(const domain::PersonId &person) const
{
    return crypto::hash(crypto::HashAlgorithm::Sha256, m_salt + person.toText().toUtf8());
}

Result<void> PersonStore::remember(const domain::PersonId &person, const SecretBytes &secret, const SecretBytes &dataKey, Instant validUntil,
                                   Instant now)
{
    const Result<QByteArray> row = rowOf(person);
    if (!row) {
        return failure(row);
    }
    const Result<PasswordSlot> slot = PasswordSlot::make(secret, dataKey, *row, m_policy.cost);
    if (!slot) {
        return failure(slot);
    }
    return storage::done(storage::execute(m_connection, PutSql, [&](Statement &s) {
        s.bind(":person", *row).bind(":slot", slot->toBytes()).bind(":valid", validUntil).bind(":now", now);
    }));
}

Result<void> PersonStore::forget(const domain::PersonId &person)
{
    const Result<QByteArray> row = rowOf(person);
    if (!row) {
        return failure(row);
    }
    return storage::done(storage::execute(m_connection, RemoveSql, [&](Statement &s) { s.bind(":person", *row); }));
}

Result<PersonStore::Slot> PersonStore::slotOf(const QByteArray &row)
{
    const auto found = storage::firstRow(m_connection, GetSql, [&](Statement &s) { s.bind(":person", row); },
                                         [](const Statement &s) -> Result<Slot> {
                                             return PasswordSlot::fromBytes(s.blob(0)).map([&s](PasswordSlot slot) {
                                                 return Slot{std::move(slot), s.instant(1), static_cast<int>(s.integer(2)), s.instant(3), s.instant(4)};
                                             });
                                         });
    if (!found) {
        return failure(found);
    }
    if (!*found) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("never signed in here"), "person.unknown");
    }
    return **found;
}

Result<void> PersonStore::note(const QByteArray &row, int failures, Instant lockedUntil, Instant seen)
{
    return storage::done(storage::execute(m_connection, NoteSql, [&](Statement &s) {
        s.bind(":failures", failures).bind(":locked", lockedUntil).bind(":seen", seen).bind(":person", row);
    }));
}

Result<OfflineSignIn> PersonStore::signIn(const domain::PersonId &person, const SecretBytes &secret, Instant now)
{
    const Result<QByteArray> row = rowOf(person);
    if (!row) {
        return failure(row);
    }
    const Result<Slot> slot = slotOf(*row);
    if (!slot) {
        return failure(slot);
    }
    const Instant seen = std::max(now, slot->lastSeen);
    if (seen < slot->lockedUntil) {
        return base::fail(ErrorCode::Locked, QStringLiteral("too many failures"), "person.locked");
    }
    if (seen > slot->validUntil) {
        return base::fail(ErrorCode::Expired, QStringLiteral("the offline bound is over"), "person.expired");
    }
    const int failures = slot->failures >= m_policy.maxTries ? 1 : slot->failures + 1;
    const Instant lockedUntil = failures >= m_policy.maxTries ? seen + m_policy.lockFor : Instant();
    if (const Result<void> noted = note(*row, failures, lockedUntil, seen); !noted) {
        return failure(noted);
    }
    Result<SecretBytes> dataKey = slot->slot.open(secret, *row);
    if (!dataKey && dataKey.error().code == ErrorCode::WrongSecret) {
        return base::fail(ErrorCode::WrongSecret, QString::number(m_policy.maxTries - failures), "person.secret");
    }
    if (!dataKey) {
        return failure(dataKey);
    }
    if (const Result<void> noted = note(*row, 0, Instant(), seen); !noted) {
        return failure(noted);
    }
    return OfflineSignIn{std::move(*dataKey), slot->validUntil};
}

} // namespace yichuang::store
