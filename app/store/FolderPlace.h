// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QByteArray>
#include <QString>

namespace yichuang::store {

/// Names this very file on this very computer: a copy of it, or one put back from a backup, has another name; renaming
/// or moving it on its file system keeps it. 64 hexadecimal digits that tell nothing about the computer.
/// StorageFailed when the file cannot be looked at.
[[nodiscard]] base::Result<QByteArray> placeOf(const QString &file);

} // namespace yichuang::store
