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
        // A FIFO opened both ways would echo; the printer sees bytes that are no answers.
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

YICHUANG_TEST(DeviceFileLinkTest)
#include "DeviceFileLinkTest.moc"
