// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Act.h"
#include "app/domain/Item.h"

namespace yichuang::domain {

/// Makes the case from the application the act carries (state Received, one step).
[[nodiscard]] base::Result<Case> makeCase(const CaseId &id, const Application &application, const Act &act, const ActMoment &moment,
                                          const Item &item);

} // namespace yichuang::domain
