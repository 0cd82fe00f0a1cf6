// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "app/base/JsonIn.h"
#include "app/net/CentreTrust.h"
#include "app/net/ClockOffset.h"
#include "app/net/Failure.h"
#include "app/net/HttpCall.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <type_traits>

namespace yichuang::sync {

/// Speaks HTTPS with one centre: TLS 1.3, its own authority only, JSON both ways. What a workstation says to its centre
/// (sync::CentreClient) and a centre to its parent (center::ParentClient) is built on it. Lives in one thread with an
/// event loop; every call answers by `then`, in that thread, exactly once, unless the client dies first. Connections
/// are kept and used again. Redirects, proxies, caches, cookies and compression are off: what is not the centre's own
/// answer is a failure.
class HttpsClient : public QObject {
    Q_OBJECT
public:
    ~HttpsClient() override;

Q_SIGNALS:
    /// Any whole answer that carried the centre's time.
    void exchanged(const yichuang::sync::ClockExchange &exchange);

protected:
    struct Call {
        QByteArray verb;
        QString path;
        QByteArray body;
        CallLimits limits;
        QByteArray session = {}; ///< token of a sign-in; empty = none
        QList<std::pair<QByteArray, QByteArray>> headers = {}; ///< besides those of every request
    };
    HttpsClient(const CentreTrust &trust, QSslConfiguration tls, const base::Clock &clock);
    /// The answer read as T: QByteArray as it came, QJsonObject, or what has `fromJson`; what cannot be read may have been damaged on the way, so
    /// it counts as the network.
    template<typename T>
    void start(const Call &call, Then<T> then);
    void run(const Call &call, std::function<void(const RawReply &)> then);

private:
    template<typename T>
    [[nodiscard]] static base::Result<T> readAs(const QByteArray &body, qint64 maxBytes);
    void noteTime(const QByteArray &header, base::Instant sentWall, std::chrono::milliseconds sentSinceBoot);
    [[nodiscard]] QNetworkRequest requestFor(const Call &call) const;
    [[nodiscard]] QNetworkReply *begin(const Call &call);

    QUrl m_centre;
    QSslConfiguration m_tls;
    const base::Clock &m_clock;
    QNetworkAccessManager m_network;
};

template<typename T>
base::Result<T> HttpsClient::readAs(const QByteArray &body, qint64 maxBytes)
{
    if constexpr (std::is_same_v<T, QByteArray>) {
        return body;
    } else {
        const auto json = base::JsonIn::parse(body, maxBytes);
        if (!json) {
            return base::failure(json);
        }
        if constexpr (std::is_same_v<T, QJsonObject>) {
            return QJsonObject(*json);
        } else {
            return T::fromJson(*json);
        }
    }
}

template<typename T>
void HttpsClient::start(const Call &call, Then<T> then)
{
    run(call, [this, maxBytes = call.limits.bodyBytes, then = std::move(then)](const RawReply &reply) {
        if (auto failure = failureOf(reply, m_clock.now())) {
            then(tl::unexpected(std::move(*failure)));
            return;
        }
        base::Result<T> value = readAs<T>(reply.body, maxBytes);
        if (!value) {
            then(tl::unexpected(Failure{FailureClass::Network, {base::ErrorCode::Malformed, value.error().detail, "reply.malformed"}, {}, {}}));
            return;
        }
        then(std::move(*value));
    });
}

} // namespace yichuang::sync
