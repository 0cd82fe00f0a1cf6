// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QStringList>

namespace yichuang::base {

/// The members that stand twice in one object, as paths ("items[3].name"), in the order of the text; a parser would silently
/// keep one of the two. `json` must be valid JSON. Names are compared as they read, not as they are escaped.
[[nodiscard]] QStringList twinMembers(QByteArrayView json);

} // namespace yichuang::base
