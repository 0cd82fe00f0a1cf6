// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/documents/Document.h"

#include <QJsonObject>

namespace yichuang::documents {

/// A document as it is kept, as canonical JSON: a reprint says what the first print said, whatever wording came later.
[[nodiscard]] QByteArray documentText(const Document &document);
/// The number of a kept document, without reading the rest of it; empty when it has none.
[[nodiscard]] QString numberIn(const QByteArray &documentText);
/// Refuses unknown blocks and roles ("document.*").
[[nodiscard]] base::Result<Document> documentFromJson(const QJsonObject &json);

} // namespace yichuang::documents
