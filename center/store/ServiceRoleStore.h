// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/Connection.h"

namespace yichuang::center {

/// The rights of the role that the service runs as, where another one owns the tables (PostgreSQL). It reads and adds
/// everything; what is published, the journal and the audit it can neither change nor remove, and the schema not at all.
/// Said again after each upgrade: new tables have no rights yet. Unsupported for a file; InvalidArgument
/// "role.name" for a name that is not of small letters, digits and underscores.
[[nodiscard]] base::Result<void> grantService(storage::Connection &connection, const QString &role);

} // namespace yichuang::center
