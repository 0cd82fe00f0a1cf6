// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/SqliteDatabase.h"

struct sqlite3_backup;

namespace yichuang::storage {

/// A copy of a SQLite database taken while it is in use, some pages at a time, so that the thread that
/// owns the connection can do other work in between. The copy appears under its name only when it is
/// whole and on the disk; an attempt broken off leaves nothing behind.
class SqliteBackup {
public:
    /// `source` must outlive the backup. An existing file at `target` is replaced at the end.
    [[nodiscard]] static base::Result<std::unique_ptr<SqliteBackup>> start(SqliteDatabase &source, const QString &target);
    /// start, all steps, finish.
    [[nodiscard]] static base::Result<void> copy(SqliteDatabase &source, const QString &target);
    ~SqliteBackup();
    SqliteBackup(const SqliteBackup &) = delete;
    SqliteBackup &operator=(const SqliteBackup &) = delete;

    /// Copies up to `pages` pages (negative: all). True: the copy is complete and in place.
    [[nodiscard]] base::Result<bool> step(int pages);

private:
    SqliteBackup(std::unique_ptr<SqliteDatabase> copy, sqlite3_backup *backup, QString target);
    [[nodiscard]] base::Result<void> finish();

    std::unique_ptr<SqliteDatabase> m_copy;
    sqlite3_backup *m_backup;
    QString m_target;
};

} // namespace yichuang::storage
