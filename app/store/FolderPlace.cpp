// SPDX-License-Identifier: Apache-2.0
#include "app/store/FolderPlace.h"

#include "app/crypto/Hash.h"

#include <QFile>
#include <QSysInfo>

#include <fcntl.h>
#include <sys/stat.h>

namespace yichuang::store {

using base::Result;

// The device's number is left out: it may change from boot to boot. Where the file system keeps no time of birth, the
// inode alone must do.
Result<QByteArray> placeOf(const QString &file)
{
    struct statx found = {};
    if (::statx(AT_FDCWD, QFile::encodeName(file).constData(), 0, STATX_INO | STATX_BTIME, &found) != 0) {
        return base::fail(base::ErrorCode::StorageFailed, QStringLiteral("the workspace's file cannot be looked at"), "storage.access");
    }
    const bool hasBirth = (found.stx_mask & STATX_BTIME) != 0;
    const QByteArray born = hasBirth ? QByteArray::number(qint64(found.stx_btime.tv_sec)) + '.' + QByteArray::number(found.stx_btime.tv_nsec) : QByteArray();
    const QByteArray name = QByteArray::number(quint64(found.stx_ino)) + '/' + born + '/' + QSysInfo::machineUniqueId();
    return crypto::hash(crypto::HashAlgorithm::Sha256, name).map([](const QByteArray &digest) { return digest.toHex(); });
}

} // namespace yichuang::store
