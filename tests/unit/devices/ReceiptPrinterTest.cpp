// SPDX-License-Identifier: Apache-2.0
#include "app/devices/ReceiptPrinter.h"
#include "app/devices/SerialLink.h"
#include "app/devices/TcpLink.h"
#include "tests/support/Expect.h"
#include "tests/support/Wait.h"
#include "tests/support/devices/PrinterSim.h"
#include "tests/support/devices/PtyPort.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::devices;
using namespace std::chrono_literals;

namespace {

ReceiptPrinterTiming quick()
{
    return {.connect = 1000ms, .answer = 150ms, .stall = 300ms, .workOff = 400ms};
}

const QByteArray slip = QByteArray::fromHex("1b401c26") + "RECEIPT 001\n" + QByteArray::fromHex("1d564203");

QString word(const QFuture<PrintReport> &future)
{
    if (!tests::waitUntil([&future] { return future.isFinished(); }, std::chrono::seconds(8))) {
        return QStringLiteral("never ended");
    }
    const PrintReport report = future.result();
    return toWord(report.outcome) + QLatin1Char('/') + toWord(report.trouble);
}

std::unique_ptr<ReceiptPrinter> printerOn(quint16 port)
{
    return std::make_unique<ReceiptPrinter>(std::make_unique<TcpLink>(QStringLiteral("127.0.0.1"), port), quick());
}

} // namespace

class ReceiptPrinterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void confirmed();
    void failureModes_data();
    void failureModes();
    void jobsInOrder();
    void nobodyListens();
    void recoversAfterTrouble();
    void connectionCutAtEachByte();
    void stalledPrinter();
    void serialWithoutAnswers();
    void destroyedWhilePrinting();
};

void ReceiptPrinterTest::confirmed()
{
    tests::PrinterSim sim;
    EXPECT_OK(sim.listen());
    const auto printer = printerOn(sim.port());
    QCOMPARE(word(printer->print(slip)), QStringLiteral("confirmed/none"));
    QCOMPARE(sim.jobs().size(), 1);
    QCOMPARE(sim.jobs().constFirst().toHex(), slip.toHex());
}

void ReceiptPrinterTest::failureModes_data()
{
    QTest::addColumn<QString>("commands");
    QTest::addColumn<QString>("report");
    QTest::addColumn<int>("printed");
    const auto row = [](const char *commands, const char *report, int printed) {
        QTest::newRow(commands) << QString::fromLatin1(commands) << QString::fromLatin1(report) << printed;
    };
    row("ok", "confirmed/none", 1);
    row("near-end", "confirmed/none", 1);
    row("paper-out", "failed/paper_out", 0);
    row("cover-open", "failed/cover_open", 0);
    row("cutter-jam", "failed/cutter_jammed", 0);
    row("offline", "failed/offline", 0);
    row("no-end-mark", "sent/none", 1);
    row("silent", "unknown/none", 1);
    row("silent;paper-out", "unknown/none", 1);
    row("paper-out-after 14", "unknown/paper_out", 1);
    row("cut-after 16", "unknown/link_broken", 0);
    row("cut-after 1", "failed/link_broken", 0);
}

void ReceiptPrinterTest::failureModes()
{
    QFETCH(QString, commands);
    QFETCH(QString, report);
    QFETCH(int, printed);
    tests::PrinterSim sim;
    EXPECT_OK(sim.listen());
    for (const QString &command : commands.split(QLatin1Char(';'))) {
        EXPECT_OK(sim.command(command));
    }
    const auto printer = printerOn(sim.port());
    QCOMPARE(word(printer->print(slip)), report);
    QTRY_COMPARE(sim.jobs().size(), printed);
}

