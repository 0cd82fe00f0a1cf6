// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Error.h"

struct pg_conn;
struct pg_result;

namespace yichuang::storage {

/// The error of the last call on `connection`, whose answer was `result` (may be null: nothing came back). Codes as
/// Connection says; a lost or refusing server is Unavailable "storage.connection". Values and the server's own words,
/// which may quote them, stay out of the detail: it carries the SQLSTATE, the names of table and constraint, and the SQL.
[[nodiscard]] base::Error postgresError(const pg_conn *connection, const pg_result *result, const QByteArray &sql);

} // namespace yichuang::storage
