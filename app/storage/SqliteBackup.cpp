// SPDX-License-Identifier: Apache-2.0
#include "app/storage/SqliteBackup.h"

#include "app/storage/SqliteError.h"

#include <sqlite3.h>

#include <QFile>
#include <QFileInfo>

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace yichuang::storage {

using base::ErrorCode;
using base::Result;

namespace {

QString partialName(const QString &target)
{
    return target + QStringLiteral(".partial");
}

Result<void> syncPath(const QString &path, int flags)
{
    const int file = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0) {
        ::close(file);
    }
    if (!synced) {
        return base::fail(ErrorCode::StorageFailed, QStringLiteral("fsync of a backup failed, errno %1").arg(errno), "storage.io");
    }
    return {};
}

} // namespace

SqliteBackup::SqliteBackup(std::unique_ptr<SqliteDatabase> copy, sqlite3_backup *backup, QString target)
    : m_copy(std::move(copy)), m_backup(backup), m_target(std::move(target))
{
}

SqliteBackup::~SqliteBackup()
{
    if (m_backup != nullptr) {
        sqlite3_backup_finish(m_backup);
    }
    m_copy.reset();
    QFile::remove(partialName(m_target));
}

Result<std::unique_ptr<SqliteBackup>> SqliteBackup::start(SqliteDatabase &source, const QString &target)
{
    const QString partial = partialName(target);
    if (QFile::exists(partial) && !QFile::remove(partial)) {
        return base::fail(ErrorCode::StorageFailed, QStringLiteral("an old partial backup cannot be removed"), "storage.access");
    }
    Result<std::unique_ptr<SqliteDatabase>> copy = SqliteDatabase::openHandle(partial, std::chrono::milliseconds(0));
    if (!copy) {
        return failure(copy);
    }
    sqlite3_backup *backup = sqlite3_backup_init((*copy)->m_db, "main", source.m_db, "main");
    if (backup == nullptr) {
        return tl::unexpected(sqliteError((*copy)->m_db, sqlite3_errcode((*copy)->m_db), "backup"));
    }
    return std::unique_ptr<SqliteBackup>(new SqliteBackup(std::move(*copy), backup, target));
}

Result<void> SqliteBackup::copy(SqliteDatabase &source, const QString &target)
{
    Result<std::unique_ptr<SqliteBackup>> backup = start(source, target);
    if (!backup) {
        return failure(backup);
    }
    const Result<bool> done = (*backup)->step(-1);
    if (!done) {
        return failure(done);
    }
    return {};
}

Result<bool> SqliteBackup::step(int pages)
{
    if (m_backup == nullptr) {
        return base::fail(ErrorCode::Internal, QStringLiteral("the backup has ended"), "storage.backup_ended");
    }
    const int code = sqlite3_backup_step(m_backup, pages);
    if (code == SQLITE_OK) {
        return false;
    }
    if (code != SQLITE_DONE) {
        return tl::unexpected(sqliteError(m_copy->m_db, code, "backup"));
    }
    return finish().map([] { return true; });
}

Result<void> SqliteBackup::finish()
{
    const int code = sqlite3_backup_finish(std::exchange(m_backup, nullptr));
    if (code != SQLITE_OK) {
        return tl::unexpected(sqliteError(m_copy->m_db, code, "backup"));
    }
    m_copy.reset();
    const QString partial = partialName(m_target);
    if (const Result<void> synced = syncPath(partial, O_RDONLY); !synced) {
        return synced;
    }
    if (std::rename(QFile::encodeName(partial).constData(), QFile::encodeName(m_target).constData()) != 0) {
        return base::fail(ErrorCode::StorageFailed, QStringLiteral("a backup could not take its name, errno %1").arg(errno), "storage.io");
    }
    return syncPath(QFileInfo(m_target).absolutePath(), O_RDONLY | O_DIRECTORY);
}

} // namespace yichuang::storage
