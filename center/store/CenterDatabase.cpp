// SPDX-License-Identifier: Apache-2.0
#include "center/store/CenterDatabase.h"

#include "app/storage/Migrations.h"
#include "app/storage/SqliteBackup.h"

#include <QFile>

// Resources of a static library must be named once to be linked; outside any namespace.
static void initResources()
{
    Q_INIT_RESOURCE(center_sql);
}

namespace yichuang::center {

using base::Result;
using storage::SqliteDatabase;

namespace {

constexpr qint32 ApplicationId = 0x59434354; // "YCCT"

Result<storage::Migrations> migrations()
{
    initResources();
    QList<storage::Migration> steps;
    for (int number = 1;; ++number) {
        QFile file(QStringLiteral(":/center/sql/sqlite/%1.sql").arg(number, 3, 10, QLatin1Char('0')));
        if (!file.exists()) {
            break;
        }
        if (!file.open(QIODevice::ReadOnly)) {
            return base::fail(base::ErrorCode::Internal, QStringLiteral("migration %1 cannot be read").arg(number));
        }
        steps.append({number, file.readAll()});
    }
    return storage::Migrations::make(std::move(steps));
}

Result<std::unique_ptr<SqliteDatabase>> openWith(const QString &path, storage::StartCheck check)
{
    const Result<storage::Migrations> steps = migrations();
    if (!steps) {
        return base::failure(steps);
    }
    return SqliteDatabase::open(path, {ApplicationId, steps->newest(), check});
}

Result<std::unique_ptr<SqliteDatabase>> migrated(std::unique_ptr<SqliteDatabase> database, const QString &backupTarget)
{
    const Result<storage::Migrations> steps = migrations();
    if (!steps) {
        return base::failure(steps);
    }
    storage::MigrationGuards guards;
    guards.backup = [&] { return storage::SqliteBackup::copy(*database, backupTarget); };
    if (const Result<void> applied = steps->apply(*database, guards); !applied) {
        return base::failure(applied);
    }
    return database;
}

} // namespace

Result<std::unique_ptr<SqliteDatabase>> CenterDatabase::open(const QString &path)
{
    return openWith(path, storage::StartCheck::Quick).and_then([&path](std::unique_ptr<SqliteDatabase> database) {
        return migrated(std::move(database), path + QStringLiteral(".before-upgrade"));
    });
}

Result<std::unique_ptr<SqliteDatabase>> CenterDatabase::join(const QString &path)
{
    return openWith(path, storage::StartCheck::None);
}

Result<std::unique_ptr<SqliteDatabase>> CenterDatabase::openInMemory()
{
    return SqliteDatabase::openInMemory().and_then(
        [](std::unique_ptr<SqliteDatabase> database) { return migrated(std::move(database), {}); });
}

} // namespace yichuang::center
