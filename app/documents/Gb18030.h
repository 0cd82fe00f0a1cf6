// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringView>

#include <optional>

namespace yichuang::documents {

/// GB 18030 bytes of one character (Qt 6.4 has no such codec without ICU; libc's is used). Nothing for
/// an unpaired surrogate. One, two or four bytes.
[[nodiscard]] std::optional<QByteArray> toGb18030(char32_t character);

/// Whether a printer with a plain GBK font draws these bytes: ASCII and the two-byte areas GBK/1 to
/// GBK/4 and GB 2312. Four-byte characters, the GBK/5 rest and user-defined areas are often boxes.
[[nodiscard]] bool isInPrinterFonts(const QByteArray &gb18030);

} // namespace yichuang::documents
