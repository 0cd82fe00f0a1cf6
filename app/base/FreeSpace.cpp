// SPDX-License-Identifier: Apache-2.0
#include "app/base/FreeSpace.h"

#include <QFile>

#include <sys/statvfs.h>

namespace yichuang::base {

std::optional<qint64> freeBytes(const QString &folder)
{
    struct statvfs disk {};
    if (::statvfs(QFile::encodeName(folder).constData(), &disk) != 0) {
        return std::nullopt;
    }
    return static_cast<qint64>(disk.f_bavail) * static_cast<qint64>(disk.f_frsize);
}

} // namespace yichuang::base
