// SPDX-License-Identifier: Apache-2.0
#include "center/store/CenterDatabase.h"

#include "app/storage/Migrations.h"
#include "app/storage/PostgresDatabase.h"
#include "app/storage/SqliteBackup.h"
#include "center/store/CenterStore.h"

#include <QDir>
#include <QFile>

// Resources of a static library must be named once to be linked; outside any namespace.
static void initResources()
{
    Q_INIT_RESOURCE(center_sql);
}

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using storage::Connection;
using storage::PostgresDatabase;
using storage::SqliteDatabase;

namespace {

constexpr qint32 ApplicationId = 0x59434354; // "YCCT"

Result<storage::Migrations> migrations(storage::Dialect dialect)
{
    initResources();
    const QString folder = dialect == storage::Dialect::Sqlite ? QStringLiteral("sqlite") : QStringLiteral("postgresql");
    QList<storage::Migration> steps;
    const QFileInfoList files = QDir(QStringLiteral(":/center/sql/") + folder).entryInfoList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (const QFileInfo &info : files) {
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly)) {
            return base::fail(base::ErrorCode::Internal, QStringLiteral("migration %1 cannot be read").arg(info.fileName()));
        }
        steps.append({info.completeBaseName().toInt(), file.readAll()});
    }
    return storage::Migrations::make(std::move(steps));
}

Result<std::unique_ptr<SqliteDatabase>> fileWith(const QString &path, storage::StartCheck check)
{
    const Result<storage::Migrations> steps = migrations(storage::Dialect::Sqlite);
    if (!steps) {
        return base::failure(steps);
    }
    return SqliteDatabase::open(path, {ApplicationId, steps->newest(), check});
}

Result<void> bringForward(storage::Connection &database, const storage::MigrationGuards &guards)
{
    return migrations(database.dialect()).and_then([&](const storage::Migrations &steps) { return steps.apply(database, guards); });
}

Result<std::unique_ptr<Connection>> openFile(const QString &path)
{
    Result<std::unique_ptr<SqliteDatabase>> database = fileWith(path, storage::StartCheck::Quick);
    if (!database) {
        return base::failure(database);
    }
    storage::MigrationGuards guards;
    guards.backup = [&] { return storage::SqliteBackup::copy(**database, path + QStringLiteral(".before-upgrade")); };
    if (const Result<void> forward = bringForward(**database, guards); !forward) {
        return base::failure(forward);
    }
    return std::unique_ptr<Connection>(std::move(*database));
}

Result<std::unique_ptr<Connection>> openServer(const QString &url)
{
    Result<std::unique_ptr<PostgresDatabase>> database = PostgresDatabase::open(url);
    if (!database) {
        return base::failure(database);
    }
    // Several services may start at once, others may be at work; backups are the cluster's own business (docs/center.md).
    storage::MigrationGuards guards;
    guards.lock = [](Connection &connection) { return CenterStore(connection).lockRow(); };
    const Result<void> forward = (*database)->alone([&] { return bringForward(**database, guards); });
    if (!forward) {
        return base::failure(forward);
    }
    return std::unique_ptr<Connection>(std::move(*database));
}

Result<std::unique_ptr<Connection>> joinServer(const QString &url)
{
    Result<std::unique_ptr<PostgresDatabase>> database = PostgresDatabase::open(url);
    if (!database) {
        return base::failure(database);
    }
    if (const Result<void> current = CenterDatabase::checkSchema(**database); !current) {
        return base::failure(current);
    }
    return std::unique_ptr<Connection>(std::move(*database));
}

} // namespace

bool CenterDatabase::isFile(const QString &where)
{
    return !PostgresDatabase::isAddress(where);
}

QString CenterDatabase::shown(const QString &where)
{
    return isFile(where) ? where : PostgresDatabase::shown(where);
}

Result<std::unique_ptr<Connection>> CenterDatabase::open(const QString &where)
{
    return isFile(where) ? openFile(where) : openServer(where);
}

Result<std::unique_ptr<Connection>> CenterDatabase::join(const QString &where)
{
    if (!isFile(where)) {
        return joinServer(where);
    }
    return joinFile(where).map([](std::unique_ptr<SqliteDatabase> database) { return std::unique_ptr<Connection>(std::move(database)); });
}

Result<void> CenterDatabase::checkSchema(Connection &database)
{
    static const Result<int> newest = migrations(storage::Dialect::Sqlite).map([](const storage::Migrations &steps) { return steps.newest(); });
    const Result<int> version = database.schemaVersion();
    if (!newest || !version) {
        return newest ? base::failure(version) : base::failure(newest);
    }
    if (const Result<void> usable = storage::checkNotNewer(database, *version, *newest); !usable) {
        return usable;
    }
    if (*version < *newest) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("the database has schema %1 of %2; run 'yichuang-center init'").arg(*version).arg(*newest),
                          "center.not_initialised");
    }
    return {};
}

Result<std::unique_ptr<SqliteDatabase>> CenterDatabase::joinFile(const QString &path)
{
    return fileWith(path, storage::StartCheck::None);
}

} // namespace yichuang::center
