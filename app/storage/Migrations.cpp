// SPDX-License-Identifier: Apache-2.0
#include "app/storage/Migrations.h"

#include "app/storage/Transaction.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace yichuang::storage {

using base::ErrorCode;
using base::Result;

namespace {

Result<QByteArray> fingerprintOf(Connection &connection, const MigrationGuards &guards)
{
    return guards.fingerprint ? guards.fingerprint(connection) : Result<QByteArray>(QByteArray());
}

void addColumn(QCryptographicHash &hash, const Statement &row, int column)
{
    const bool null = row.isNull(column);
    const QByteArrayView bytes = row.blobView(column);
    hash.addData(QByteArray(null ? "n" : "v") + QByteArray::number(bytes.size()) + ':');
    hash.addData(bytes);
}

} // namespace

int Migration::oldest() const
{
    static const QRegularExpression line(QStringLiteral("\\A-- oldest: (\\d+)\\n"));
    const QRegularExpressionMatch found = line.match(QString::fromUtf8(sql));
    return found.hasMatch() ? found.captured(1).toInt() : number;
}

Result<Migrations> Migrations::make(QList<Migration> steps)
{
    int last = 0;
    for (const Migration &step : steps) {
        if (step.number <= last || step.sql.trimmed().isEmpty()) {
            return base::fail(ErrorCode::Internal, QStringLiteral("migration %1 comes after %2").arg(step.number).arg(last), "storage.migration_order");
        }
        last = step.number;
    }
    return Migrations(std::move(steps));
}

Result<void> Migrations::apply(Connection &connection, const MigrationGuards &guards) const
{
    const Result<int> version = connection.schemaVersion();
    if (!version) {
        return failure(version);
    }
    if (const Result<void> usable = checkNotNewer(connection, *version, newest()); !usable) {
        return usable;
    }
    if (*version > 0 && *version < newest() && guards.backup) {
        if (const Result<void> saved = guards.backup(); !saved) {
            return saved;
        }
    }
    // A new database has nothing to compare: its tables come with the first steps.
    const MigrationGuards used = *version == 0 ? MigrationGuards() : guards;
    for (const Migration &step : m_steps) {
        const Result<void> applied = step.number > *version ? applyStep(connection, step, used) : Result<void>();
        if (!applied) {
            return applied;
        }
    }
    return {};
}

Result<void> Migrations::applyStep(Connection &connection, const Migration &step, const MigrationGuards &guards)
{
    Result<Transaction> transaction = Transaction::begin(connection);
    if (!transaction) {
        return failure(transaction);
    }
    if (const Result<void> locked = guards.lock ? guards.lock(connection) : Result<void>(); !locked) {
        return locked;
    }
    const Result<QByteArray> before = fingerprintOf(connection, guards);
    if (!before) {
        return failure(before);
    }
    if (const Result<void> changed = connection.executeScript(step.sql); !changed) {
        return changed;
    }
    const Result<QByteArray> after = fingerprintOf(connection, guards);
    if (!after) {
        return failure(after);
    }
    if (*before != *after) {
        return base::fail(ErrorCode::StorageFailed, QStringLiteral("migration %1 would change what must not change").arg(step.number),
                          "storage.migration_lost");
    }
    if (const Result<void> numbered = connection.setSchemaVersion(step.number, step.oldest()); !numbered) {
        return numbered;
    }
    return transaction->commit();
}

Result<void> checkNotNewer(Connection &connection, int version, int known)
{
    if (version <= known) {
        return {};
    }
    const Result<int> oldest = connection.oldestSchema();
    if (!oldest || *oldest <= known) {
        return oldest.map([](int) {});
    }
    return base::fail(ErrorCode::StorageNewer,
                      QStringLiteral("the database has schema %1, made by a newer version of this program, which knows %2").arg(version).arg(known),
                      "storage.newer");
}

Result<QByteArray> tableFingerprint(Connection &connection, const QByteArray &select)
{
    Result<Statement> rows = connection.prepare(select);
    if (!rows) {
        return failure(rows);
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    qint64 count = 0;
    Result<bool> row = rows->step();
    for (; row && *row; row = rows->step()) {
        ++count;
        for (int column = 0; column < rows->columnCount(); ++column) {
            addColumn(hash, *rows, column);
        }
    }
    if (!row) {
        return failure(row);
    }
    return QByteArray::number(count) + ':' + hash.result().toHex();
}

} // namespace yichuang::storage
