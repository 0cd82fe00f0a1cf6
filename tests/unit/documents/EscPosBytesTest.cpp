// SPDX-License-Identifier: Apache-2.0
#include "app/documents/EscPosBytes.h"
#include "tests/support/documents/EscPosParser.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::documents;
using Kind = yichuang::tests::SlipEvent::Kind;

class EscPosBytesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commands();
    void tallPictureComesInBands();
    void pictureNeverSpellsARealTimeCommand();
    void nativeQr();
};

void EscPosBytesTest::commands()
{
    QCOMPARE(escpos::begin().toHex(), QByteArray("1b401c26"));
    QCOMPARE(escpos::align(2).toHex(), QByteArray("1b6102"));
    QCOMPARE(escpos::size(2).toHex(), QByteArray("1d2111"));
    QCOMPARE(escpos::weight(escpos::Weight::Bold).toHex(), QByteArray("1b4501"));
    QCOMPARE(escpos::cutPartial().toHex(), QByteArray("1d564203"));
    QCOMPARE(escpos::cutFull().toHex(), QByteArray("1d564103"));
}

void EscPosBytesTest::tallPictureComesInBands()
{
    QImage image(20, 600, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    image.setPixelColor(0, 0, Qt::black);
    image.setPixelColor(19, 599, Qt::black);
    const auto events = tests::parseSlip(escpos::picture(image));
    QCOMPARE(events.size(), size_t(3));
    int rows = 0;
    for (const tests::SlipEvent &event : events) {
        QCOMPARE(event.kind, Kind::Image);
        QCOMPARE(event.image.width(), 24);
        rows += event.image.height();
    }
    QCOMPARE(rows, 600);
    QCOMPARE(qGray(events.front().image.pixel(0, 0)), 0);
    QCOMPARE(qGray(events.back().image.pixel(19, 89)), 0);
    QCOMPARE(qGray(events.back().image.pixel(18, 89)), 255);
}

void EscPosBytesTest::pictureNeverSpellsARealTimeCommand()
{
    QImage image(16, 3, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    const int seconds[] = {0x04, 0x05, 0x14};
    for (int y = 0; y < 3; ++y) {
        image.setPixelColor(3, y, Qt::black); // 0x10
        for (int bit = 0; bit < 8; ++bit) {
            if ((seconds[y] >> (7 - bit) & 1) != 0) {
                image.setPixelColor(8 + bit, y, Qt::black);
            }
        }
    }
    const QByteArray bytes = escpos::picture(image);
    for (const char *hex : {"1004", "1005", "1014"}) {
        QVERIFY2(!bytes.contains(QByteArray::fromHex(hex)), hex);
    }
}

void EscPosBytesTest::nativeQr()
{
    const auto events = tests::parseSlip(escpos::qr("YC1:ABC", 5));
    QCOMPARE(events.size(), size_t(1));
    QCOMPARE(events.front().kind, Kind::Qr);
    QCOMPARE(events.front().bytes, QByteArray("YC1:ABC"));
    QCOMPARE(events.front().value, 5);
}

YICHUANG_TEST(EscPosBytesTest)
#include "EscPosBytesTest.moc"
