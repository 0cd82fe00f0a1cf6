// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QJsonObject>
#include <QString>

#include <memory>

namespace yichuang::devices {
class Link;
class WltDecoder;
} // namespace yichuang::devices

namespace yichuang::desk {

/// Which devices this workstation has; kept in `devices.json` (docs/devices.md). Nothing personal is in them.
struct DeviceSettings {
    QString readerPath;      ///< /dev/ttyUSB0, a pty, or serial:///dev/ttyUSB0?baud=9600; empty = none
    QString receiptPrinter;  ///< tcp://host:9100, file:///dev/usb/lp0, serial:///dev/ttyS0?baud=9600; empty = none
    int receiptColumnsMm = 80; ///< 80 or 58
    QString paperFolder;     ///< where A4 PDFs go; empty = none are written
    QString photoDecoder;    ///< the licensed decoder of card photos, a shared library; empty = none

    [[nodiscard]] static base::Result<DeviceSettings> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
    /// InvalidArgument with the member in the reason ("devices.receipt_printer") and what would be right in the detail.
    /// Whether the devices are there is not asked.
    [[nodiscard]] base::Result<void> check() const;

    friend bool operator==(const DeviceSettings &, const DeviceSettings &) = default;
};

/// The line to a checked address; null for an empty one.
[[nodiscard]] std::unique_ptr<devices::Link> readerLink(const QString &address);
[[nodiscard]] std::unique_ptr<devices::Link> printerLink(const QString &address);

} // namespace yichuang::desk
