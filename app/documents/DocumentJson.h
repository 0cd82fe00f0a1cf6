// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/documents/Document.h"

#include <QJsonObject>

namespace yichuang::documents {

/// A document as it is kept: a reprint says what the first print said, whatever wording came later.
[[nodiscard]] QJsonObject toJson(const Document &document);
/// Refuses unknown blocks and roles ("document.*").
[[nodiscard]] base::Result<Document> documentFromJson(const QJsonObject &json);

} // namespace yichuang::documents
