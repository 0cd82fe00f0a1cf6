// SPDX-License-Identifier: Apache-2.0
#include "app/desk/DeviceSettings.h"

#include "app/base/Json.h"
#include "app/devices/Link.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using desk::DeviceSettings;

class DeviceSettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addresses_data();
    void addresses();
    void readers_data();
    void readers();
    void thereAndBack();
    void refusals_data();
    void refusals();
};

void DeviceSettingsTest::addresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("good");
    for (const char *address : {"tcp://10.0.0.7:9100", "tcp://printer.hall.cn", "tcp://[fe80::1]:9100", "file:///dev/usb/lp0", "serial:///dev/ttyS0",
                                "serial:///dev/ttyS0?baud=9600"}) {
        QTest::newRow(address) << QString::fromLatin1(address) << true;
    }
    for (const char *address : {"10.0.0.7:9100", "tcp://", "tcp://:9100", "tcp://host:0", "tcp://host:99999", "tcp://host/path", "file://dev/usb/lp0", "file:lp0",
                                "serial://ttyS0", "serial:///dev/ttyS0?baud=1234", "http://10.0.0.7", "usb", "/dev/usb/lp0"}) {
        QTest::newRow(address) << QString::fromLatin1(address) << false;
    }
}

void DeviceSettingsTest::addresses()
{
    QFETCH(QString, address);
    QFETCH(bool, good);
    DeviceSettings settings;
    settings.receiptPrinter = address;
    const auto checked = settings.check();
    QCOMPARE(checked.has_value(), good);
    QCOMPARE(desk::printerLink(address) != nullptr, good);
    if (!good) {
        QCOMPARE(checked.error().reason, QByteArray("devices.receipt_printer"));
        QVERIFY(!checked.error().detail.isEmpty());
    }
}

void DeviceSettingsTest::readers_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("good");
    QTest::newRow("path") << QStringLiteral("/dev/ttyUSB0") << true;
    QTest::newRow("path with odd characters") << QStringLiteral("/dev/serial/by-id/usb-1a86_USB#2.0%20") << true;
    QTest::newRow("address") << QStringLiteral("serial:///dev/ttyUSB0?baud=57600") << true;
    QTest::newRow("port of another system") << QStringLiteral("COM3") << false;
    QTest::newRow("no serial line") << QStringLiteral("tcp://10.0.0.7:9100") << false;
}

void DeviceSettingsTest::readers()
{
    QFETCH(QString, address);
    QFETCH(bool, good);
    DeviceSettings settings;
    settings.readerPath = address;
    QCOMPARE(settings.check().has_value(), good);
    QCOMPARE(desk::readerLink(address) != nullptr, good);
}

void DeviceSettingsTest::thereAndBack()
{
    const DeviceSettings settings{QStringLiteral("/dev/ttyUSB0"), QStringLiteral("tcp://10.0.0.7:9100"), 58, QStringLiteral("/srv/a4"), QStringLiteral("/opt/wlt.so")};
    QCOMPARE(DeviceSettings::fromJson(settings.toJson()).value_or(DeviceSettings()), settings);
    QCOMPARE(DeviceSettings::fromJson({}).value_or(settings), DeviceSettings());
}

void DeviceSettingsTest::refusals_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("roll") << QByteArray(R"({"receipt_mm":70})") << QByteArray("devices.receipt_mm");
    QTest::newRow("roll as text") << QByteArray(R"({"receipt_mm":"80"})") << QByteArray("json.devices.receipt_mm");
    QTest::newRow("folder") << QByteArray(R"({"paper_folder":"a4"})") << QByteArray("devices.paper_folder");
    QTest::newRow("decoder") << QByteArray(R"({"photo_decoder":"wlt.so"})") << QByteArray("devices.photo_decoder");
    QTest::newRow("a slip of the pen") << QByteArray(R"({"printer":"tcp://10.0.0.7"})") << QByteArray("json.devices.printer");
}

void DeviceSettingsTest::refusals()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, reason);
    const auto read = DeviceSettings::fromJson(*base::parseJsonObject(json));
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().reason, reason);
}

YICHUANG_TEST(DeviceSettingsTest)
#include "DeviceSettingsTest.moc"
