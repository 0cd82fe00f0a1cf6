// SPDX-License-Identifier: Apache-2.0
#include "center/store/DirectoryImport.h"

namespace yichuang::center {

using base::ErrorCode;

base::Result<void> checkRetiredStay(const domain::Directory &before, const domain::Directory &after)
{
    for (const domain::Person &person : before.people()) {
        const domain::Person *becomes = person.active ? nullptr : after.person(person.id);
        if (becomes && becomes->active) {
            return base::fail(ErrorCode::NotAllowed, QStringLiteral("%1 was retired, for good").arg(person.id.toText()), "person.retired");
        }
    }
    for (const domain::Window &window : before.windows()) {
        const domain::Window *becomes = window.state == domain::WindowState::Retired ? after.window(window.id) : nullptr;
        if (becomes && becomes->state != domain::WindowState::Retired) {
            return base::fail(ErrorCode::NotAllowed, QStringLiteral("window %1 was retired, for good").arg(window.id.toText()), "window.retired");
        }
    }
    return {};
}

} // namespace yichuang::center
