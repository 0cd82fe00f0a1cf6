// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

namespace yichuang::documents {

/// The MIME type of a scanned page, a photograph or a document, told by its first bytes and nothing else: image/jpeg, image/png,
/// image/tiff, application/pdf. Empty: none of these. What follows may still be damaged.
[[nodiscard]] QString contentType(QByteArrayView content);

} // namespace yichuang::documents
