// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sync/FakeHttp.h"

#include <QHostAddress>
#include <QTimer>

namespace yichuang::tests {

FakeHttp::FakeHttp(const QSslConfiguration &tls, Handler handler, FaultPlan faults)
    : m_server(new QSslServer(this)), m_handler(std::move(handler)), m_faults(std::move(faults))
{
    m_server->setSslConfiguration(tls);
    connect(m_server, &QTcpServer::pendingConnectionAvailable, this, &FakeHttp::take);
}

quint16 FakeHttp::listen(quint16 port)
{
    return m_server->listen(QHostAddress::LocalHost, port) ? m_server->serverPort() : quint16(0);
}

void FakeHttp::close()
{
    m_server->close();
    const QList<QSslSocket *> sockets = m_peers.keys();
    for (QSslSocket *socket : sockets) {
        socket->abort();
    }
}

void FakeHttp::take()
{
    while (auto *socket = qobject_cast<QSslSocket *>(m_server->nextPendingConnection())) {
        m_peers.insert(socket, {});
        connect(socket, &QSslSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QSslSocket::disconnected, this, [this, socket] {
            m_peers.remove(socket);
            socket->deleteLater();
        });
        read(socket);
    }
}

std::optional<FakeRequest> FakeHttp::parse(QByteArray &received)
{
    const qsizetype headerEnd = received.indexOf("\r\n\r\n");
    if (headerEnd < 0) {
        return std::nullopt;
    }
    const QList<QByteArray> lines = received.left(headerEnd).split('\n');
    FakeRequest request;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        request.headers.insert(lines[i].left(colon).trimmed().toLower(), lines[i].mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (received.size() < headerEnd + 4 + length) {
        return std::nullopt;
    }
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    const QByteArray target = words.value(1);
    const qsizetype question = target.indexOf('?');
    request.verb = words.value(0);
    request.path = question < 0 ? target : target.left(question);
    request.query = question < 0 ? QByteArray() : target.mid(question + 1);
    request.body = received.mid(headerEnd + 4, length);
    received.remove(0, headerEnd + 4 + length);
    return request;
}

void FakeHttp::read(QSslSocket *socket)
{
    Peer &peer = m_peers[socket];
    peer.received += socket->readAll();
    if (peer.busy) {
        return;
    }
    if (auto request = parse(peer.received)) {
        peer.busy = true;
        request->hasClientCertificate = !socket->peerCertificate().isNull();
        request->clientCertificate = socket->peerCertificate().toDer();
        handle(socket, *request);
    }
}

void FakeHttp::handle(QSslSocket *socket, const FakeRequest &request)
{
    const Fault fault = m_faults(request);
    if (fault.dropRequest) {
        socket->abort();
        return;
    }
    const QPointer<QSslSocket> guarded(socket);
    if (fault.instead) {
        reply(guarded, *fault.instead, fault);
    } else if (fault.handleTwice) {
        m_handler(request, [this, guarded, request, fault](const FakeResponse &) { dispatch(guarded, request, fault); });
    } else {
        dispatch(guarded, request, fault);
    }
}

void FakeHttp::dispatch(const QPointer<QSslSocket> &socket, const FakeRequest &request, const Fault &fault)
{
    m_handler(request, [this, socket, fault](const FakeResponse &response) { reply(socket, response, fault); });
}

void FakeHttp::reply(const QPointer<QSslSocket> &socket, const FakeResponse &response, const Fault &fault)
{
    if (fault.delay.count() > 0) {
        Fault rest = fault;
        rest.delay = {};
        QTimer::singleShot(fault.delay, this, [this, socket, response, rest] { reply(socket, response, rest); });
        return;
    }
    if (!socket || !m_peers.contains(socket)) {
        return;
    }
    QByteArray out = "HTTP/1.1 " + QByteArray::number(response.status) + " Status\r\n";
    for (auto it = response.headers.begin(); it != response.headers.end(); ++it) {
        out += it.key() + ": " + it.value() + "\r\n";
    }
    out += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(response.body.size()) + "\r\n\r\n" + response.body;
    if (fault.cutReplyAfter >= 0) {
        socket->write(out.left(fault.cutReplyAfter));
        socket->disconnectFromHost();
        return;
    }
    socket->write(out);
    m_peers[socket].busy = false;
    read(socket);
}

} // namespace yichuang::tests
