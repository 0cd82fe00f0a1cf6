// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QSslSocket>

#include <memory>

namespace yichuang::tests {

struct Identity;

/// What came back for one request.
struct RawResponse {
    int status = 0; ///< 0: the peer closed without an answer
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

/// A TLS client that sends whatever bytes a test wants. Blocking; for tests only.
class TlsPeer {
public:
    explicit TlsPeer(const QByteArray &authorityPem, const Identity *identity = nullptr);

    enum class Tls { Newest, Old };
    /// False when no TLS connection came about.
    [[nodiscard]] bool connectTo(quint16 port, Tls tls = Tls::Newest);
    void send(const QByteArray &bytes);
    /// The next answer on this connection.
    [[nodiscard]] RawResponse receive(int timeoutMs = 10'000);
    /// The same of an answer without a body, whatever length it tells (HEAD).
    [[nodiscard]] RawResponse receiveHead(int timeoutMs = 10'000);
    [[nodiscard]] RawResponse exchange(const QByteArray &bytes);
    /// True when the other side has closed in time.
    [[nodiscard]] bool isClosedWithin(int timeoutMs);
    void drop() { m_socket.abort(); }

private:
    [[nodiscard]] bool readMore(int timeoutMs);

    QSslSocket m_socket;
    QByteArray m_received;
};

/// "GET /path HTTP/1.1" with a Host header and these lines.
[[nodiscard]] QByteArray requestText(const QByteArray &method, const QByteArray &target, const QByteArray &body = {}, const QByteArray &headerLines = {});

} // namespace yichuang::tests
