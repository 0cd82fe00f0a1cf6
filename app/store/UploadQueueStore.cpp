// SPDX-License-Identifier: Apache-2.0
#include "app/store/UploadQueueStore.h"

#include "app/storage/Query.h"

namespace yichuang::store {

using base::Instant;
using base::Result;
using storage::Statement;

namespace {

const QByteArray NextSql = "SELECT b.hash, b.size, b.type, b.location, b.tries FROM outbox o JOIN operation_need d ON d.n = o.n JOIN blob b ON b.hash = d.hash "
                           "WHERE o.needs > 0 AND b.uploaded IS NULL AND b.refused = 0 AND b.next_try <= :now ORDER BY b.tries > 0, o.n LIMIT 1";
const QByteArray NextDueSql = "SELECT min(b.next_try) FROM outbox o JOIN operation_need d ON d.n = o.n JOIN blob b ON b.hash = d.hash "
                              "WHERE o.needs > 0 AND b.uploaded IS NULL AND b.refused = 0 AND b.next_try > :now";
const QByteArray AbandonedSql = "SELECT b.hash, b.size, b.type, b.location, b.tries FROM blob b WHERE b.location IS NOT NULL AND b.uploaded IS NULL AND NOT EXISTS "
                                "(SELECT 1 FROM operation_need d JOIN outbox o ON o.n = d.n WHERE d.hash = b.hash) LIMIT 1";
const QByteArray NeededSql = "SELECT EXISTS (SELECT 1 FROM operation_need d JOIN outbox o ON o.n = d.n WHERE d.hash = :hash)";
const QByteArray ProgressSql = "UPDATE blob SET location = :location, tries = CASE WHEN :sent > sent THEN 0 ELSE tries END, sent = :sent, "
                               "next_try = 0, reason = '', said = '' WHERE hash = :hash";
const QByteArray ConfirmSql = "UPDATE blob SET uploaded = :now, sent = size, tries = 0, next_try = 0, refused = 0, reason = '', said = '' "
                              "WHERE hash = :hash";
const QByteArray ForgetSql = "UPDATE blob SET location = NULL, sent = 0 WHERE hash = :hash";
const QByteArray TroubleSql = "UPDATE blob SET tries = tries + 1, next_try = :next, refused = :refused, reason = :reason, said = :said WHERE hash = :hash";
const QByteArray RetryNowSql = "UPDATE blob SET next_try = 0, refused = 0 WHERE uploaded IS NULL AND (next_try <> 0 OR refused <> 0)";

Result<UploadTurn> turnOf(const Statement &row)
{
    return UploadTurn{row.blob(0), row.integer(1), row.text(2), row.text(3), row.integer(4)};
}

} // namespace

Result<std::optional<UploadTurn>> UploadQueueStore::next(Instant now)
{
    return storage::firstRow(m_connection, NextSql, [&](Statement &s) { s.bind(":now", now); }, turnOf);
}

Result<std::optional<Instant>> UploadQueueStore::nextDue(Instant now)
{
    return storage::firstRow(m_connection, NextDueSql, [&](Statement &s) { s.bind(":now", now); },
                             [](const Statement &row) -> Result<std::optional<Instant>> { return row.instantIfAny(0); })
        .map([](const std::optional<std::optional<Instant>> &due) { return due.value_or(std::nullopt); });
}

Result<std::optional<UploadTurn>> UploadQueueStore::abandoned()
{
    return storage::firstRow(m_connection, AbandonedSql, storage::bindNothing, turnOf);
}

Result<bool> UploadQueueStore::isNeeded(const QByteArray &hash)
{
    return storage::firstRow(m_connection, NeededSql, [&](Statement &s) { s.bind(":hash", hash); },
                             [](const Statement &row) -> Result<bool> { return row.integer(0) != 0; })
        .map([](const std::optional<bool> &isNeeded) { return isNeeded.value_or(false); });
}

Result<void> UploadQueueStore::noteProgress(const QByteArray &hash, const QString &location, qint64 sent)
{
    return storage::done(storage::execute(m_connection, ProgressSql, [&](Statement &s) {
        s.bind(":location", location).bind(":sent", sent).bind(":hash", hash);
    }));
}

Result<void> UploadQueueStore::confirm(const QByteArray &hash, Instant now)
{
    return storage::done(storage::execute(m_connection, ConfirmSql, [&](Statement &s) { s.bind(":now", now).bind(":hash", hash); }));
}

Result<void> UploadQueueStore::forgetLocation(const QByteArray &hash)
{
    return storage::done(storage::execute(m_connection, ForgetSql, [&](Statement &s) { s.bind(":hash", hash); }));
}

Result<void> UploadQueueStore::noteTrouble(const QByteArray &hash, const UploadTrouble &trouble)
{
    return storage::done(storage::execute(m_connection, TroubleSql, [&](Statement &s) {
        s.bind(":next", trouble.next).bind(":refused", trouble.verdict == UploadTrouble::Verdict::Refused ? 1 : 0);
        s.bind(":reason", trouble.reason).bind(":said", trouble.said).bind(":hash", hash);
    }));
}

Result<void> UploadQueueStore::retryNow()
{
    return storage::done(storage::execute(m_connection, RetryNowSql, storage::bindNothing));
}

} // namespace yichuang::store
