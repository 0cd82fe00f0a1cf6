// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QHash>
#include <QString>

namespace yichuang::ui {

enum class Theme { Light, Dark, HighContrast };
enum class TypeSize { Normal, Large };

/// What a coloured thing means. Colour is never the only signal: every toned thing also has a word.
enum class Tone { Plain, Accent, Good, Warn, Bad, Stopped };

/// Named colours. Painters use the fields; the stylesheet uses the same names with an @ in front.
struct Palette {
    QColor ground, surface, raised, line, lineStrong;
    QColor text, quiet, disabled;
    QColor rail, railText, railQuiet, railCurrent;
    QColor accent, accentFill, accentHover, onAccent, bright, soft, focus;
    QColor good, goodSoft, warn, warnSoft, warnFill, bad, badSoft, badFill, stopped, stoppedSoft;
};

/// Colours and sizes of one look. A value: made whole for a theme and a type size, never changed.
/// Sizes are in logical pixels; type sizes and control heights follow the type size, gaps do not,
/// so that the large type still fits 1366×768.
class Tokens {
public:
    [[nodiscard]] static Tokens make(Theme theme, TypeSize size);

    [[nodiscard]] const Palette &palette() const { return m_palette; }
    [[nodiscard]] QColor ink(Tone tone) const;
    [[nodiscard]] QColor soft(Tone tone) const;
    /// A length that grows with the type (control heights, icon and type sizes).
    [[nodiscard]] int grown(int px) const;

    [[nodiscard]] int small() const { return grown(12); }
    [[nodiscard]] int body() const { return grown(14); }
    [[nodiscard]] int heading() const { return grown(16); }
    [[nodiscard]] int title() const { return grown(20); }
    [[nodiscard]] int figure() const { return grown(24); }
    /// Grows less than its type: the air in it need not grow, and five entries must fit above each other.
    [[nodiscard]] int control() const { return m_size == TypeSize::Large ? 40 : 34; }
    [[nodiscard]] int railWidth() const { return grown(76); }
    [[nodiscard]] int topHeight() const { return grown(48); }
    [[nodiscard]] int keyStripHeight() const { return grown(36); }
    /// How wide a page of forms grows on a wide screen.
    [[nodiscard]] int measure() const { return grown(1258); }
    [[nodiscard]] int radius() const { return 6; }

    /// Every name a stylesheet may use, with its value as it stands in the sheet ("#1D4F91", "14px").
    [[nodiscard]] QHash<QString, QString> table() const;

private:
    Palette m_palette;
    TypeSize m_size = TypeSize::Normal;
};

/// WCAG 2.1 contrast of two opaque colours, 1–21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

} // namespace yichuang::ui
