// SPDX-License-Identifier: Apache-2.0
#include "center/store/ServiceRoleStore.h"

#include "center/store/Query.h"

#include <QRegularExpression>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

constexpr char Grants[] = R"(
REVOKE ALL ON ALL TABLES IN SCHEMA %SCHEMA% FROM %ROLE%;
GRANT USAGE ON SCHEMA %SCHEMA% TO %ROLE%;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %SCHEMA% TO %ROLE%;
REVOKE UPDATE, DELETE ON audit, operations, documents, chain_heads, erasures FROM %ROLE%;
REVOKE INSERT, UPDATE, DELETE ON schema_version FROM %ROLE%;
)";

} // namespace

Result<void> grantService(storage::Connection &connection, const QString &role)
{
    if (connection.dialect() == storage::Dialect::Sqlite) {
        return base::fail(ErrorCode::Unsupported, QStringLiteral("a SQLite file has no roles; --service-role is for PostgreSQL"), "role.file");
    }
    static const QRegularExpression name(QStringLiteral("^[a-z_][a-z0-9_]{0,62}$"));
    if (!name.match(role).hasMatch()) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("--service-role: '%1' is not a name of small letters, digits and underscores").arg(role),
                          "role.name");
    }
    const auto schema = findRow(connection, "SELECT quote_ident(current_schema())", bindNothing,
                                [](storage::Statement &row) { return Result<QByteArray>(row.text(0).toUtf8()); });
    if (!schema || !*schema) {
        return schema ? base::fail(ErrorCode::NotFound, QStringLiteral("the database has no schema to give rights in"), "role.schema") : base::failure(schema);
    }
    return connection.executeScript(QByteArray(Grants).replace("%SCHEMA%", **schema).replace("%ROLE%", '"' + role.toLatin1() + '"'));
}

} // namespace yichuang::center
