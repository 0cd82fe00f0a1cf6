// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace yichuang::documents {

/// What a receipt printer can do. 203 dots to the inch; a half-width column is 12 dots, a Chinese
/// character 24.
struct SlipProfile {
    enum class Qr { Native, Raster };  ///< by the printer's own command, or as a picture
    enum class Cut { None, Partial, Full };
    enum class Text { Printer, Picture }; ///< with the printer's own font where it has the character, or all as pictures

    int dots = 576;
    int columns = 48;
    Qr qr = Qr::Native;
    Cut cut = Cut::Partial;
    Text text = Text::Printer;

    [[nodiscard]] static SlipProfile paper80() { return {}; }
    [[nodiscard]] static SlipProfile paper58() { return {.dots = 384, .columns = 32}; }
    /// 80 mm printers with a narrow head.
    [[nodiscard]] static SlipProfile paper80Narrow() { return {.dots = 512, .columns = 42}; }

    friend bool operator==(const SlipProfile &, const SlipProfile &) = default;
};

/// Names as kept in settings: "80", "58", "80-narrow". Unknown names give 80.
[[nodiscard]] SlipProfile slipProfileNamed(const QString &name);

} // namespace yichuang::documents
