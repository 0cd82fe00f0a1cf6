// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/documents/PaperFacts.h"

#include <QString>

#include <optional>
#include <vector>

namespace yichuang::documents {

/// The lists a paper can hold.
enum class PaperList { Materials, Defects, Deferrals, Fees };
[[nodiscard]] std::optional<PaperList> paperListFromWord(const QString &word);

[[nodiscard]] size_t rowCount(PaperList list, const PaperFacts &facts);
/// One cell by its column key ("number" is the running number from 1); nothing for an unknown key.
[[nodiscard]] std::optional<QString> cellText(PaperList list, const QString &column, size_t row, const PaperFacts &facts);

} // namespace yichuang::documents
