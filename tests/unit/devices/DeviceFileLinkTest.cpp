// SPDX-License-Identifier: Apache-2.0
#include "app/devices/DeviceFileLink.h"
#include "app/devices/ReceiptPrinter.h"
#include "tests/support/Expect.h"
#include "tests/support/devices/PtyPort.h"
#include "tests/support/TestProgram.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace yichuang;
using namespace yichuang::devices;
using namespace std::chrono_literals;

class DeviceFileLinkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bytesBothWays();
    void absentDevice();
    void fullDeviceDoesNotBlock();
    void deviceTakenAway();
    void pipeTakesBytesOneWay();
    void pipeWithoutAReader();
    void fileIsWrittenToItsEnd();
    void refusesWhatIsNoDevice();
};

void DeviceFileLinkTest::bytesBothWays()
{
    tests::PtyPort port;
    EXPECT_OK(port.plug());
    QByteArray arrived;
    connect(&port, &tests::PtyPort::received, this, [&arrived](const QByteArray &bytes) { arrived += bytes; });
    DeviceFileLink link(port.path());
    QSignalSpy received(&link, &Link::received);
    qint64 written = 0;
    connect(&link, &Link::written, this, [&written](qint64 count) { written += count; });
    link.open();
    const QByteArray sent(20000, 'p');
    link.write(sent);
    QTRY_COMPARE(arrived.size(), sent.size());
    QCOMPARE(written, sent.size());
    port.write("\x12");
    QTRY_COMPARE(received.size(), 1);
    QCOMPARE(received.constFirst().constFirst().toByteArray(), QByteArray("\x12"));
}

void DeviceFileLinkTest::absentDevice()
{
    DeviceFileLink link(QStringLiteral("/dev/usb/no-such-printer"));
    QSignalSpy failed(&link, &Link::failed);
    link.open();
    QCOMPARE(failed.size(), 1);
    link.write("x");
}

/// A printer that takes nothing more (no paper): the job stalls, the loop runs on, the report says so.
void DeviceFileLinkTest::fullDeviceDoesNotBlock()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("lp0"));
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    const int device = ::open(QFile::encodeName(path).constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    QVERIFY(device >= 0);
    {
        const ReceiptPrinterTiming timing{.connect = 500ms, .answer = 50ms, .stall = 200ms, .workOff = 200ms};
        ReceiptPrinter printer(std::make_unique<DeviceFileLink>(path), timing);
        const auto future = printer.print(QByteArray(512 * 1024, 'x'));
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 5000);
        QVERIFY(future.result().outcome == PrintOutcome::Unknown);
    }
    ::close(device);
}

void DeviceFileLinkTest::deviceTakenAway()
{
    tests::PtyPort port;
    EXPECT_OK(port.plug());
    DeviceFileLink link(port.path());
    QSignalSpy failed(&link, &Link::failed);
    link.open();
    port.unplug();
    link.write("x");
    QTRY_COMPARE(failed.size(), 1);
    QTest::qWait(50);
    QCOMPARE(failed.size(), 1);
}

/// Whoever reads the pipe gets every byte: none comes back to us as an answer.
void DeviceFileLinkTest::pipeTakesBytesOneWay()
{
    QTemporaryDir folder;
    const QByteArray path = QFile::encodeName(folder.filePath(QStringLiteral("pipe")));
    QCOMPARE(::mkfifo(path.constData(), 0600), 0);
    const int device = ::open(path.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    DeviceFileLink link(QFile::decodeName(path));
    QSignalSpy failed(&link, &Link::failed);
    QSignalSpy received(&link, &Link::received);
    qint64 written = 0;
    connect(&link, &Link::written, this, [&written](qint64 count) { written += count; });
    link.open();
    QVERIFY(link.isOneWay());
    link.write("\x12\x12\x12");
    QTRY_COMPARE(written, 3);
    char got[8] = {};
    QCOMPARE(::read(device, got, sizeof got), 3);
    QCOMPARE(received.size(), 0);
    ::close(device);
    link.write("x"); // nobody is there any more: an error, not a signal that ends the program
    QTRY_COMPARE(failed.size(), 1);
}

void DeviceFileLinkTest::pipeWithoutAReader()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    ReceiptPrinter printer(std::make_unique<DeviceFileLink>(path));
    const auto future = printer.print("x");
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().outcome, PrintOutcome::Failed);
    QCOMPARE(future.result().trouble, PrinterTrouble::NotReachable);
}

void DeviceFileLinkTest::fileIsWrittenToItsEnd()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("lp0")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    for (const char *job : {"\x16 first ", "second"}) {
        ReceiptPrinter printer(std::make_unique<DeviceFileLink>(file.fileName()));
        const auto future = printer.print(job);
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().outcome, PrintOutcome::Unknown);
        QCOMPARE(future.result().trouble, PrinterTrouble::None);
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("\x16 first second"));
}

/// A disk or a folder is nothing to print on, whatever a slip of the pen says.
void DeviceFileLinkTest::refusesWhatIsNoDevice()
{
    QTemporaryDir folder;
    DeviceFileLink link(folder.path());
    QSignalSpy failed(&link, &Link::failed);
    link.open();
    QCOMPARE(failed.size(), 1);
    DeviceFileLink full(QStringLiteral("/dev/full"));
    QSignalSpy broke(&full, &Link::failed);
    full.open();
    full.write("x");
    QTRY_COMPARE(broke.size(), 1);
}

YICHUANG_TEST(DeviceFileLinkTest)
#include "DeviceFileLinkTest.moc"
