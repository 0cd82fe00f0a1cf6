// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/devices/Link.h"

#include <QSerialPort>

namespace yichuang::devices {

/// A serial port by its path (`/dev/ttyUSB0`, a udev link, a pty), 8N1 without flow control.
class SerialLink final : public Link {
    Q_OBJECT

public:
    explicit SerialLink(const QString &path, qint32 baudRate = 115200, QObject *parent = nullptr);

    void open() override;
    void close() override;
    void write(const QByteArray &bytes) override;

private:
    void onError(QSerialPort::SerialPortError error);

    QSerialPort m_port;
    bool m_isFailureTold = false; ///< of this open()
};

} // namespace yichuang::devices
