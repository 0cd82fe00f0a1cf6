// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/PaperFactsMaker.h"

namespace yichuang::desk {

/// "20个工作日"; 0 days are 当场办结.
[[nodiscard]] QString limitText(const domain::Limit &limit);

/// What became of the case: decision and result, who got it, procedures and extension, how it ended.
void fillOutcome(documents::PaperFacts &facts, const PaperSource &source);

} // namespace yichuang::desk
