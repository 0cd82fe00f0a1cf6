// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/base/Worker.h"

#include <QByteArray>
#include <QFuture>
#include <QString>
#include <QUuid>

namespace yichuang::devices {

/// A4 papers as PDF files in a folder that a print service or a person empties. Files appear whole or
/// not at all and are named by the paper's id, never by a person or case.
class PdfSpool {
public:
    explicit PdfSpool(const QString &folder);

    /// Writes `<id>.pdf` (readable by this user only) and returns its path. The same id again replaces it.
    [[nodiscard]] QFuture<base::Result<QString>> submit(const QUuid &id, const QByteArray &pdf);

private:
    QString m_folder;
    base::Worker m_worker;
};

} // namespace yichuang::devices
