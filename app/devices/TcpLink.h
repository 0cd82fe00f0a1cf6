// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/devices/Link.h"

#include <QTcpSocket>

namespace yichuang::devices {

/// A raw TCP stream, as network printers take it on port 9100.
class TcpLink final : public Link {
    Q_OBJECT

public:
    TcpLink(const QString &host, quint16 port, QObject *parent = nullptr);

    void open() override;
    /// What the system already took still goes out.
    void close() override;
    void write(const QByteArray &bytes) override;

private:
    void onEnd(const QString &detail);

    QString m_host;
    quint16 m_port;
    QTcpSocket m_socket;
};

} // namespace yichuang::devices
