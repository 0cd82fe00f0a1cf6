// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/documents/Page.h"

#include <QByteArray>

#include <vector>

namespace yichuang::documents {

/// Makes the text of a PDF written by QPdfWriter readable as it was written. Qt guesses the characters
/// from the font backwards: where two code points share a glyph the Kangxi radical wins (⻘ for 青),
/// characters outside the first plane and digits that the font sets by a rule are lost, so that
/// neither search nor archive finds a name or number. The glyphs stand in the file in the order of the
/// texts drawn, so the right characters are known; they are appended as an incremental update (ISO
/// 32000-1, 7.5.6), the pages themselves stay byte for byte. Should a page not hold one glyph a character, the
/// file is returned as it was.
[[nodiscard]] QByteArray withReadableText(const QByteArray &pdf, const std::vector<Page> &pages);

} // namespace yichuang::documents
