// SPDX-License-Identifier: Apache-2.0
#include "center/store/CenterStore.h"

#include "app/crypto/Random.h"
#include "center/store/Query.h"

namespace yichuang::center {

using base::Result;
using storage::Statement;

namespace {

Result<Heads> readHeads(Statement &row)
{
    Heads heads;
    heads.fingerprint = row.text(0);
    heads.feed = row.integer(1);
    heads.journal.n = row.integer(2);
    heads.journal.hash = row.blob(3);
    heads.query = row.integer(4);
    return heads;
}

Result<Heads> present(const Result<std::optional<Heads>> &found)
{
    if (!found) {
        return base::failure(found);
    }
    if (!*found) {
        return base::fail(base::ErrorCode::NotFound, QStringLiteral("the database was never initialised; run 'yichuang-center init'"),
                          "center.not_initialised");
    }
    return **found;
}

} // namespace

Result<void> CenterStore::create(const QString &fingerprint, base::Instant now)
{
    return runQuery(m_connection, "INSERT INTO center (id, fingerprint, made, journal_hash) VALUES (1, :fingerprint, :made, :hash)",
                    [&](Statement &s) { s.bind(":fingerprint", fingerprint).bind(":made", now).bind(":hash", crypto::ChainLink().hash); })
        .map([](qint64) {});
}

Result<Heads> CenterStore::heads()
{
    return present(findRow(m_connection,
                           "SELECT fingerprint, feed_head, journal_head, journal_hash, query_head FROM center WHERE id = 1", bindNothing,
                           readHeads));
}

Result<Heads> CenterStore::lock()
{
    return present(findRow(m_connection,
                           "UPDATE center SET feed_head = feed_head WHERE id = 1"
                           " RETURNING fingerprint, feed_head, journal_head, journal_hash, query_head",
                           bindNothing, readHeads));
}

Result<void> CenterStore::save(const Heads &heads)
{
    return runQuery(m_connection,
                    "UPDATE center SET fingerprint = :fingerprint, feed_head = :feed, journal_head = :n, journal_hash = :hash,"
                    " query_head = :query WHERE id = 1",
                    [&heads](Statement &s) {
                        s.bind(":fingerprint", heads.fingerprint).bind(":feed", heads.feed).bind(":n", heads.journal.n);
                        s.bind(":hash", heads.journal.hash).bind(":query", heads.query);
                    })
        .map([](qint64) {});
}

Result<QString> makeFingerprint()
{
    return crypto::randomBytes(16).map([](const QByteArray &bytes) { return QString::fromLatin1(bytes.toHex()); });
}

} // namespace yichuang::center
