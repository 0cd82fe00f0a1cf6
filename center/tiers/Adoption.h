// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/journal/Writer.h"
#include "center/tiers/Messages.h"

namespace yichuang::center::tiers {

/// What the parent published is published here when nothing stands in its way: a catalogue passes what one of this centre's own must
/// pass (examineCatalogue), a calendar what an imported one must (domain::checkCalendars), beside the files of this place's own. Whether it
/// passes or not, this centre's own catalogues are held to the parent's last one from here on. What does not pass is logged and changes
/// nothing else; only a failing database is a failure. In the writer's transaction.
[[nodiscard]] base::Result<void> adopt(const WriteContext &write, const TierParent &parent, const NewsDocument &document);

} // namespace yichuang::center::tiers
