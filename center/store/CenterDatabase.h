// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/SqliteDatabase.h"

namespace yichuang::center {

/// Opens the centre's database and brings its schema forward (backup beside it first). Unchanged and refused:
/// a newer schema, a foreign or a corrupt file. More connections to an open database are made with `join`.
class CenterDatabase {
public:
    [[nodiscard]] static base::Result<std::unique_ptr<storage::SqliteDatabase>> open(const QString &path);
    /// Another connection for another thread; the schema must be current.
    [[nodiscard]] static base::Result<std::unique_ptr<storage::SqliteDatabase>> join(const QString &path);
    /// In memory, for tests: the whole schema, nothing in it.
    [[nodiscard]] static base::Result<std::unique_ptr<storage::SqliteDatabase>> openInMemory();
};

} // namespace yichuang::center
