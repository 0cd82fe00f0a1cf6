// SPDX-License-Identifier: Apache-2.0
#include "ui/style/Icons.h"
#include "ui/style/StyleSheet.h"
#include "ui/style/Tokens.h"
#include "tests/support/SourceTree.h"
#include "tests/support/TestProgram.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace yichuang;
using namespace yichuang::ui;

class StyleTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsCanBeReadInEveryTheme_data();
    void wordsCanBeReadInEveryTheme();
    void theShippedSheetKnowsOnlyTokens();
    void anUnknownTokenIsAnError();
    void sizesFollowTheTypeAndGapsDoNot();
    void everyIconIsDrawnInOneStroke();
};

void StyleTest::wordsCanBeReadInEveryTheme_data()
{
    QTest::addColumn<int>("theme");
    QTest::newRow("light") << static_cast<int>(Theme::Light);
    QTest::newRow("dark") << static_cast<int>(Theme::Dark);
    QTest::newRow("high contrast") << static_cast<int>(Theme::HighContrast);
}

void StyleTest::wordsCanBeReadInEveryTheme()
{
    QFETCH(int, theme);
    const Tokens tokens = Tokens::make(static_cast<Theme>(theme), TypeSize::Normal);
    const Palette &p = tokens.palette();
    // WCAG 2.1 AA for text; the high contrast look promises AAA.
    const double least = static_cast<Theme>(theme) == Theme::HighContrast ? 7.0 : 4.5;
    const std::pair<QColor, QColor> pairs[] = {
        {p.text, p.ground},         {p.text, p.surface},        {p.text, p.soft},      {p.quiet, p.surface},
        {p.quiet, p.ground},        {p.quiet, p.raised},        {p.accent, p.surface}, {p.accent, p.soft},
        {p.good, p.goodSoft},       {p.warn, p.warnSoft},       {p.bad, p.badSoft},    {p.stopped, p.stoppedSoft},
        {p.bad, p.surface},         {p.warn, p.surface},        {p.railQuiet, p.rail}, {p.railText, p.railCurrent},
        {p.onAccent, p.accentFill}, {p.onAccent, p.accentHover}};
    for (const auto &[ink, ground] : pairs) {
        QVERIFY2(contrast(ink, ground) >= least,
                 qPrintable(QStringLiteral("%1 on %2: %3").arg(ink.name(), ground.name()).arg(contrast(ink, ground))));
    }
}

void StyleTest::theShippedSheetKnowsOnlyTokens()
{
    const auto sheet = shippedStyleSheet();
    QVERIFY(sheet.has_value());
    for (const Theme theme : {Theme::Light, Theme::Dark, Theme::HighContrast}) {
        for (const TypeSize size : {TypeSize::Normal, TypeSize::Large}) {
            const auto expanded = expandStyleSheet(*sheet, Tokens::make(theme, size));
            QVERIFY2(expanded.has_value(), qPrintable(expanded ? QString() : expanded.error().detail));
            QVERIFY(!expanded->contains(u'@'));
        }
    }
}

void StyleTest::anUnknownTokenIsAnError()
{
    const auto expanded = expandStyleSheet(QStringLiteral("QLabel { color: @colourless; }"),
                                           Tokens::make(Theme::Light, TypeSize::Normal));
    QVERIFY(!expanded.has_value());
    QCOMPARE(expanded.error().code, base::ErrorCode::Malformed);
    QVERIFY(expanded.error().detail.contains(QStringLiteral("colourless")));
}

void StyleTest::sizesFollowTheTypeAndGapsDoNot()
{
    const Tokens normal = Tokens::make(Theme::Light, TypeSize::Normal);
    const Tokens large = Tokens::make(Theme::Light, TypeSize::Large);
    QCOMPARE(normal.body(), 14);
    QCOMPARE(large.body(), 18);
    QCOMPARE(large.table().value(QStringLiteral("gap")), normal.table().value(QStringLiteral("gap")));
}

void StyleTest::everyIconIsDrawnInOneStroke()
{
    const QDir folder(tests::sourceTree("resources/icons"));
    const QStringList names = folder.entryList({QStringLiteral("*.svg")});
    QVERIFY(names.size() > 30);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray svg = file.readAll();
        QVERIFY2(svg.contains("SPDX-License-Identifier"), qPrintable(name));
        if (!name.startsWith(QStringLiteral("tick-on-"))) {
            QVERIFY2(svg.contains("stroke=\"currentColor\" stroke-width=\"1.75\""), qPrintable(name));
        }
        const QPixmap drawn = iconPixmap(name.chopped(4), QColor(Qt::red), 24, 2.0);
        QCOMPARE(drawn.size(), QSize(48, 48));
        const QImage image = drawn.toImage();
        bool inked = false;
        for (int y = 0; y < image.height() && !inked; ++y) {
            for (int x = 0; x < image.width() && !inked; ++x) {
                inked = image.pixelColor(x, y).alpha() > 0;
            }
        }
        QVERIFY2(inked, qPrintable(name));
    }
}

YICHUANG_TEST(StyleTest)
#include "StyleTest.moc"
