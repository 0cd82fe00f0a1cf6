// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Act.h"
#include "app/domain/Item.h"

namespace yichuang::domain {

/// Makes the case from the application the act carries (state Received, one step). Fails with number.*,
/// case.item_version, case.result_way, case.received_later, and what Applicant::check() finds.
[[nodiscard]] base::Result<Case> makeCase(const CaseId &id, const Application &application, const Act &act, const ActMoment &moment,
                                          const Item &item);

} // namespace yichuang::domain
