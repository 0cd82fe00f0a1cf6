// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/Chain.h"
#include "app/storage/Connection.h"

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
    /// Inside the transaction that locked them. On a server its commit tells the feed's head on `feedChannel`.
    [[nodiscard]] base::Result<void> saveHeads(const Heads &heads);
    /// Makes the row. AlreadyExists when there is one.
    [[nodiscard]] base::Result<void> create(const QString &fingerprint, base::Instant now);
    /// After a restore: followers see another centre and offer again what they have.
    [[nodiscard]] base::Result<void> setFingerprint(const QString &fingerprint);
    /// Reserves `count` query numbers; answers the first.
    [[nodiscard]] base::Result<qint64> takeQueryNumbers(qint64 count);

private:
    [[nodiscard]] base::Result<void> tellOthers(const Heads &heads);

    storage::Connection &m_connection;
};

/// Where the services that share a database tell each other how far the feed has come, as a decimal number.
[[nodiscard]] QString feedChannel(const QString &fingerprint);

/// 32 hex digits, fresh.
[[nodiscard]] base::Result<QString> makeFingerprint();

} // namespace yichuang::center
