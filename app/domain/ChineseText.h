// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace yichuang::domain {

/// Full-width ASCII (U+FF01…FF5E) and the ideographic space to their half-width forms.
[[nodiscard]] QString toHalfWidth(const QString &text);

/// One spelling of a name: half-width, trimmed (also of U+3000), the dots • ‧ ・ ． ･ between parts of a name as
/// U+00B7, no space beside a Chinese character, single spaces elsewhere. What is compared; the original is what is
/// kept.
[[nodiscard]] QString normaliseName(const QString &text);
/// Without line breaks, control characters and marks that turn the writing round: they would break every list and paper they stand in.
[[nodiscard]] bool isShowable(const QString &text);
/// normaliseName, case folded: what is searched and indexed.
[[nodiscard]] QString normaliseSearch(const QString &text);

/// First and last character stay, the ones between are hidden: 覃淑贞 → 覃*贞, 张三 → 张*. The dot of a name and
/// spaces stay.
[[nodiscard]] QString maskName(const QString &name);
/// 13800138000 → 138****8000. Shorter numbers keep their last four digits at most half of them.
[[nodiscard]] QString maskPhone(const QString &phone);

/// True for the ideographs of a Chinese name, those outside the BMP and 〇 included.
[[nodiscard]] bool isHan(char32_t c);

} // namespace yichuang::domain
