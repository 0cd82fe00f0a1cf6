// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/Connection.h"

#include <QList>

#include <functional>

namespace yichuang::storage {

/// One numbered step of a schema: `resources/sql/<program>/NNN_*.sql`. A first line "-- oldest: N" says that programs that know
/// schema N go on working beside it (it only adds what they need not know), so that services are replaced one after the other.
struct Migration {
    int number = 0;
    QByteArray sql;
    /// N; without the line the step's own number.
    [[nodiscard]] int oldest() const;
};

/// What guards an upgrade of a database that already holds data.
struct MigrationGuards {
    /// Called once before the first change; when it fails nothing is changed.
    std::function<base::Result<void>()> backup;
    /// Counts and hashes of what must survive (see `tableFingerprint`); a step that changes the answer is
    /// rolled back with ErrorCode::StorageFailed "storage.migration_lost". May be empty.
    std::function<base::Result<QByteArray>(Connection &)> fingerprint;
    /// First in each step's transaction of a database that was there before: takes the lock that its writers take, so
    /// that each of their transactions comes before the step or sees it. May be empty.
    std::function<base::Result<void>(Connection &)> lock = {};
};

/// Brings the schema forward: each step in a transaction of its own together with its number, so that a
/// power cut leaves a database of some version, never half of one. Never backward.
class Migrations {
public:
    /// Numbers must ascend from 1 or more; anything else is ErrorCode::Internal. One may be missing: it never was, nor will be.
    [[nodiscard]] static base::Result<Migrations> make(QList<Migration> steps);

    [[nodiscard]] int newest() const { return m_steps.isEmpty() ? 0 : m_steps.constLast().number; }
    /// Applies what is missing. A schema newer than ours is StorageNewer, unless it was made for programs of our age too.
    [[nodiscard]] base::Result<void> apply(Connection &connection, const MigrationGuards &guards) const;

private:
    explicit Migrations(QList<Migration> steps) : m_steps(std::move(steps)) {}
    [[nodiscard]] static base::Result<void> applyStep(Connection &connection, const Migration &step, const MigrationGuards &guards);

    QList<Migration> m_steps;
};

/// StorageNewer when the database's schema, `version`, is newer than `known` and not meant for a program that knows no more than that.
[[nodiscard]] base::Result<void> checkNotNewer(Connection &connection, int version, int known);

/// Number of rows and SHA-256 over all columns of what `select` answers, in its order.
[[nodiscard]] base::Result<QByteArray> tableFingerprint(Connection &connection, const QByteArray &select);

} // namespace yichuang::storage
