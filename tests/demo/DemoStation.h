// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Workstation.h"

namespace yichuang::tests {

/// The workstation's engine over a folder, as the product opens it.
[[nodiscard]] base::Result<std::unique_ptr<desk::Workstation>> openStation(const QString &folder, const base::Clock &clock);

} // namespace yichuang::tests
