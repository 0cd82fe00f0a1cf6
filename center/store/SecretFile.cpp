// SPDX-License-Identifier: Apache-2.0
#include "center/store/SecretFile.h"

#include <QFile>

namespace yichuang::center {

using base::ErrorCode;
using crypto::SecretBytes;

base::Result<SecretBytes> readSecretFile(const QString &path)
{
    constexpr auto Others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
    QFile file(path);
    if (!file.exists()) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("%1 is missing").arg(path), "keys.missing");
    }
    if ((file.permissions() & Others) != 0) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("%1 can be read by others; chmod 600 it").arg(path), "keys.open");
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return base::fail(ErrorCode::StorageFailed, QStringLiteral("cannot read %1: %2").arg(path, file.errorString()), "keys.file");
    }
    QByteArray bytes = file.readAll();
    SecretBytes secret{QByteArrayView(bytes)};
    bytes.fill('\0');
    return secret;
}

} // namespace yichuang::center
