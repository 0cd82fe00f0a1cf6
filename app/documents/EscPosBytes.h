// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QImage>

namespace yichuang::documents {

/// ESC/POS commands (Epson's reference and what Chinese printers share with it).
namespace escpos {

/// `ESC @` and `FS &`: defaults, then Chinese mode; without the second, text comes out as mojibake.
[[nodiscard]] QByteArray begin();
[[nodiscard]] QByteArray align(int alignment);
[[nodiscard]] QByteArray size(int scale);
enum class Weight { Normal, Bold };
[[nodiscard]] QByteArray weight(Weight weight);
[[nodiscard]] QByteArray lineFeed();
/// `GS v 0`: dark pixels as dots, in bands of at most 255 rows. Bytes that would read as a real-time
/// command (DLE EOT, ENQ, DC4), which printers obey even inside a picture, lose one dot.
[[nodiscard]] QByteArray picture(const QImage &image);
/// The printer's own QR, correction level M. At most 1000 bytes.
[[nodiscard]] QByteArray qr(const QByteArray &data, int dotsPerModule);
[[nodiscard]] QByteArray feedLines(int lines);
/// Feeds past the knife and cuts, leaving a bridge.
[[nodiscard]] QByteArray cutPartial();
[[nodiscard]] QByteArray cutFull();

} // namespace escpos

} // namespace yichuang::documents
