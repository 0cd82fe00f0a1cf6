// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QFont>

namespace yichuang::documents {

/// The typefaces of official papers (GB/T 9704) by their free counterparts: 小标宋 → Noto Serif CJK SC
/// Bold, 仿宋 → Noto Serif CJK SC, 黑体 → Noto Sans CJK SC.
enum class Face { Title, Body, Label, LabelBold };

/// `pixels` high, unhinted, so that measures scale. Characters the face lacks come from the other one.
[[nodiscard]] QFont paperFont(Face face, int pixels);
/// Fails (NotFound) when the fonts are not installed: without them Chinese prints as boxes, with no warning.
[[nodiscard]] base::Result<void> checkPaperFonts();

} // namespace yichuang::documents
