// SPDX-License-Identifier: Apache-2.0
#include "app/devices/PdfSpool.h"

#include "app/base/WholeFile.h"

#include <QDir>

namespace yichuang::devices {

namespace {

base::Result<QString> writeInto(const QString &folder, const QUuid &id, const QByteArray &pdf)
{
    if (!QDir().mkpath(folder)) {
        return base::fail(base::ErrorCode::StorageFailed, QStringLiteral("cannot make the spool folder"), "spool.folder");
    }
    const QString path = QDir(folder).filePath(id.toString(QUuid::WithoutBraces) + QStringLiteral(".pdf"));
    return base::writeWhole(path, pdf, "spool.write").map([&path] { return path; });
}

} // namespace

PdfSpool::PdfSpool(const QString &folder) : m_folder(folder), m_worker("pdf-spool") {}

QFuture<base::Result<QString>> PdfSpool::submit(const QUuid &id, const QByteArray &pdf)
{
    return m_worker.run([folder = m_folder, id, pdf] { return writeInto(folder, id, pdf); });
}

} // namespace yichuang::devices
