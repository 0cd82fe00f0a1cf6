// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/FakeDesk.h"

#include <functional>

namespace yichuang::ui {
class Shell;
}

namespace yichuang::tests {

/// People and windows of a small hall, in every state they can have.
void fillStaff(FakeDesk &desk);

/// The manager's page, step by step; `grab` takes a picture.
void manageScene(ui::Shell &shell, const std::function<void(const char *)> &grab);

} // namespace yichuang::tests
