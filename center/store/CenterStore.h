// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/Chain.h"
#include "app/storage/Connection.h"
#include "center/store/FeedMove.h"

namespace yichuang::center {

/// The centre's one row: its identity and the heads of feed, journal and query numbers.
///
/// Order of writers: every transaction that moves a head calls `lockHeads()` as its first statement. The row's lock
/// is held until that transaction ends, so that heads become visible in the order in which they were handed out,
/// with one writer thread on SQLite as with several instances on PostgreSQL (a sequence would not do: its order is
/// not the order of commits).
class CenterStore {
public:
    explicit CenterStore(storage::Connection &connection) : m_connection(connection) {}

    struct Heads {
        QString fingerprint;
        qint64 feed = 0;           ///< position of the last change
        crypto::ChainLink journal; ///< n and hash of the last journal row; `previous` is not kept
    };

    /// NotFound "center.not_initialised" when the database was never initialised.
    [[nodiscard]] base::Result<Heads> heads();
    /// The same, and nobody else moves a head until this transaction ends.
    [[nodiscard]] base::Result<Heads> lockHeads();
    /// The lock alone; of any schema, and nothing when there is no row yet.
    [[nodiscard]] base::Result<void> lockRow();
    /// Inside the transaction that locked them. On a server its commit tells the move on the channel.
    [[nodiscard]] base::Result<void> saveHeads(const Heads &heads, const FeedMove &move);
    /// Makes the row. AlreadyExists when there is one.
    [[nodiscard]] base::Result<void> create(const QString &fingerprint, base::Instant now);
    /// After a restore: followers see another centre and offer again what they have.
    [[nodiscard]] base::Result<void> setFingerprint(const QString &fingerprint);
    /// See Stores::bindKeys. Empty: not known yet.
    [[nodiscard]] base::Result<QByteArray> keyCheck();
    /// Unless there is one.
    [[nodiscard]] base::Result<void> setKeyCheck(const QByteArray &check);
    /// On a server: where services that share this database (and schema) tell each other FeedMove::toText.
    [[nodiscard]] base::Result<QByteArray> channel();
    /// Reserves `count` query numbers; answers the first.
    [[nodiscard]] base::Result<qint64> takeQueryNumbers(qint64 count);

private:
    [[nodiscard]] base::Result<void> tellOthers(const FeedMove &move);

    storage::Connection &m_connection;
};

/// 32 hex digits, fresh.
[[nodiscard]] base::Result<QString> makeFingerprint();

} // namespace yichuang::center
