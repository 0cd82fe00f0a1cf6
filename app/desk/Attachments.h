// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Act.h"
#include "app/store/BlobStore.h"

#include <QStringList>

#include <optional>

namespace yichuang::desk {

/// The contents (SHA-256 in lower-case hex) an act brings into its case: named by its checklist and not yet by the case `before`,
/// each once, in the order of the checklist. The act's operation goes to the centre only after them. Store worker only.
/// NotFound "attachment.missing": one of them is not in this workstation, so that it could never be sent ·
/// InvalidArgument "attachment.hash": one is named by something that is no such hash · NotAllowed "case.materials_fixed": the
/// rules did not take the row that names one into the case `after`, so that nobody would see it there.
[[nodiscard]] base::Result<QStringList> newContents(const domain::Act &act, const std::optional<domain::Case> &before, const domain::Case &after,
                                                    store::BlobStore &blobs);

} // namespace yichuang::desk
