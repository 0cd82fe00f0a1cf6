// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace yichuang::domain {

/// As identity numbers and travel documents tell it.
enum class Sex { Unspecified, Male, Female };

/// "male", "female", "unspecified".
[[nodiscard]] inline QString toWord(Sex sex)
{
    switch (sex) {
    case Sex::Male: return QStringLiteral("male");
    case Sex::Female: return QStringLiteral("female");
    case Sex::Unspecified: break;
    }
    return QStringLiteral("unspecified");
}

} // namespace yichuang::domain
