// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Error.h"

#include <QByteArray>
#include <QObject>

namespace yichuang::devices {

/// A two-way line of bytes to one device: serial port, TCP or a device file. Everything is
/// asynchronous in the thread the link lives in; no call blocks. A reader that wraps SAM frames in
/// another envelope is a Link that unwraps them.
///
/// `open()` ends in exactly one of `opened` and `failed`. After `failed` the link is closed and may
/// be opened again; no further signal comes until then.
class Link : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void open() = 0;
    /// Emits nothing. Unsent bytes are dropped.
    virtual void close() = 0;
    /// While open: nothing can come back (a FIFO, a file), so there is no use in asking.
    [[nodiscard]] virtual bool isOneWay() const { return false; }
    /// Queues bytes; only while open.
    virtual void write(const QByteArray &bytes) = 0;

Q_SIGNALS:
    void opened();
    void received(const QByteArray &bytes);
    /// So many bytes more were taken by the system.
    void written(qint64 bytes);
    /// Could not be opened, or broke: unplugged, refused, reset by the peer.
    void failed(const yichuang::base::Error &error);
};

} // namespace yichuang::devices
