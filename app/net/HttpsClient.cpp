// SPDX-License-Identifier: Apache-2.0
#include "app/net/HttpsClient.h"

#include "app/protocol/ProtocolVersion.h"

#include <QNetworkProxy>
#include <QNetworkRequest>

namespace yichuang::sync {

HttpsClient::HttpsClient(const CentreTrust &trust, QSslConfiguration tls, const base::Clock &clock)
    : m_centre(trust.centre), m_tls(std::move(tls)), m_clock(clock)
{
    m_network.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

HttpsClient::~HttpsClient()
{
    // Qt's HTTP thread hands "encrypted" over by blocking until we have taken it. Were the replies to outlive the manager,
    // it would be waited for, for 5 s, while it waits for us.
    qDeleteAll(findChildren<HttpCall *>(Qt::FindDirectChildrenOnly));
}

QNetworkRequest HttpsClient::requestFor(const Call &call) const
{
    QNetworkRequest request(QUrl(m_centre.toString(QUrl::StripTrailingSlash) + call.path, QUrl::StrictMode));
    request.setSslConfiguration(m_tls);
    request.setRawHeader("Yichuang-Protocol", QByteArray::number(protocol::ProtocolVersion));
    if (!call.session.isEmpty()) {
        request.setRawHeader("Authorization", "Bearer " + call.session);
    }
    request.setRawHeader("Accept", "application/json");
    // Without this Qt asks for gzip, and a small answer could unfold without bound.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("yichuang/%1").arg(protocol::ProtocolVersion));
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    if (!call.body.isEmpty()) {
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    }
    for (const auto &[name, value] : call.headers) {
        request.setRawHeader(name, value);
    }
    return request;
}

QNetworkReply *HttpsClient::begin(const Call &call)
{
    const QNetworkRequest request = requestFor(call);
    if (call.verb == "GET") {
        return m_network.get(request);
    }
    if (call.verb == "HEAD") {
        return m_network.head(request);
    }
    const bool isJson = call.verb == "POST" && call.headers.isEmpty();
    return isJson ? m_network.post(request, call.body) : m_network.sendCustomRequest(request, call.verb, call.body);
}

void HttpsClient::run(const Call &call, std::function<void(const RawReply &)> then)
{
    const base::Instant sentWall = m_clock.now();
    const std::chrono::milliseconds sentSinceBoot = m_clock.sinceBoot();
    auto *running = new HttpCall(begin(call), call.limits, this);
    connect(running, &HttpCall::ended, this, [=, this, then = std::move(then)](const RawReply &raw, const QByteArray &centreTime) {
        running->deleteLater();
        noteTime(centreTime, sentWall, sentSinceBoot);
        then(raw);
    });
}

void HttpsClient::noteTime(const QByteArray &header, base::Instant sentWall, std::chrono::milliseconds sentSinceBoot)
{
    bool isNumber = false;
    const qint64 ms = header.toLongLong(&isNumber);
    if (isNumber && ms > 0) {
        Q_EMIT exchanged({sentWall, sentSinceBoot, m_clock.sinceBoot(), base::instantFromMs(ms)});
    }
}

} // namespace yichuang::sync
