// SPDX-License-Identifier: Apache-2.0
#include "app/base/Error.h"

namespace yichuang::base {

QString errorCodeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument: return QStringLiteral("invalid_argument");
    case ErrorCode::NotFound: return QStringLiteral("not_found");
    case ErrorCode::AlreadyExists: return QStringLiteral("already_exists");
    case ErrorCode::Malformed: return QStringLiteral("malformed");
    case ErrorCode::NotAllowed: return QStringLiteral("not_allowed");
    case ErrorCode::Conflict: return QStringLiteral("conflict");
    case ErrorCode::Expired: return QStringLiteral("expired");
    case ErrorCode::WrongSecret: return QStringLiteral("wrong_secret");
    case ErrorCode::Locked: return QStringLiteral("locked");
    case ErrorCode::Busy: return QStringLiteral("busy");
    case ErrorCode::Unavailable: return QStringLiteral("unavailable");
    case ErrorCode::Timeout: return QStringLiteral("timeout");
    case ErrorCode::Cancelled: return QStringLiteral("cancelled");
    case ErrorCode::StorageFailed: return QStringLiteral("storage_failed");
    case ErrorCode::StorageCorrupt: return QStringLiteral("storage_corrupt");
    case ErrorCode::StorageNewer: return QStringLiteral("storage_newer");
    case ErrorCode::CryptoFailed: return QStringLiteral("crypto_failed");
    case ErrorCode::Unsupported: return QStringLiteral("unsupported");
    case ErrorCode::Internal: return QStringLiteral("internal");
    }
    return QStringLiteral("internal");
}

} // namespace yichuang::base
