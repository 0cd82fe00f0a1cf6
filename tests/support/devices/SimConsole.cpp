// SPDX-License-Identifier: Apache-2.0
#include "tests/support/devices/SimConsole.h"

#include <QCoreApplication>
#include <QLocalSocket>

#include <array>
#include <cstdio>
#include <unistd.h>

namespace yichuang::tests {

SimConsole::SimConsole(Handler handler, QObject *parent)
    : QObject(parent), m_handler(std::move(handler)), m_input(STDIN_FILENO, QSocketNotifier::Read), m_server(this)
{
    connect(&m_input, &QSocketNotifier::activated, this, &SimConsole::readStandardInput);
    connect(&m_server, &QLocalServer::newConnection, this, &SimConsole::onConnection);
}

base::Result<void> SimConsole::listen(const QString &socketPath)
{
    QLocalServer::removeServer(socketPath);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_server.listen(socketPath)) {
        return base::fail(base::ErrorCode::Unavailable, m_server.errorString());
    }
    return {};
}

QByteArray SimConsole::answerTo(const QByteArray &line)
{
    const QString text = QString::fromUtf8(line).trimmed();
    if (text == QLatin1String("quit")) {
        QCoreApplication::quit();
        return "ok\n";
    }
    const base::Result<void> done = m_handler(text);
    return done ? QByteArray("ok\n") : "error " + done.error().detail.toUtf8() + "\n";
}

void SimConsole::readStandardInput()
{
    std::array<char, 4096> piece{};
    const ssize_t count = ::read(STDIN_FILENO, piece.data(), piece.size());
    if (count <= 0) {
        m_input.setEnabled(false);
        if (!m_server.isListening()) {
            QCoreApplication::quit();
        }
        return;
    }
    m_pending.append(piece.data(), count);
    for (qsizetype end = m_pending.indexOf('\n'); end >= 0; end = m_pending.indexOf('\n')) {
        const QByteArray answer = answerTo(m_pending.first(end));
        m_pending.remove(0, end + 1);
        std::fputs(answer.constData(), stdout);
        std::fflush(stdout);
    }
}

void SimConsole::onConnection()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            while (socket->canReadLine()) {
                socket->write(answerTo(socket->readLine()));
            }
        });
    }
}

} // namespace yichuang::tests
