// SPDX-License-Identifier: Apache-2.0
#include "app/desk/DeviceSettings.h"

#include "app/base/Json.h"
#include "app/devices/DeviceFileLink.h"
#include "app/devices/SerialLink.h"
#include "app/devices/TcpLink.h"

#include <QDir>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>
#include <array>
#include <optional>

namespace yichuang::desk {

namespace {

using base::ErrorCode;
using base::Result;

constexpr quint16 RawPrinterPort = 9100;
constexpr qint32 UsualBaud = 115200;
constexpr std::array<qint32, 5> Bauds{9600, 19200, 38400, 57600, 115200}; // what readers and receipt printers know
const QStringList Members{QStringLiteral("reader"), QStringLiteral("receipt_printer"), QStringLiteral("receipt_mm"), QStringLiteral("paper_folder"),
                          QStringLiteral("photo_decoder")};

struct Address {
    enum class Kind { Tcp, File, Serial };
    Kind kind = Kind::Serial;
    QString place; ///< host, or path
    quint16 port = 0;
    qint32 baud = UsualBaud;
};

std::optional<Address> serialAddress(const QUrl &url)
{
    const QUrlQuery query(url);
    const qint32 baud = query.hasQueryItem(QStringLiteral("baud")) ? query.queryItemValue(QStringLiteral("baud")).toInt() : UsualBaud;
    const bool isKnown = std::find(Bauds.begin(), Bauds.end(), baud) != Bauds.end();
    if (!isKnown || !url.host().isEmpty() || !QDir::isAbsolutePath(url.path())) {
        return std::nullopt;
    }
    return Address{Address::Kind::Serial, url.path(), 0, baud};
}

std::optional<Address> addressFrom(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isLocal = url.host().isEmpty() && QDir::isAbsolutePath(url.path());
    if (url.scheme() == QLatin1String("serial")) {
        return serialAddress(url);
    }
    if (url.scheme() == QLatin1String("file") && isLocal) {
        return Address{Address::Kind::File, url.path()};
    }
    const bool isBareHost = !url.host().isEmpty() && (url.path().isEmpty() || url.path() == QLatin1String("/")) && url.port() != 0;
    if (url.scheme() == QLatin1String("tcp") && isBareHost) {
        return Address{Address::Kind::Tcp, url.host(), static_cast<quint16>(url.port(RawPrinterPort))};
    }
    return std::nullopt;
}

// A reader is a serial line; its path alone is enough.
std::optional<Address> readerAddress(const QString &text)
{
    if (QDir::isAbsolutePath(text)) {
        return Address{Address::Kind::Serial, text};
    }
    const std::optional<Address> address = addressFrom(text);
    return address && address->kind == Address::Kind::Serial ? address : std::nullopt;
}

std::unique_ptr<devices::Link> linkTo(const Address &address)
{
    switch (address.kind) {
    case Address::Kind::Tcp: return std::make_unique<devices::TcpLink>(address.place, address.port);
    case Address::Kind::File: return std::make_unique<devices::DeviceFileLink>(address.place);
    case Address::Kind::Serial: return std::make_unique<devices::SerialLink>(address.place, address.baud);
    }
    Q_UNREACHABLE();
}

tl::unexpected<base::Error> wrong(const char *reason, const QString &detail)
{
    return base::fail(ErrorCode::InvalidArgument, detail, reason);
}

} // namespace

Result<DeviceSettings> DeviceSettings::fromJson(const QJsonObject &json)
{
    base::JsonReader reader(json, "devices");
    for (const QString &member : json.keys()) {
        if (!Members.contains(member)) {
            reader.note(member.toUtf8().constData(), "is not a device setting");
        }
    }
    DeviceSettings settings{reader.textOr("reader"), reader.textOr("receipt_printer"), static_cast<int>(reader.integerOr("receipt_mm", 80, 58, 80)),
                            reader.textOr("paper_folder"), reader.textOr("photo_decoder")};
    return reader.finish(settings).and_then([](const DeviceSettings &read) { return read.check().map([&read] { return read; }); });
}

QJsonObject DeviceSettings::toJson() const
{
    return {{QStringLiteral("reader"), readerPath},
            {QStringLiteral("receipt_printer"), receiptPrinter},
            {QStringLiteral("receipt_mm"), receiptColumnsMm},
            {QStringLiteral("paper_folder"), paperFolder},
            {QStringLiteral("photo_decoder"), photoDecoder}};
}

Result<void> DeviceSettings::check() const
{
    if (!readerPath.isEmpty() && !readerAddress(readerPath)) {
        return wrong("devices.reader", QStringLiteral("the reader is a path such as /dev/ttyUSB0, or serial:///dev/ttyUSB0?baud=9600"));
    }
    if (!receiptPrinter.isEmpty() && !addressFrom(receiptPrinter)) {
        return wrong("devices.receipt_printer",
                     QStringLiteral("the printer is tcp://host:9100, file:///dev/usb/lp0 or serial:///dev/ttyS0?baud=9600"));
    }
    if (receiptColumnsMm != 58 && receiptColumnsMm != 80) {
        return wrong("devices.receipt_mm", QStringLiteral("the roll is 58 or 80 mm wide"));
    }
    if (!paperFolder.isEmpty() && !QDir::isAbsolutePath(paperFolder)) {
        return wrong("devices.paper_folder", QStringLiteral("the folder for A4 papers is a path that begins with /"));
    }
    if (!photoDecoder.isEmpty() && !QDir::isAbsolutePath(photoDecoder)) {
        return wrong("devices.photo_decoder", QStringLiteral("the photo decoder is a shared library, by a path that begins with /"));
    }
    return {};
}

std::unique_ptr<devices::Link> readerLink(const QString &address)
{
    const std::optional<Address> known = readerAddress(address);
    return known ? linkTo(*known) : nullptr;
}

std::unique_ptr<devices::Link> printerLink(const QString &address)
{
    const std::optional<Address> known = addressFrom(address);
    return known ? linkTo(*known) : nullptr;
}

} // namespace yichuang::desk
