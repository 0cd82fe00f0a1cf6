// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/admin/AdminSession.h"
#include "center/admin/Report.h"
#include "center/store/Staff.h"

namespace yichuang::center {

/// People, windows and documents in the name of whoever runs the command line; inside AdminSession::write.
[[nodiscard]] Staff staffOf(const AdminSession &session, Stores &stores, const CenterStore::Heads &heads);

/// Runs `change(Staff &)` in one transaction, in the name of whoever runs the command line (the user of the operating system stands
/// in the audit).
[[nodiscard]] base::Result<void> changeStaff(AdminSession &session, const std::function<base::Result<void>(Staff &)> &change);

/// "--id" or another option as a key; InvalidArgument "usage" when it is missing or none.
template<typename K>
[[nodiscard]] base::Result<K> keyOption(const CommandLine &line, const char *name)
{
    const base::Result<QString> text = line.required(QLatin1String(name));
    if (!text) {
        return base::failure(text);
    }
    const base::Result<K> key = K::fromText(*text);
    if (!key) {
        return base::fail(base::ErrorCode::InvalidArgument,
                          QStringLiteral("--%1: '%2' is not a short name of letters, digits, dots and dashes").arg(QLatin1String(name), *text), "usage");
    }
    return key;
}

/// The directory in force. NotFound "document.none" when there is none.
[[nodiscard]] base::Result<domain::Directory> currentDirectory(AdminSession &session);

} // namespace yichuang::center
