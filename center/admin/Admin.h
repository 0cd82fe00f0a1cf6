// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"

#include <QStringList>

namespace yichuang::center {

/// Runs one sub-command. Answers the exit code: 0 done · 1 what was checked is not in order · 2 wrong usage ·
/// 3 it could not be done (the error says why). Reports go to standard output, errors to standard error; with
/// `--json` both are JSON.
[[nodiscard]] int runAdmin(const QStringList &arguments, const base::Clock &clock);

} // namespace yichuang::center
