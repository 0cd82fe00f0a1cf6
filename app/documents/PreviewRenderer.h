// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/documents/Document.h"

#include <QImage>

#include <vector>

namespace yichuang::documents {

/// The pages as pictures, exactly as the PDF has them. Needs a QGuiApplication; may run in any thread.
[[nodiscard]] base::Result<std::vector<QImage>> renderPreview(const Document &document, int dotsPerInch);

} // namespace yichuang::documents
