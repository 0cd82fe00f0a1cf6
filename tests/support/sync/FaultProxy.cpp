// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sync/FaultProxy.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>

namespace yichuang::tests {

namespace {

constexpr int TickMs = 20;

} // namespace

/// One connection of a client and its own to the centre.
class FaultProxy::Line final : public QObject {
public:
    Line(FaultProxy &proxy, QTcpSocket *client, quint16 target, const LineFault &fault, QObject *parent)
        : QObject(parent), m_proxy(proxy), m_fault(fault), m_client(client)
    {
        client->setParent(this);
        connectUp(m_up, target);
        if (fault.duplicate) {
            connectUp(m_second, target);
        }
        connect(client, &QTcpSocket::readyRead, this, [this] { take(Up); });
        connect(&m_up, &QTcpSocket::readyRead, this, [this] { take(Down); });
        connect(&m_second, &QTcpSocket::readyRead, this, [this] { m_second.readAll(); });
        connect(client, &QTcpSocket::disconnected, this, &Line::end);
        connect(&m_up, &QTcpSocket::disconnected, this, [this] { drainThenEnd(); });
        connect(&m_up, &QTcpSocket::errorOccurred, this, [this] { drainThenEnd(); });
        connect(&m_tick, &QTimer::timeout, this, [this] { spend(); });
        if (fault.bytesPerSecond > 0) {
            m_tick.start(TickMs);
        }
    }

    ~Line() override
    {
        // A socket that dies while open says so, to a line that is half gone.
        for (QTcpSocket *socket : {m_client, &m_up, &m_second}) {
            socket->disconnect(this);
        }
    }

    void end()
    {
        m_client->abort();
        m_up.abort();
        m_second.abort();
        deleteLater();
    }

private:
    enum Way { Up, Down };

    static void connectUp(QTcpSocket &socket, quint16 target) { socket.connectToHost(QHostAddress(QHostAddress::LocalHost), target); }

    void take(Way way)
    {
        QTcpSocket &from = way == Up ? *m_client : m_up;
        const QByteArray bytes = from.isOpen() ? from.readAll() : QByteArray();
        if (bytes.isEmpty()) {
            return;
        }
        if (m_fault.delay.count() > 0) {
            QTimer::singleShot(m_fault.delay, this, [this, way, bytes] { queue(way, bytes); });
        } else {
            queue(way, bytes);
        }
    }

    void queue(Way way, const QByteArray &bytes)
    {
        if (m_fault.bytesPerSecond > 0) {
            m_queued[way] += bytes;
        } else {
            pass(way, bytes);
        }
    }

    void spend()
    {
        const qsizetype share = std::max<qsizetype>(1, m_fault.bytesPerSecond * TickMs / 1000);
        for (const Way way : {Up, Down}) {
            const QByteArray piece = m_queued[way].left(share);
            m_queued[way].remove(0, piece.size());
            if (!piece.isEmpty()) {
                pass(way, piece);
            }
        }
    }

    void pass(Way way, QByteArray bytes)
    {
        const qint64 cut = way == Up ? m_fault.cutUpAfter : m_fault.cutDownAfter;
        const bool ends = cut >= 0 && m_passed[way] + bytes.size() >= cut;
        if (ends) {
            bytes.truncate(cut - m_passed[way]);
        }
        if (way == Down && m_fault.swallowDownAfter >= 0) {
            bytes.truncate(std::max<qint64>(0, m_fault.swallowDownAfter - m_passed[way]));
        }
        m_passed[way] += bytes.size();
        if (way == Up) {
            m_up.write(bytes);
            if (m_fault.duplicate) {
                m_second.write(bytes);
            }
        } else {
            m_proxy.m_bytesDown += bytes.size();
            m_client->write(bytes);
        }
        if (ends) {
            m_client->flush();
            m_up.flush();
            end();
        }
    }

    void drainThenEnd()
    {
        take(Down);
        if (m_fault.delay.count() == 0 && m_queued[Down].isEmpty()) {
            m_client->disconnectFromHost();
        } else {
            QTimer::singleShot(m_fault.delay + std::chrono::milliseconds(TickMs), this, [this] { m_client->disconnectFromHost(); });
        }
    }

    FaultProxy &m_proxy;
    LineFault m_fault;
    QTcpSocket *m_client;
    QTcpSocket m_up;
    QTcpSocket m_second; ///< connected only to duplicate
    QTimer m_tick;
    QByteArray m_queued[2];
    qint64 m_passed[2] = {0, 0};
};

class FaultProxy::Server final : public QTcpServer {
public:
    Server(FaultProxy &proxy, quint16 target) : m_proxy(proxy), m_target(target)
    {
        connect(this, &QTcpServer::newConnection, this, [this] { take(); });
    }

    void cutAll()
    {
        const QList<QObject *> lines = children();
        for (QObject *child : lines) {
            if (auto *line = dynamic_cast<Line *>(child)) {
                line->end();
            }
        }
    }

private:
    void take()
    {
        while (QTcpSocket *client = nextPendingConnection()) {
            const int n = m_proxy.m_connections++;
            LineFault fault;
            {
                const QMutexLocker lock(&m_proxy.m_mutex);
                fault = m_proxy.m_plan ? m_proxy.m_plan(n) : LineFault();
            }
            if (fault.refuse) {
                client->abort();
                client->deleteLater();
            } else {
                new Line(m_proxy, client, m_target, fault, this);
            }
        }
    }

    FaultProxy &m_proxy;
    quint16 m_target;
};

FaultProxy::FaultProxy(quint16 targetPort) : m_server(new Server(*this, targetPort))
{
    m_server->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_server, [this] { m_port = m_server->listen(QHostAddress::LocalHost) ? m_server->serverPort() : quint16(0); }, Qt::BlockingQueuedConnection);
    if (m_port == 0) {
        qFatal("the proxy cannot listen");
    }
}

FaultProxy::~FaultProxy()
{
    m_thread.quit();
    m_thread.wait();
}

void FaultProxy::setPlan(Plan plan)
{
    const QMutexLocker lock(&m_mutex);
    m_plan = std::move(plan);
}

void FaultProxy::cutAll()
{
    QMetaObject::invokeMethod(m_server, [this] { m_server->cutAll(); }, Qt::BlockingQueuedConnection);
}

} // namespace yichuang::tests
