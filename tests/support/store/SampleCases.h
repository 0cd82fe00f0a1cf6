// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Case.h"
#include "app/protocol/Operation.h"
#include "app/store/PaperStore.h"

namespace yichuang::tests {

/// A fictional person; different for each index, with a valid identity number.
[[nodiscard]] domain::Applicant sampleApplicant(int index);
/// An accepted case as intake makes it, with materials, dues and a step; about 3 KB as JSON.
[[nodiscard]] domain::Case sampleCase(const domain::CaseId &id, int index, const QString &number, base::Instant at);
/// The acceptance that made it.
[[nodiscard]] protocol::Operation sampleOperation(const domain::Case &record, base::Instant at);
/// A paper of usual size that names the applicant.
[[nodiscard]] store::NewPaper samplePaper(const domain::Case &record);

} // namespace yichuang::tests
