// SPDX-License-Identifier: Apache-2.0
#include "app/devices/TcpLink.h"

#include <QSignalBlocker>

namespace yichuang::devices {

TcpLink::TcpLink(const QString &host, quint16 port, QObject *parent)
    : Link(parent), m_host(host), m_port(port), m_socket(this)
{
    connect(&m_socket, &QTcpSocket::connected, this, &Link::opened);
    connect(&m_socket, &QTcpSocket::readyRead, this, [this] { Q_EMIT received(m_socket.readAll()); });
    connect(&m_socket, &QTcpSocket::bytesWritten, this, &Link::written);
    connect(&m_socket, &QTcpSocket::errorOccurred, this, [this] { onEnd(m_socket.errorString()); });
}

void TcpLink::open()
{
    m_socket.connectToHost(m_host, m_port);
}

void TcpLink::close()
{
    const QSignalBlocker blocker(&m_socket);
    m_socket.disconnectFromHost();
    if (m_socket.state() != QAbstractSocket::UnconnectedState) {
        m_socket.abort();
    }
}

void TcpLink::write(const QByteArray &bytes)
{
    m_socket.write(bytes);
}

void TcpLink::onEnd(const QString &detail)
{
    // A peer that closes is reported as an error too (RemoteHostClosedError).
    close();
    Q_EMIT failed({base::ErrorCode::Unavailable, detail, "link.tcp"});
}

} // namespace yichuang::devices
