// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "ui/style/Tokens.h"

#include <QString>

namespace yichuang::ui {

/// Replaces every @name of the template by its token. A name without a token is an error
/// (Malformed), so that a misspelt colour can never silently vanish from the screen.
[[nodiscard]] base::Result<QString> expandStyleSheet(const QString &source, const Tokens &tokens);

/// The template the program ships, from its resources.
[[nodiscard]] base::Result<QString> shippedStyleSheet();

} // namespace yichuang::ui
