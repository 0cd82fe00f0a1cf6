// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QSslServer>
#include <QSslSocket>

#include <chrono>
#include <functional>
#include <optional>

namespace yichuang::tests {

struct FakeRequest {
    QByteArray verb;
    QByteArray path;  ///< without the query
    QByteArray query;
    QHash<QByteArray, QByteArray> headers; ///< lower-case names
    QByteArray body;
    bool hasClientCertificate = false;
    QByteArray clientCertificate; ///< DER
};

struct FakeResponse {
    int status = 200;
    QByteArray body;
    QHash<QByteArray, QByteArray> headers;
};

/// What goes wrong with one exchange. Default-made: nothing.
struct Fault {
    bool dropRequest = false;           ///< the connection ends before the request is handled
    qint64 cutReplyAfter = -1;          ///< only so many bytes of the reply (header and body) are sent, then the connection ends
    bool handleTwice = false;           ///< as if a proxy repeated the request; the first reply is thrown away
    std::optional<FakeResponse> instead; ///< answered without handling
    std::chrono::milliseconds delay{0};
};

/// HTTP/1.1 over TLS 1.3, with one fault an exchange where a test asks for it. Lives in its own thread's loop.
class FakeHttp final : public QObject {
    Q_OBJECT
public:
    /// Called for every request, in this object's thread; answers through the function, now or later.
    using Answer = std::function<void(const FakeResponse &)>;
    using Handler = std::function<void(const FakeRequest &, Answer)>;
    /// The fault for a request; called before it is handled.
    using FaultPlan = std::function<Fault(const FakeRequest &)>;

    FakeHttp(const QSslConfiguration &tls, Handler handler, FaultPlan faults);
    /// 0 when it could not be opened.
    quint16 listen(quint16 port);
    void close();

private:
    struct Peer {
        QByteArray received;
        bool busy = false;
    };
    void take();
    void read(QSslSocket *socket);
    void handle(QSslSocket *socket, const FakeRequest &request);
    void dispatch(const QPointer<QSslSocket> &socket, const FakeRequest &request, const Fault &fault);
    void reply(const QPointer<QSslSocket> &socket, const FakeResponse &response, const Fault &fault);
    [[nodiscard]] static std::optional<FakeRequest> parse(QByteArray &received);

    QSslServer *m_server; ///< a child, so that it moves along to another thread
    Handler m_handler;
    FaultPlan m_faults;
    QHash<QSslSocket *, Peer> m_peers;
};

} // namespace yichuang::tests
