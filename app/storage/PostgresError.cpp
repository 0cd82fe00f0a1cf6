// SPDX-License-Identifier: Apache-2.0
#include "app/storage/PostgresError.h"

#include <libpq-fe.h>

#include <algorithm>
#include <array>

namespace yichuang::storage {

using base::Error;
using base::ErrorCode;

namespace {

struct Meaning {
    QByteArrayView state; ///< a SQLSTATE, or its class (the first two characters)
    ErrorCode code;
    const char *reason;
};

/// PostgreSQL 15, appendix A. The first that fits counts.
constexpr std::array Meanings{
    Meaning{"23505", ErrorCode::AlreadyExists, "storage.unique"},
    Meaning{"23", ErrorCode::StorageFailed, "storage.constraint"},
    Meaning{"22", ErrorCode::StorageFailed, "storage.constraint"},
    Meaning{"40", ErrorCode::Busy, "storage.busy"},        // serialization failure, deadlock
    Meaning{"55P03", ErrorCode::Busy, "storage.busy"},     // lock not available in time
    Meaning{"25P03", ErrorCode::Busy, "storage.busy"},     // idle in a transaction for too long
    Meaning{"25006", ErrorCode::Unavailable, "storage.connection"}, // this server is a standby now
    Meaning{"08", ErrorCode::Unavailable, "storage.connection"},
    Meaning{"57P", ErrorCode::Unavailable, "storage.connection"}, // shutting down, starting up
    Meaning{"57014", ErrorCode::Cancelled, "storage.interrupted"},
    Meaning{"53100", ErrorCode::StorageFailed, "storage.full"},
    Meaning{"53200", ErrorCode::StorageFailed, "storage.memory"},
    Meaning{"53300", ErrorCode::Unavailable, "storage.connection"}, // too many connections
    Meaning{"54", ErrorCode::InvalidArgument, "storage.too_big"},
    Meaning{"58", ErrorCode::StorageFailed, "storage.io"},
    Meaning{"XX001", ErrorCode::StorageCorrupt, "storage.corrupt"},
    Meaning{"XX002", ErrorCode::StorageCorrupt, "storage.corrupt"},
    Meaning{"28", ErrorCode::StorageFailed, "storage.access"},
    Meaning{"3D000", ErrorCode::StorageFailed, "storage.access"}, // no such database
    Meaning{"42501", ErrorCode::StorageFailed, "storage.access"},
};

QByteArray field(const pg_result *result, int code)
{
    return result != nullptr ? QByteArray(PQresultErrorField(result, code)) : QByteArray();
}

} // namespace

Error postgresError(const pg_conn *connection, const pg_result *result, const QByteArray &sql)
{
    const QByteArray state = field(result, PG_DIAG_SQLSTATE);
    const auto found = std::find_if(Meanings.begin(), Meanings.end(), [&state](const Meaning &meaning) { return state.startsWith(meaning.state); });
    const bool isLost = connection == nullptr || PQstatus(connection) != CONNECTION_OK || state.isEmpty();
    const QString detail =
        QStringLiteral("postgresql %1: %2 %3; sql: %4")
            .arg(state.isEmpty() ? QStringLiteral("no connection") : QString::fromLatin1(state),
                 QString::fromUtf8(field(result, PG_DIAG_TABLE_NAME)), QString::fromUtf8(field(result, PG_DIAG_CONSTRAINT_NAME)),
                 QString::fromUtf8(sql.left(240).simplified()));
    if (isLost) {
        return Error{ErrorCode::Unavailable, detail, "storage.connection"};
    }
    return found != Meanings.end() ? Error{found->code, detail, found->reason} : Error{ErrorCode::Internal, detail, "storage.sql"};
}

} // namespace yichuang::storage
