// SPDX-License-Identifier: Apache-2.0
#include "center/admin/StaffSession.h"

#include <unistd.h>

namespace yichuang::center {

using base::Result;

namespace {

// The number is the system's word; the name is only what the environment says.
Author commandLine()
{
    const QString user = qEnvironmentVariable("SUDO_USER", qEnvironmentVariable("USER")).left(64);
    return {{}, std::nullopt, {}, QStringLiteral("uid %1 %2").arg(getuid()).arg(user).trimmed()};
}

} // namespace

Staff staffOf(const AdminSession &session, Stores &stores, const CenterStore::Heads &heads)
{
    return {stores, heads.journal.n, session.now(), commandLine()};
}

Result<void> changeStaff(AdminSession &session, const std::function<Result<void>(Staff &)> &change)
{
    return session.write([&](Stores &stores, CenterStore::Heads &heads) {
        Staff staff = staffOf(session, stores, heads);
        return change(staff);
    });
}

Result<domain::Directory> currentDirectory(AdminSession &session)
{
    const auto latest = session.stores().documents.latest(DocumentKind::Directory);
    if (!latest) {
        return base::failure(latest);
    }
    if (!*latest) {
        return base::fail(base::ErrorCode::NotFound, QStringLiteral("no directory has been published: 'directory import FILE' brings halls and windows"),
                          "document.none");
    }
    return domain::Directory::fromJson((*latest)->body);
}

} // namespace yichuang::center
