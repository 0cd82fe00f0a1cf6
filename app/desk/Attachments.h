// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Act.h"
#include "app/store/BlobStore.h"

#include <QStringList>

#include <optional>

namespace yichuang::desk {

/// The contents (SHA-256 in lower-case hex) an act brings into its case: named by its checklist and not yet by `record`, each
/// once, in the order of the checklist. The act's operation goes to the centre only after them. Store worker only.
/// NotFound "attachment.missing": one of them is not in this workstation, so that it could never be sent ·
/// InvalidArgument "attachment.hash": one is named by something that is no such hash.
[[nodiscard]] base::Result<QStringList> newContents(const domain::Act &act, const std::optional<domain::Case> &record, store::BlobStore &blobs);

} // namespace yichuang::desk
