// SPDX-License-Identifier: Apache-2.0
#include "app/documents/Gb18030.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang::documents;

class Gb18030Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void characters_data();
    void characters();
    void unpairedSurrogate();
};

void Gb18030Test::characters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<bool>("inFonts");
    QTest::newRow("ascii") << QStringLiteral("A") << QByteArray("41") << true;
    QTest::newRow("common") << QStringLiteral("中") << QByteArray("d6d0") << true;
    QTest::newRow("name dot") << QStringLiteral("·") << QByteArray("a1a4") << true;
    QTest::newRow("traditional, GBK/3") << QStringLiteral("東") << QByteArray("967c") << true;
    QTest::newRow("GBK/4") << QStringLiteral("鎔") << QByteArray("e667") << true;
    QTest::newRow("yen sign") << QStringLiteral("¥") << QByteArray("81308436") << false;
    QTest::newRow("wide yen sign") << QStringLiteral("￥") << QByteArray("a3a4") << true;
    QTest::newRow("extension A") << QStringLiteral("㐂") << QByteArray("8139ef31") << false;
    QTest::newRow("extension E") << QStringLiteral("𬭊") << QByteArray("9933a838") << false;
    QTest::newRow("extension B") << QStringLiteral("𠮷") << QByteArray("9534b235") << false;
}

void Gb18030Test::characters()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, hex);
    QFETCH(bool, inFonts);
    const auto bytes = toGb18030(text.toUcs4().constFirst());
    QVERIFY(bytes.has_value());
    QCOMPARE(bytes->toHex(), hex);
    QCOMPARE(isInPrinterFonts(*bytes), inFonts);
}

void Gb18030Test::unpairedSurrogate()
{
    QVERIFY(!toGb18030(0xD842).has_value());
    QVERIFY(!toGb18030(0x110000).has_value());
    QVERIFY(!isInPrinterFonts(QByteArray()));
}

YICHUANG_TEST(Gb18030Test)
#include "Gb18030Test.moc"
