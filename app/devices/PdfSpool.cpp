// SPDX-License-Identifier: Apache-2.0
#include "app/devices/PdfSpool.h"

#include <QDir>
#include <QSaveFile>

namespace yichuang::devices {

namespace {

base::Result<QString> writeWhole(const QString &folder, const QUuid &id, const QByteArray &pdf)
{
    if (!QDir().mkpath(folder)) {
        return base::fail(base::ErrorCode::StorageFailed, QStringLiteral("cannot make the spool folder"), "spool.folder");
    }
    const QString path = QDir(folder).filePath(id.toString(QUuid::WithoutBraces) + QStringLiteral(".pdf"));
    QSaveFile file(path);
    const bool isOpen = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (!isOpen || file.write(pdf) != pdf.size() || !file.commit()) {
        return base::fail(base::ErrorCode::StorageFailed, file.errorString(), "spool.write");
    }
    return path;
}

} // namespace

PdfSpool::PdfSpool(const QString &folder) : m_folder(folder), m_worker("pdf-spool") {}

QFuture<base::Result<QString>> PdfSpool::submit(const QUuid &id, const QByteArray &pdf)
{
    return m_worker.run([folder = m_folder, id, pdf] { return writeWhole(folder, id, pdf); });
}

} // namespace yichuang::devices
