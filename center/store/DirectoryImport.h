// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Directory.h"

namespace yichuang::center {

/// What retiring somebody or a window promises holds against a directory that is imported, too: NotAllowed "person.retired",
/// "window.retired" when it would bring one back.
[[nodiscard]] base::Result<void> checkRetiredStay(const domain::Directory &before, const domain::Directory &after);

} // namespace yichuang::center
