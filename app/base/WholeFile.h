// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QByteArray>
#include <QString>

namespace yichuang::base {

/// Writes the file whole or not at all; its owner alone may read it. StorageFailed with this reason; the detail is the system's sentence.
[[nodiscard]] Result<void> writeWhole(const QString &path, const QByteArray &bytes, const QByteArray &reason);

} // namespace yichuang::base
