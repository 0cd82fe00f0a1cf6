// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/journal/Writer.h"

namespace yichuang::center {

/// Writer::perform, and waits for the commit: its failure, or that it was not taken. For threads that may wait, never the writer's own.
[[nodiscard]] base::Result<void> performAndWait(Writer &writer, Writer::Work work);

} // namespace yichuang::center
