// SPDX-License-Identifier: Apache-2.0
#include "tests/support/devices/PrinterSim.h"

#include <functional>
#include <utility>

namespace yichuang::tests {

using base::ErrorCode;
using base::fail;
using base::Result;
using devices::PrinterStatus;

quint8 statusByte(int question, const PrinterStatus &status)
{
    int byte = 0x12;
    const auto set = [&byte](bool condition, int bits) { byte |= condition ? bits : 0; };
    switch (question) {
    case 1: set(status.offline || status.coverOpen || status.paperOut, 0x08); break;
    case 2:
        set(status.coverOpen, 0x04);
        set(status.paperOut, 0x20);
        set(status.cutterError || status.fatalError, 0x40);
        break;
    case 3:
        set(status.cutterError, 0x08);
        set(status.fatalError, 0x20);
        set(status.recoverableError, 0x40);
        break;
    default:
        set(status.paperNearEnd || status.paperOut, 0x0C);
        set(status.paperOut, 0x60);
        break;
    }
    return static_cast<quint8>(byte);
}

PrinterSim::PrinterSim(QObject *parent) : QObject(parent), m_server(this)
{
    connect(&m_server, &QTcpServer::newConnection, this, &PrinterSim::onConnection);
}

Result<void> PrinterSim::listen(quint16 port)
{
    if (!m_server.listen(QHostAddress::LocalHost, port)) {
        return fail(ErrorCode::Unavailable, m_server.errorString());
    }
    return {};
}

void PrinterSim::stopListening()
{
    m_server.close();
}

void PrinterSim::onConnection()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        if (m_client != nullptr) {
            m_client->disconnect(this);
            m_client->abort();
            m_client->deleteLater();
        }
        m_client = socket;
        m_parser = EscPosParser();
        m_job.clear();
        socket->setReadBufferSize(m_deaf ? 1 : 0);
        connect(socket, &QTcpSocket::readyRead, this, &PrinterSim::onReadyRead);
        connect(socket, &QTcpSocket::disconnected, this, &PrinterSim::onDisconnected);
    }
}

void PrinterSim::onDisconnected()
{
    m_client->deleteLater();
    m_client = nullptr;
}

void PrinterSim::onReadyRead()
{
    if (!m_deaf) {
        take(m_client->readAll());
    }
}

void PrinterSim::take(const QByteArray &bytes)
{
    m_job.append(bytes);
    if (m_paperOutAfter && m_job.size() >= *m_paperOutAfter) {
        m_status.paperOut = true;
        m_paperOutAfter.reset();
    }
    if (m_cutAfter && m_job.size() >= *m_cutAfter) {
        m_job.truncate(*std::exchange(m_cutAfter, std::nullopt));
        m_client->abort();
        return;
    }
    for (const SlipEvent &event : m_parser.feed(bytes)) {
        onEvent(event);
    }
}

void PrinterSim::onEvent(const SlipEvent &event)
{
    switch (event.kind) {
    case SlipEvent::Kind::StatusQuestion:
        m_job.replace(PrinterStatus::question(event.value), {});
        answerQuestion(event.value);
        return;
    case SlipEvent::Kind::EndMark:
        m_job.clear();
        if (m_endMarks && !m_silent && !m_status.paperOut && m_client != nullptr) {
            m_client->write(QByteArray(1, m_status.paperNearEnd ? '\x03' : '\0'));
        }
        return;
    case SlipEvent::Kind::Cut:
        // Everything up to the cut; the end mark may already be behind it.
        m_jobs.append(m_job.endsWith("\x1D\x72\x01") ? m_job.chopped(3) : m_job);
        Q_EMIT jobPrinted(m_jobs.constLast());
        return;
    case SlipEvent::Kind::Init:
    case SlipEvent::Kind::ChineseMode:
    case SlipEvent::Kind::Line:
    case SlipEvent::Kind::Image:
    case SlipEvent::Kind::Qr:
    case SlipEvent::Kind::FeedLines:
    case SlipEvent::Kind::FeedDots:
    case SlipEvent::Kind::Unreadable: return;
    }
}

void PrinterSim::answerQuestion(int n)
{
    if (!m_silent && m_client != nullptr) {
        m_client->write(QByteArray(1, static_cast<char>(statusByte(n, m_status))));
    }
}

Result<void> PrinterSim::command(const QString &line)
{
    const QString word = line.section(QLatin1Char(' '), 0, 0);
    const int number = line.section(QLatin1Char(' '), 1, 1).toInt();
    const QHash<QString, std::function<void()>> acts{
        {QStringLiteral("paper-out"), [this] { m_status.paperOut = true; }},
        {QStringLiteral("paper-in"), [this] { m_status.paperOut = m_status.paperNearEnd = false; }},
        {QStringLiteral("near-end"), [this] { m_status.paperNearEnd = true; }},
        {QStringLiteral("cover-open"), [this] { m_status.coverOpen = true; }},
        {QStringLiteral("cover-closed"), [this] { m_status.coverOpen = false; }},
        {QStringLiteral("cutter-jam"), [this] { m_status.cutterError = true; }},
        {QStringLiteral("offline"), [this] { m_status.offline = true; }},
        {QStringLiteral("ok"), [this] { m_status = {}; }},
        {QStringLiteral("silent"), [this] { m_silent = true; }},
        {QStringLiteral("answer"), [this] { m_silent = false; }},
        {QStringLiteral("no-end-mark"), [this] { m_endMarks = false; }},
        {QStringLiteral("end-mark"), [this] { m_endMarks = true; }},
        {QStringLiteral("deaf"), [this] { m_deaf = true; }},
        {QStringLiteral("hear"), [this] { m_deaf = false; }},
        {QStringLiteral("cut-after"), [this, number] { m_cutAfter = number; }},
        {QStringLiteral("paper-out-after"), [this, number] { m_paperOutAfter = number; }},
    };
    const auto act = acts.constFind(word);
    if (act == acts.constEnd()) {
        return fail(ErrorCode::InvalidArgument, QStringLiteral("unknown command"));
    }
    (*act)();
    return {};
}

} // namespace yichuang::tests
