// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/SecretBytes.h"
#include "center/metrics/Metrics.h"

#include <QByteArray>
#include <QString>

#include <chrono>

namespace yichuang::center {

/// Bounds on what peers can make the server hold. The idle time must be longer than a long-poll's wait
/// plus the pause of a client between two of them.
struct ServerLimits {
    int connections = 8192;
    int connectionsPerPeer = 64;
    int requestsInFlight = 8192;       ///< with those that wait for changes; more are answered 503
    quint32 headerBytes = 16 * 1024;
    std::chrono::milliseconds handshake{10'000};
    std::chrono::milliseconds newcomer{5'000}; ///< while it goes down: to the first byte of a connection's first request
    std::chrono::milliseconds idle{150'000};  ///< between two requests of a kept connection
    std::chrono::milliseconds header{10'000}; ///< from the first byte of a request to the end of its header
    std::chrono::milliseconds body{30'000};   ///< of a body read whole, and longer as long as `bytesPerSecond` come; of a streamed one: from one piece to the next
    std::chrono::milliseconds stream{600'000}; ///< a streamed body, from its first byte to its last
    std::chrono::milliseconds write{30'000}; ///< of an answer held whole, and longer as long as `bytesPerSecond` go; of a streamed one: from one step the peer takes to the next
    qint64 bytesPerSecond = 4096;            ///< on the average, of a line that needs longer than `body` or `write`
    std::chrono::milliseconds shutdown{5'000};
};

struct ServerOptions {
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 0; ///< 0 = any; see HttpServer::port
    int listener = -1; ///< a listening TCP socket that was handed over (systemd.socket(5)): then address and port are not used. Taken over.
    QByteArray certificatePem;      ///< chain, leaf first
    const crypto::SecretBytes *keyPem = nullptr; ///< borrowed while the server starts
    QByteArray clientAuthorityPem;  ///< peers' certificates must come from here
    int threads = 2;
    ServerLimits limits;
    std::shared_ptr<Metrics> metrics = std::make_shared<Metrics>();
};

} // namespace yichuang::center
