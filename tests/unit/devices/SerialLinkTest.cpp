// SPDX-License-Identifier: Apache-2.0
#include "app/devices/SerialLink.h"
#include "tests/support/Expect.h"
#include "tests/support/devices/PtyPort.h"
#include "tests/support/TestProgram.h"

#include <QSignalSpy>
#include <QTest>

using namespace yichuang;

class SerialLinkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bytesBothWays();
    void absentPort();
    void failsOnceWhenUnplugged();
};

void SerialLinkTest::bytesBothWays()
{
    tests::PtyPort port;
    EXPECT_OK(port.plug());
    QSignalSpy atDevice(&port, &tests::PtyPort::received);
    devices::SerialLink link(port.path());
    QSignalSpy opened(&link, &devices::Link::opened);
    QByteArray got;
    connect(&link, &devices::Link::received, this, [&got](const QByteArray &bytes) {
        got.append(bytes.constData(), bytes.size()); // a copy of its own: the link wipes what it handed over
    });
    link.open();
    QCOMPARE(opened.size(), 1);
    QByteArray all(256, '\0');
    for (int i = 0; i < 256; ++i) {
        all[i] = static_cast<char>(i);
    }
    link.write(all);
    port.write(all);
    QTRY_COMPARE(got.toHex(), all.toHex());
    QByteArray sent;
    QTRY_VERIFY_WITH_TIMEOUT((sent.clear(), std::for_each(atDevice.begin(), atDevice.end(), [&sent](const QList<QVariant> &call) {
                                 sent += call.constFirst().toByteArray();
                             }), sent == all), 3000);
}

void SerialLinkTest::absentPort()
{
    devices::SerialLink link(QStringLiteral("/dev/no-such-port"));
    QSignalSpy failed(&link, &devices::Link::failed);
    QSignalSpy opened(&link, &devices::Link::opened);
    link.open();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(opened.size(), 0);
}

void SerialLinkTest::failsOnceWhenUnplugged()
{
    tests::PtyPort port;
    EXPECT_OK(port.plug());
    devices::SerialLink link(port.path());
    QSignalSpy failed(&link, &devices::Link::failed);
    link.open();
    port.unplug();
    QTRY_COMPARE(failed.size(), 1);
    QTest::qWait(100);
    QCOMPARE(failed.size(), 1);
}

YICHUANG_TEST(SerialLinkTest)
#include "SerialLinkTest.moc"