void ReceiptPrinterTest::jobsInOrder()
{
    tests::PrinterSim sim;
    EXPECT_OK(sim.listen());
    const auto printer = printerOn(sim.port());
    QList<QFuture<PrintReport>> futures;
    for (char number = '1'; number <= '5'; ++number) {
        futures.append(printer->print(QByteArray(slip).replace("001", QByteArray(3, number))));
    }
    for (const QFuture<PrintReport> &future : futures) {
        QCOMPARE(word(future), QStringLiteral("confirmed/none"));
    }
    QCOMPARE(sim.jobs().size(), 5);
    QVERIFY(sim.jobs().constLast().contains("555"));
}

void ReceiptPrinterTest::nobodyListens()
{
    tests::PrinterSim sim;
    EXPECT_OK(sim.listen());
    const quint16 port = sim.port();
    sim.stopListening();
    const auto printer = printerOn(port);
    const auto first = printer->print(slip);
    const auto second = printer->print(slip);
    QCOMPARE(word(first), QStringLiteral("failed/not_reachable"));
    QCOMPARE(word(second), QStringLiteral("failed/not_reachable"));
}

void ReceiptPrinterTest::recoversAfterTrouble()
{
    tests::PrinterSim sim;
    EXPECT_OK(sim.listen());
    const auto printer = printerOn(sim.port());
    EXPECT_OK(sim.command(QStringLiteral("paper-out")));
    QCOMPARE(word(printer->print(slip)), QStringLiteral("failed/paper_out"));
    EXPECT_OK(sim.command(QStringLiteral("paper-in")));
    QCOMPARE(word(printer->print(slip)), QStringLiteral("confirmed/none"));
    QCOMPARE(sim.jobs().size(), 1);
}

/// Wherever the line breaks, "failed" is said only while nothing of the slip had left.
void ReceiptPrinterTest::connectionCutAtEachByte()
{
    tests::PrinterSim sim;
    EXPECT_OK(sim.listen());
    const auto printer = printerOn(sim.port());
    for (int after = 1; after <= static_cast<int>(slip.size()) + 3; ++after) {
        EXPECT_OK(sim.command(QStringLiteral("cut-after %1").arg(after)));
        const QString report = word(printer->print(slip));
        const bool jobReached = !sim.unfinishedJob().isEmpty() && sim.unfinishedJob().startsWith(slip.first(1));
        QVERIFY2(report == QStringLiteral("unknown/link_broken") || (!jobReached && report == QStringLiteral("failed/link_broken")),
                 qPrintable(QStringLiteral("%1: %2").arg(after).arg(report)));
    }
}

void ReceiptPrinterTest::stalledPrinter()
{
    tests::PrinterSim sim;
    EXPECT_OK(sim.listen());
    EXPECT_OK(sim.command(QStringLiteral("deaf")));
    const auto printer = printerOn(sim.port());
    // More than the kernel buffers of both ends hold.
    QCOMPARE(word(printer->print(QByteArray(64 * 1024 * 1024, 'x'))), QStringLiteral("unknown/stalled"));
}

void ReceiptPrinterTest::serialWithoutAnswers()
{
    tests::PtyPort port;
    EXPECT_OK(port.plug());
    QByteArray onPaper;
    connect(&port, &tests::PtyPort::received, this, [&onPaper](const QByteArray &bytes) { onPaper += bytes; });
    ReceiptPrinter printer(std::make_unique<SerialLink>(port.path(), 9600), quick());
    QCOMPARE(word(printer.print(slip)), QStringLiteral("unknown/none"));
    QVERIFY(onPaper.contains(slip));
}

void ReceiptPrinterTest::destroyedWhilePrinting()
{
    tests::PrinterSim sim;
    EXPECT_OK(sim.listen());
    auto printer = printerOn(sim.port());
    const auto running = printer->print(slip);
    const auto waiting = printer->print(slip);
    printer.reset();
    QCOMPARE(word(running), QStringLiteral("failed/link_broken"));
    QCOMPARE(word(waiting), QStringLiteral("failed/link_broken"));
}

YICHUANG_TEST(ReceiptPrinterTest)
#include "ReceiptPrinterTest.moc"
