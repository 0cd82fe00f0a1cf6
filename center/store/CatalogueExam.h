// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/CatalogueCheck.h"
#include "center/store/Stores.h"

namespace yichuang::center {

/// Everything that stands in the way of publishing this body now: its form, the law, what was published before, and the
/// catalogue of the tier above, where one is kept (ParentStore). `origin`: the tier above it came from, whose own earlier ones it
/// need not follow; empty for a catalogue of this place.
[[nodiscard]] base::Result<domain::CatalogueFaults> examineCatalogue(Stores &stores, const QJsonObject &body, const QString &origin, base::Instant now);

} // namespace yichuang::center
