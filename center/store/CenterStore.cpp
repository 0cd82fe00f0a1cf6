// SPDX-License-Identifier: Apache-2.0
#include "center/store/CenterStore.h"

#include "app/crypto/Random.h"
#include "center/store/Query.h"

namespace yichuang::center {

using base::Result;
using storage::Statement;

namespace {

// The row is made by `create`; a statement that finds none means a database without a centre.
template<typename T>
Result<T> present(Result<std::optional<T>> found)
{
    if (!found) {
        return base::failure(found);
    }
    if (!*found) {
        return base::fail(base::ErrorCode::NotFound, QStringLiteral("the database was never initialised; run 'yichuang-center init'"),
                          "center.not_initialised");
    }
    return std::move(**found);
}

Result<CenterStore::Heads> readHeads(Statement &row)
{
    CenterStore::Heads heads;
    heads.fingerprint = row.text(0);
    heads.feed = row.integer(1);
    heads.journal.n = row.integer(2);
    heads.journal.hash = row.blob(3);
    return heads;
}

} // namespace

Result<CenterStore::Heads> CenterStore::heads()
{
    return present(findRow(m_connection, "SELECT fingerprint, feed_head, journal_head, journal_hash FROM center WHERE id = 1", bindNothing,
                           readHeads));
}

Result<CenterStore::Heads> CenterStore::lockHeads()
{
    // A write that changes nothing: it takes the row's lock on every engine.
    return present(findRow(m_connection,
                           "UPDATE center SET feed_head = feed_head WHERE id = 1 RETURNING fingerprint, feed_head, journal_head, journal_hash",
                           bindNothing, readHeads));
}

Result<void> CenterStore::lockRow()
{
    return runQuery(m_connection, "UPDATE center SET feed_head = feed_head WHERE id = 1", bindNothing).map([](qint64) {});
}

Result<void> CenterStore::saveHeads(const Heads &heads, const FeedMove &move)
{
    return runQuery(m_connection, "UPDATE center SET feed_head = :feed, journal_head = :n, journal_hash = :hash WHERE id = 1",
                    [&](Statement &s) {
                        s.bind(":feed", heads.feed).bind(":n", heads.journal.n).bind(":hash", heads.journal.hash);
                    })
        .and_then([&](qint64) { return tellOthers(move); });
}

// The other services on the database hear of it when this transaction commits. A file has one service only.
Result<void> CenterStore::tellOthers(const FeedMove &move)
{
    if (m_connection.dialect() == storage::Dialect::Sqlite || move.isNothing()) {
        return {};
    }
    return runQuery(m_connection, "SELECT pg_notify('yichuang_feed_' || md5(current_schema()), :move)",
                    [&](Statement &s) { s.bind(":move", QString::fromUtf8(move.toText())); })
        .map([](qint64) {});
}

// Of the schema, not of the fingerprint: that one changes when the database counts as restored.
Result<QByteArray> CenterStore::channel()
{
    return present(findRow(m_connection, "SELECT 'yichuang_feed_' || md5(current_schema())", bindNothing,
                           [](Statement &row) { return Result<QByteArray>(row.text(0).toLatin1()); }));
}

Result<QByteArray> CenterStore::keyCheck()
{
    return present(findRow(m_connection, "SELECT key_check FROM center WHERE id = 1", bindNothing,
                           [](Statement &row) { return Result<QByteArray>(row.isNull(0) ? QByteArray() : row.blob(0)); }));
}

Result<void> CenterStore::setKeyCheck(const QByteArray &check)
{
    return runQuery(m_connection, "UPDATE center SET key_check = :check WHERE id = 1 AND key_check IS NULL",
                    [&](Statement &s) { s.bind(":check", check); })
        .map([](qint64) {});
}

Result<void> CenterStore::create(const QString &fingerprint, base::Instant now)
{
    return runQuery(m_connection,
                    "INSERT INTO center (id, fingerprint, made, journal_hash) VALUES (1, :fingerprint, :made, :hash)",
                    [&](Statement &s) {
                        s.bind(":fingerprint", fingerprint).bind(":made", now).bind(":hash", crypto::ChainLink().hash);
                    })
        .map([](qint64) {});
}

Result<void> CenterStore::setFingerprint(const QString &fingerprint)
{
    return runQuery(m_connection, "UPDATE center SET fingerprint = :fingerprint WHERE id = 1",
                    [&](Statement &s) { s.bind(":fingerprint", fingerprint); })
        .map([](qint64) {});
}

Result<qint64> CenterStore::takeQueryNumbers(qint64 count)
{
    return present(findRow(m_connection, "UPDATE center SET query_head = query_head + :count WHERE id = 1 RETURNING query_head - :count",
                           [count](Statement &s) { s.bind(":count", count); },
                           [](Statement &row) { return Result<qint64>(row.integer(0)); }));
}

Result<QString> makeFingerprint()
{
    return crypto::randomBytes(16).map([](const QByteArray &bytes) { return QString::fromLatin1(bytes.toHex()); });
}

} // namespace yichuang::center
