// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/documents/Document.h"
#include "app/documents/PaperFacts.h"
#include "app/documents/PaperWording.h"

namespace yichuang::documents {

/// The paper that `wording` makes of the facts. Fails as checkPaperFacts() does; with `paper.<key>` when a
/// sentence would have a hole; and with `paper.wording.<key>` when the wording nowhere says what the law
/// asks for, however it was published.
[[nodiscard]] base::Result<Document> buildPaper(const PaperFacts &facts, const PaperWording &wording);

} // namespace yichuang::documents
