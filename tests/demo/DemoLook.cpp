// SPDX-License-Identifier: Apache-2.0
#include "tests/demo/DemoLook.h"

#include "ui/Language.h"

#include <QCommandLineParser>
#include <QMap>

namespace yichuang::tests {

namespace {

const QMap<QString, ui::Theme> &themes()
{
    static const QMap<QString, ui::Theme> named{{QStringLiteral("light"), ui::Theme::Light},
                                                {QStringLiteral("dark"), ui::Theme::Dark},
                                                {QStringLiteral("high-contrast"), ui::Theme::HighContrast}};
    return named;
}

QSize sizeOf(const QString &text)
{
    const QStringList sides = text.split(QLatin1Char('x'));
    return sides.size() == 2 ? QSize(sides[0].toInt(), sides[1].toInt()) : QSize();
}

} // namespace

void DemoLook::addOptions(QCommandLineParser &parser)
{
    parser.addOptions({{QStringLiteral("language"), QStringLiteral("zh_CN or en."), QStringLiteral("NAME"), ui::Language::standard()},
                       {QStringLiteral("theme"), QStringLiteral("light, dark or high-contrast."), QStringLiteral("NAME"), QStringLiteral("light")},
                       {QStringLiteral("large-type"), QStringLiteral("Type a quarter larger.")},
                       {QStringLiteral("window"), QStringLiteral("Size of the window."), QStringLiteral("WxH"), QStringLiteral("1366x768")}});
}

std::optional<DemoLook> DemoLook::of(const QCommandLineParser &parser)
{
    DemoLook look;
    look.language = parser.value(QStringLiteral("language"));
    look.window = sizeOf(parser.value(QStringLiteral("window")));
    look.type = parser.isSet(QStringLiteral("large-type")) ? ui::TypeSize::Large : ui::TypeSize::Normal;
    const auto theme = themes().constFind(parser.value(QStringLiteral("theme")));
    if (theme == themes().constEnd() || look.window.isEmpty()) {
        return std::nullopt;
    }
    look.theme = *theme;
    return look;
}

QStringList DemoLook::options() const
{
    QStringList words{QStringLiteral("--language"), language, QStringLiteral("--theme"), themes().key(theme), QStringLiteral("--window"),
                      QStringLiteral("%1x%2").arg(window.width()).arg(window.height())};
    if (type == ui::TypeSize::Large) {
        words.append(QStringLiteral("--large-type"));
    }
    return words;
}

} // namespace yichuang::tests
