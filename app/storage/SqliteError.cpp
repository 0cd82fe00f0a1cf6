// SPDX-License-Identifier: Apache-2.0
#include "app/storage/SqliteError.h"

#include <sqlite3.h>

#include <QString>

namespace yichuang::storage {

using base::Error;
using base::ErrorCode;

namespace {

struct Meaning {
    ErrorCode code;
    const char *reason;
};

Meaning meaningOf(int extended)
{
    switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID: return {ErrorCode::AlreadyExists, "storage.unique"};
    default: break;
    }
    switch (extended & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return {ErrorCode::StorageCorrupt, "storage.corrupt"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return {ErrorCode::Busy, "storage.busy"};
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH: return {ErrorCode::StorageFailed, "storage.constraint"};
    case SQLITE_FULL: return {ErrorCode::StorageFailed, "storage.full"};
    case SQLITE_IOERR: return {ErrorCode::StorageFailed, "storage.io"};
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH: return {ErrorCode::StorageFailed, "storage.access"};
    case SQLITE_NOMEM: return {ErrorCode::StorageFailed, "storage.memory"};
    case SQLITE_TOOBIG: return {ErrorCode::InvalidArgument, "storage.too_big"};
    case SQLITE_INTERRUPT: return {ErrorCode::Cancelled, "storage.interrupted"};
    default: return {ErrorCode::Internal, "storage.sql"};
    }
}

// A generic SQLITE_ERROR raised while running may quote a value (FTS5 does); constraint
// messages name tables and columns only.
bool isMessageFree(int extended)
{
    const int basic = extended & 0xFF;
    return basic == SQLITE_CONSTRAINT || basic == SQLITE_CANTOPEN || basic == SQLITE_NOTADB || basic == SQLITE_CORRUPT;
}

} // namespace

Error sqliteError(sqlite3 *db, int code, const QByteArray &sql)
{
    const int last = db != nullptr ? sqlite3_extended_errcode(db) : code;
    const int extended = (last & 0xFF) == (code & 0xFF) ? last : code;
    const Meaning meaning = meaningOf(extended);
    const char *words = db != nullptr && isMessageFree(extended) ? sqlite3_errmsg(db) : sqlite3_errstr(extended);
    const QString detail = QStringLiteral("sqlite %1: %2; sql: %3")
                               .arg(QString::number(extended), QString::fromUtf8(words), QString::fromUtf8(sql.left(240).simplified()));
    return Error{meaning.code, detail, meaning.reason};
}

} // namespace yichuang::storage
