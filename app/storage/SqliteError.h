// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Error.h"

#include <QByteArray>

struct sqlite3;

namespace yichuang::storage {

/// Our error for the last failure of `db` (result code `code`, basic or extended) while running `sql`.
/// SQLite's own message goes into the detail only where it cannot hold a bound value.
[[nodiscard]] base::Error sqliteError(sqlite3 *db, int code, const QByteArray &sql);

} // namespace yichuang::storage
