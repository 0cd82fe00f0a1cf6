// SPDX-License-Identifier: Apache-2.0
#include "tests/center/TlsPeer.h"

#include "tests/center/TestAuthority.h"

#include <QElapsedTimer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace yichuang::tests {

TlsPeer::TlsPeer(const QByteArray &authorityPem, const Identity *identity)
{
    QSslConfiguration tls = m_socket.sslConfiguration();
    tls.setCaCertificates(QSslCertificate::fromData(authorityPem));
    if (identity) {
        tls.setLocalCertificate(QSslCertificate(identity->certificatePem));
        tls.setPrivateKey(QSslKey(identity->keyBytes(), QSsl::Ec));
    }
    m_socket.setSslConfiguration(tls);
}

bool TlsPeer::connectTo(quint16 port, Tls tls)
{
    m_socket.setProtocol(tls == Tls::Newest ? QSsl::TlsV1_3OrLater : QSsl::TlsV1_2);
    m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    return m_socket.waitForEncrypted(10'000);
}

void TlsPeer::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
}

bool TlsPeer::readMore(int timeoutMs)
{
    if (m_socket.bytesAvailable() == 0) {
        m_socket.waitForReadyRead(timeoutMs);
    }
    // What came together with the end of the connection counts, whatever the wait says.
    const QByteArray came = m_socket.readAll();
    m_received += came;
    return !came.isEmpty();
}

RawResponse TlsPeer::receiveHead(int timeoutMs)
{
    RawResponse response;
    while (!m_received.contains("\r\n\r\n")) {
        if (!readMore(timeoutMs)) {
            return response;
        }
    }
    const qsizetype end = m_received.indexOf("\r\n\r\n");
    const QList<QByteArray> lines = m_received.left(end).split('\n');
    m_received.remove(0, end + 4);
    response.status = lines.first().mid(9, 3).toInt();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        response.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    return response;
}

RawResponse TlsPeer::receive(int timeoutMs)
{
    RawResponse response = receiveHead(timeoutMs);
    const qsizetype length = response.headers.value("content-length").toLongLong();
    while (m_received.size() < length && readMore(timeoutMs)) {
    }
    response.body = m_received.left(length);
    m_received.remove(0, length);
    return response;
}

RawResponse TlsPeer::exchange(const QByteArray &bytes)
{
    send(bytes);
    return receive();
}

bool TlsPeer::isClosedWithin(int timeoutMs)
{
    QElapsedTimer timer;
    timer.start();
    while (m_socket.state() != QAbstractSocket::UnconnectedState && timer.elapsed() < timeoutMs) {
        m_socket.waitForDisconnected(50);
        m_received += m_socket.readAll();
    }
    return m_socket.state() == QAbstractSocket::UnconnectedState;
}

QByteArray requestText(const QByteArray &method, const QByteArray &target, const QByteArray &body, const QByteArray &headerLines)
{
    QByteArray text = method + ' ' + target + " HTTP/1.1\r\nHost: centre\r\n" + headerLines;
    if (!body.isEmpty()) {
        text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    }
    return text + "\r\n" + body;
}

} // namespace yichuang::tests
