// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/Statement.h"

namespace yichuang::storage {

/// Where the SQL of the engines differs; a store asks only when one text cannot serve both.
enum class Dialect { Sqlite, PostgreSql };

/// One connection to a database, used by one thread at a time. What the store classes are written against,
/// so that they run on every engine; transactions are made with `Transaction`.
///
/// Failures: Busy (another writer, try again) · AlreadyExists (unique rule) · StorageFailed (disk full
/// "storage.full", I/O "storage.io", access "storage.access", other constraints "storage.constraint") ·
/// StorageCorrupt · Internal (bad SQL). The detail carries the SQL text and the engine's extended code, never values.
class Connection {
public:
    virtual ~Connection() = default;
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] virtual Dialect dialect() const = 0;
    /// One statement; prepared once a connection and kept for the next call with the same text.
    [[nodiscard]] virtual base::Result<Statement> prepare(const QByteArray &sql) = 0;
    /// Several statements without parameters or rows: a migration, a pragma.
    [[nodiscard]] virtual base::Result<void> executeScript(const QByteArray &sql) = 0;

    /// Takes the write lock at once, so that a transaction never fails half-way for want of it.
    [[nodiscard]] virtual base::Result<void> begin() = 0;
    /// When it answers success, everything is on the disk. After a failure `rollback()` must follow.
    [[nodiscard]] virtual base::Result<void> commit() = 0;
    /// Harmless when the engine has already rolled back by itself.
    [[nodiscard]] virtual base::Result<void> rollback() = 0;
    [[nodiscard]] virtual bool isInTransaction() const = 0;

    /// Whether runs of Statement::runGathered may be put off and sent together, within a transaction. An engine beside
    /// the program gains nothing by it and takes no notice.
    enum class Gathering { Off, On };
    virtual void setGathering(Gathering) {}

    /// Counts the sessions this connection has had. After another one began, what was read in those before may not be so any
    /// more: the server may be a standby that took over without the last commits. A file has one.
    [[nodiscard]] virtual int session() const { return 1; }

    /// The number of the last migration applied; 0 = empty.
    [[nodiscard]] virtual base::Result<int> schemaVersion() = 0;
    /// Part of the running transaction. `oldest`: what a program must know at least to go on working with it; nobody who
    /// knows less may write any more.
    [[nodiscard]] virtual base::Result<void> setSchemaVersion(int version, int oldest) = 0;
    /// That number. Of an engine that one program at a time uses it is the schema's own.
    [[nodiscard]] virtual base::Result<int> oldestSchema() { return schemaVersion(); }

protected:
    Connection() = default;
};

/// A statement without parameters that answers one number ("SELECT count(*) …").
[[nodiscard]] base::Result<qint64> queryInteger(Connection &connection, const QByteArray &sql);

} // namespace yichuang::storage
