// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/documents/PaperFacts.h"
#include "app/documents/PaperKind.h"

#include <QStringList>

namespace yichuang::documents {

/// What the paper must say, as field keys and list words ("materials"): by law (行政许可法 29–44,
/// 行政复议法 20, 行政诉讼法 46) and by what makes it a counter paper at all.
[[nodiscard]] QStringList requiredOn(PaperKind kind);

/// Whether the facts suffice for the paper and allow it. Failing reasons: `paper.<key>` for what is
/// missing, `paper.provisional` for a paper of final effect over a provisional act, `paper.unmasked` for a
/// person's full identity number, `paper.correction.late` for a correction notice after the notice limit (by
/// then the application counts as accepted, 32(4)).
[[nodiscard]] base::Result<void> checkPaperFacts(PaperKind kind, const PaperFacts &facts);

} // namespace yichuang::documents
