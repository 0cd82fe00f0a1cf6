// SPDX-License-Identifier: Apache-2.0
#include "app/base/WholeFile.h"

#include <QSaveFile>

namespace yichuang::base {

Result<void> writeWhole(const QString &path, const QByteArray &bytes, const QByteArray &reason)
{
    QSaveFile file(path);
    const bool isOpen = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (!isOpen || file.write(bytes) != bytes.size() || !file.commit()) {
        return fail(ErrorCode::StorageFailed, QStringLiteral("the file could not be written: ") + file.errorString(), reason);
    }
    return {};
}

} // namespace yichuang::base
