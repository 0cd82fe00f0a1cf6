// SPDX-License-Identifier: Apache-2.0
#include "ui/style/Tokens.h"

#include <algorithm>
#include <cmath>

namespace yichuang::ui {

namespace {

QColor rgb(quint32 value)
{
    return QColor::fromRgb(value);
}

Palette lightPalette()
{
    return Palette{.ground = rgb(0xF4F6F9),
                   .surface = rgb(0xFFFFFF),
                   .raised = rgb(0xF7F9FB),
                   .line = rgb(0xDDE3EA),
                   .lineStrong = rgb(0xBFC9D4),
                   .text = rgb(0x1B2733),
                   .quiet = rgb(0x5A697C),
                   .disabled = rgb(0x9AA6B4),
                   .rail = rgb(0x12304F),
                   .railText = rgb(0xFFFFFF),
                   .railQuiet = rgb(0xC9D6E5),
                   .railCurrent = rgb(0x1D4673),
                   .accent = rgb(0x1D4F91),
                   .accentFill = rgb(0x1D4F91),
                   .accentHover = rgb(0x17417A),
                   .onAccent = rgb(0xFFFFFF),
                   .bright = rgb(0x2F6FC1),
                   .soft = rgb(0xE8F0FB),
                   .focus = rgb(0x2F6FC1),
                   .good = rgb(0x1B6E45),
                   .goodSoft = rgb(0xE6F4EC),
                   .warn = rgb(0x8A5200),
                   .warnSoft = rgb(0xFFF3DC),
                   .warnFill = rgb(0xD9822B),
                   .bad = rgb(0xA32A22),
                   .badSoft = rgb(0xFCEBE9),
                   .badFill = rgb(0xC23B32),
                   .stopped = rgb(0x573C93),
                   .stoppedSoft = rgb(0xEFEAF8)};
}

Palette darkPalette()
{
    return Palette{.ground = rgb(0x10171F),
                   .surface = rgb(0x18222D),
                   .raised = rgb(0x1E2A37),
                   .line = rgb(0x2C3A49),
                   .lineStrong = rgb(0x46586B),
                   .text = rgb(0xE7EDF3),
                   .quiet = rgb(0x9DADBE),
                   .disabled = rgb(0x617183),
                   .rail = rgb(0x0B1A2A),
                   .railText = rgb(0xFFFFFF),
                   .railQuiet = rgb(0xB5C5D6),
                   .railCurrent = rgb(0x18395C),
                   .accent = rgb(0x8FBCF5),
                   .accentFill = rgb(0x2A66B5),
                   .accentHover = rgb(0x3474C8),
                   .onAccent = rgb(0xFFFFFF),
                   .bright = rgb(0x5E9BEA),
                   .soft = rgb(0x1B3350),
                   .focus = rgb(0x77ADF2),
                   .good = rgb(0x74D3A2),
                   .goodSoft = rgb(0x163527),
                   .warn = rgb(0xF2BC66),
                   .warnSoft = rgb(0x3A2C12),
                   .warnFill = rgb(0xB8661A),
                   .bad = rgb(0xF59C94),
                   .badSoft = rgb(0x3F1F1D),
                   .badFill = rgb(0xC4463C),
                   .stopped = rgb(0xBDA8F0),
                   .stoppedSoft = rgb(0x2D2547)};
}

Palette highContrastPalette()
{
    return Palette{.ground = rgb(0x000000),
                   .surface = rgb(0x000000),
                   .raised = rgb(0x141414),
                   .line = rgb(0x9A9A9A),
                   .lineStrong = rgb(0xFFFFFF),
                   .text = rgb(0xFFFFFF),
                   .quiet = rgb(0xE2E2E2),
                   .disabled = rgb(0x9A9A9A),
                   .rail = rgb(0x000000),
                   .railText = rgb(0xFFFFFF),
                   .railQuiet = rgb(0xFFFFFF),
                   .railCurrent = rgb(0x003A8C),
                   .accent = rgb(0xFFE066),
                   .accentFill = rgb(0xFFE066),
                   .accentHover = rgb(0xFFF0A8),
                   .onAccent = rgb(0x000000),
                   .bright = rgb(0xFFE066),
                   .soft = rgb(0x1F2B4D),
                   .focus = rgb(0x4DD2FF),
                   .good = rgb(0x66FFB2),
                   .goodSoft = rgb(0x00301A),
                   .warn = rgb(0xFFC56B),
                   .warnSoft = rgb(0x332200),
                   .warnFill = rgb(0x8A4B00),
                   .bad = rgb(0xFF9E94),
                   .badSoft = rgb(0x3D0500),
                   .badFill = rgb(0xB3160B),
                   .stopped = rgb(0xD2BDFF),
                   .stoppedSoft = rgb(0x22104D)};
}

Palette paletteOf(Theme theme)
{
    switch (theme) {
    case Theme::Light: return lightPalette();
    case Theme::Dark: return darkPalette();
    case Theme::HighContrast: return highContrastPalette();
    }
    Q_UNREACHABLE();
}

double luminance(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

Tokens Tokens::make(Theme theme, TypeSize size)
{
    Tokens tokens;
    tokens.m_palette = paletteOf(theme);
    tokens.m_size = size;
    return tokens;
}

int Tokens::grown(int px) const
{
    return m_size == TypeSize::Large ? qRound(px * 1.25) : px;
}

QColor Tokens::ink(Tone tone) const
{
    switch (tone) {
    case Tone::Plain: return m_palette.quiet;
    case Tone::Accent: return m_palette.accent;
    case Tone::Good: return m_palette.good;
    case Tone::Warn: return m_palette.warn;
    case Tone::Bad: return m_palette.bad;
    case Tone::Stopped: return m_palette.stopped;
    }
    Q_UNREACHABLE();
}

QColor Tokens::soft(Tone tone) const
{
    switch (tone) {
    case Tone::Plain: return m_palette.raised;
    case Tone::Accent: return m_palette.soft;
    case Tone::Good: return m_palette.goodSoft;
    case Tone::Warn: return m_palette.warnSoft;
    case Tone::Bad: return m_palette.badSoft;
    case Tone::Stopped: return m_palette.stoppedSoft;
    }
    Q_UNREACHABLE();
}

QHash<QString, QString> Tokens::table() const
{
    QHash<QString, QString> names;
    const auto color = [&names](const char *name, const QColor &value) {
        names.insert(QString::fromLatin1(name), value.name(QColor::HexRgb));
    };
    const auto length = [&names](const char *name, int px) {
        names.insert(QString::fromLatin1(name), QString::number(px) + QStringLiteral("px"));
    };
    const Palette &p = m_palette;
    color("ground", p.ground), color("surface", p.surface), color("raised", p.raised), color("line", p.line);
    color("lineStrong", p.lineStrong), color("text", p.text), color("quiet", p.quiet), color("disabled", p.disabled);
    color("rail", p.rail), color("railText", p.railText), color("railQuiet", p.railQuiet);
    color("railCurrent", p.railCurrent), color("accent", p.accent), color("accentFill", p.accentFill);
    color("accentHover", p.accentHover), color("onAccent", p.onAccent), color("bright", p.bright);
    color("soft", p.soft), color("focus", p.focus), color("good", p.good), color("goodSoft", p.goodSoft);
    color("warn", p.warn), color("warnSoft", p.warnSoft), color("warnFill", p.warnFill), color("bad", p.bad);
    color("badSoft", p.badSoft), color("badFill", p.badFill), color("stopped", p.stopped);
    color("stoppedSoft", p.stoppedSoft);
    length("typeSmall", small()), length("typeBody", body()), length("typeHeading", heading());
    length("typeTitle", title()), length("typeFigure", figure()), length("control", control());
    length("controlInner", control() - 2), length("controlInner2", control() - 4), length("choiceInner", grown(26) - 2), length("row", grown(40)), length("radius", radius());
    length("radiusCard", 8), length("gap", 8), length("gapHalf", 4), length("gapDouble", 16);
    length("icon", grown(16));
    // A stylesheet cannot colour a picture: one tick a colour of onAccent.
    names.insert(QStringLiteral("tick"), p.onAccent.lightnessF() > 0.5F ? QStringLiteral("url(:/icons/tick-on-accent.svg)")
                                                                        : QStringLiteral("url(:/icons/tick-on-bright.svg)"));
    return names;
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace yichuang::ui
