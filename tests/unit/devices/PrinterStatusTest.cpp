// SPDX-License-Identifier: Apache-2.0
#include "app/devices/PrinterStatus.h"
#include "tests/support/devices/PrinterSim.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::devices;

class PrinterStatusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersAreToldFromFlowControl();
    void bitsOfEachQuestion();
    void everyStateIsReadBack();
    void mostUrgentTrouble();
};

void PrinterStatusTest::answersAreToldFromFlowControl()
{
    QVERIFY(!PrinterStatus::isAnswer(0x11)); // XON
    QVERIFY(!PrinterStatus::isAnswer(0x13)); // XOFF
    QVERIFY(!PrinterStatus::isAnswer(0x00));
    QVERIFY(!PrinterStatus::isAnswer(0xFF));
    QVERIFY(PrinterStatus::isAnswer(0x12));
    QVERIFY(PrinterStatus::isAnswer(0x7E));
    QCOMPARE(PrinterStatus::question(4).toHex(), QByteArray("100404"));
}

void PrinterStatusTest::bitsOfEachQuestion()
{
    PrinterStatus status;
    status.take(1, 0x1A);
    QVERIFY(status.offline);
    status.take(2, 0x16);
    QVERIFY(status.coverOpen && !status.paperOut);
    status.take(2, 0x32);
    QVERIFY(status.paperOut);
    status.take(3, 0x1A);
    QVERIFY(status.cutterError);
    status.take(4, 0x1E);
    QVERIFY(status.paperNearEnd);
}

void PrinterStatusTest::everyStateIsReadBack()
{
    for (unsigned bits = 0; bits < 128; ++bits) {
        const auto bit = [bits](unsigned n) { return (bits >> n & 1U) != 0; };
        const PrinterStatus meant{bit(0), bit(1), bit(2), bit(3), bit(4), bit(5), bit(6)};
        PrinterStatus read;
        for (const int question : PrinterStatus::questions) {
            const quint8 byte = tests::statusByte(question, meant);
            QVERIFY(PrinterStatus::isAnswer(byte));
            read.take(question, byte);
        }
        QCOMPARE(read.coverOpen, meant.coverOpen);
        QCOMPARE(read.paperOut, meant.paperOut);
        QCOMPARE(read.cutterError, meant.cutterError);
        QCOMPARE(read.paperNearEnd, meant.paperNearEnd || meant.paperOut);
        QCOMPARE(read.recoverableError, meant.recoverableError);
        QCOMPARE(troubleOf(read) == PrinterTrouble::None, bits == 0 || bits == 8);
    }
}

void PrinterStatusTest::mostUrgentTrouble()
{
    QCOMPARE(toWord(troubleOf({})), QStringLiteral("none"));
    QCOMPARE(toWord(troubleOf({.offline = true})), QStringLiteral("offline"));
    QCOMPARE(toWord(troubleOf({.offline = true, .paperOut = true})), QStringLiteral("paper_out"));
    QCOMPARE(toWord(troubleOf({.coverOpen = true, .paperOut = true})), QStringLiteral("cover_open"));
    QCOMPARE(toWord(troubleOf({.cutterError = true})), QStringLiteral("cutter_jammed"));
    QCOMPARE(toWord(troubleOf({.fatalError = true})), QStringLiteral("printer_error"));
    QCOMPARE(toWord(troubleOf({.paperNearEnd = true})), QStringLiteral("none"));
}

YICHUANG_TEST(PrinterStatusTest)
#include "PrinterStatusTest.moc"
