// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/documents/PaperFacts.h"

#include <QString>

#include <optional>

namespace yichuang::documents {

/// The printed text of one fact by its key ("case_number", "promised_due", …), as wordings name it.
/// Empty when the fact is not given; nothing for a key that does not exist.
[[nodiscard]] std::optional<QString> fieldText(const QString &key, const PaperFacts &facts);

} // namespace yichuang::documents
