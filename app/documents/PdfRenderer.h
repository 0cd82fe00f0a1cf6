// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/documents/Document.h"

#include <QByteArray>

namespace yichuang::documents {

/// The document as a PDF/A-1b file: A4, fonts embedded, every character extractable as it was written.
/// Needs a QGuiApplication; may run in any thread.
[[nodiscard]] base::Result<QByteArray> renderPdf(const Document &document);

} // namespace yichuang::documents
