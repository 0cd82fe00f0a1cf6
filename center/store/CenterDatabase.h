// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/SqliteDatabase.h"

namespace yichuang::center {

/// The centre's database, on either engine: `where` is the path of a SQLite file, for one service on one machine, or the
/// address of a PostgreSQL database ("postgresql://…") that several services may share.
class CenterDatabase {
public:
    [[nodiscard]] static bool isFile(const QString &where);
    /// `where` as people and logs may see it: without the password an address may hold.
    [[nodiscard]] static QString shown(const QString &where);
    /// Opens it and brings its schema forward (of a file with a backup beside it first). Unchanged and refused: a newer
    /// schema, a foreign or a corrupt file, a database of another encoding.
    [[nodiscard]] static base::Result<std::unique_ptr<storage::Connection>> open(const QString &where);
    /// Another connection for another thread or process; a schema that is not current is refused: StorageNewer, or
    /// NotFound "center.not_initialised" when there is none.
    [[nodiscard]] static base::Result<std::unique_ptr<storage::Connection>> join(const QString &where);
    /// Whether the schema is still the one this program knows (both dialects have the same numbers): another one may have
    /// brought it forward meanwhile. As `join` says. A newer one that was made for programs of our age too
    /// (storage::Migration::oldest) is as good.
    [[nodiscard]] static base::Result<void> checkSchema(storage::Connection &database);
    /// As `join`, of a file only, with what is SQLite's own.
    [[nodiscard]] static base::Result<std::unique_ptr<storage::SqliteDatabase>> joinFile(const QString &path);
};

} // namespace yichuang::center
