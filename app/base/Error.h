// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

namespace yichuang::base {

/// What the program can act on. The words a person reads are made at the screen, never here.
enum class ErrorCode {
    InvalidArgument,    ///< a value that breaks its own rules (check digit, missing field)
    NotFound,           ///< no such row, file or person
    AlreadyExists,      ///< unique rule broken
    Malformed,          ///< bytes that cannot be read (JSON, frame, certificate)
    NotAllowed,         ///< authority, life cycle or policy says no
    Conflict,           ///< made on an older state than the one found
    Expired,            ///< credential, code or bound in time is over
    WrongSecret,        ///< password, code or key does not fit
    Locked,             ///< too many failures, or another instance holds the file
    Busy,               ///< try again later
    Unavailable,        ///< device or peer is not there
    Timeout,            ///< no answer in time
    Cancelled,          ///< ended by its owner
    StorageFailed,      ///< database or disk refused (full, I/O error)
    StorageCorrupt,     ///< stored data breaks its own rules; the file is kept
    StorageNewer,       ///< written by a newer version of the program
    CryptoFailed,       ///< cipher, signature or certificate failed
    Unsupported,        ///< known, but not offered here
    Internal,           ///< a promise of ours was broken
};

/// The stable lower-case name of a code, as it stands in JSON and logs ("not_found").
[[nodiscard]] QString errorCodeName(ErrorCode code);

/// A failure: a code to act on and an English detail for the log. Never holds personal data.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString detail;
    /// Machine-readable reason below the code ("identity.check_digit", "case.life_cycle"); may be empty.
    QByteArray reason;

    friend bool operator==(const Error &, const Error &) = default;
};

} // namespace yichuang::base

Q_DECLARE_METATYPE(yichuang::base::Error)
