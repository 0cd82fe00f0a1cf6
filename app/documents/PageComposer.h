// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/documents/Document.h"
#include "app/documents/Page.h"
#include "app/documents/PageTables.h"

#include <vector>

namespace yichuang::documents {

/// Sets a document on A4 pages after GB/T 9704: red head with the body's name, number, title, text, seal
/// over body and date at the right; type area 156 mm wide. Lines move closer together where that spares a page; no page
/// begins with a seal or signature. Fails when the fonts are missing or the QR data is too long.
[[nodiscard]] base::Result<std::vector<Page>> composePages(const Document &document);

} // namespace yichuang::documents
