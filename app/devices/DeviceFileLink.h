// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/devices/Link.h"

#include <QByteArray>
#include <QSocketNotifier>
#include <QString>

#include <memory>

namespace yichuang::devices {

/// A character device such as `/dev/usb/lp0`, never blocking: a printer without paper stops taking
/// bytes, and the rest waits here. Falls back to write-only where reading is not offered. A FIFO and a plain file, to
/// whose end is written, take bytes too, one way. Anything else (a folder, a disk) is refused.
class DeviceFileLink final : public Link {
    Q_OBJECT

public:
    explicit DeviceFileLink(const QString &path, QObject *parent = nullptr);
    ~DeviceFileLink() override;

    void open() override;
    void close() override;
    void write(const QByteArray &bytes) override;
    [[nodiscard]] bool isOneWay() const override { return m_readable == nullptr; }

private:
    void sendPending();
    void readAvailable();
    void breakDown(int errorNumber);

    QString m_path;
    int m_file = -1;
    QByteArray m_pending;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
};

} // namespace yichuang::devices
