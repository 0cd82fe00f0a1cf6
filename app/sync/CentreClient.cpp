// SPDX-License-Identifier: Apache-2.0
#include "app/sync/CentreClient.h"

#include "app/base/Json.h"
#include "app/protocol/ProtocolVersion.h"

#include <QJsonDocument>
#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QUrlQuery>

#include <algorithm>

namespace yichuang::sync {

namespace {

QByteArray bytesOf(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

/// Reads the answer; what cannot be read may have been damaged on the way, so it counts as the network.
template<typename T>
Outcome<T> outcomeOf(const RawReply &reply, base::Instant now, qint64 maxBytes)
{
    if (auto failure = failureOf(reply, now)) {
        return tl::unexpected(std::move(*failure));
    }
    const auto json = base::JsonIn::parse(reply.body, maxBytes);
    base::Result<T> value = json ? [&json] {
        if constexpr (std::is_same_v<T, QJsonObject>) {
            return base::Result<QJsonObject>(QJsonObject(*json));
        } else {
            return T::fromJson(*json);
        }
    }() : base::Result<T>(base::failure(json));
    if (!value) {
        return tl::unexpected(Failure{FailureClass::Network, {base::ErrorCode::Malformed, value.error().detail, "reply.malformed"}, {}, {}});
    }
    return std::move(*value);
}

} // namespace

base::Result<std::unique_ptr<CentreClient>> CentreClient::make(const CentreTrust &trust, const base::Clock &clock, const ClientLimits &limits)
{
    auto tls = trust.tls();
    if (!tls) {
        return base::failure(tls);
    }
    return std::unique_ptr<CentreClient>(new CentreClient(trust, std::move(*tls), clock, limits));
}

CentreClient::CentreClient(const CentreTrust &trust, QSslConfiguration tls, const base::Clock &clock, const ClientLimits &limits)
    : m_centre(trust.centre), m_tls(std::move(tls)), m_clock(clock), m_limits(limits)
{
    m_network.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

CentreClient::~CentreClient()
{
    // Qt's HTTP thread hands "encrypted" over by blocking until we have taken it. Were the replies to outlive the manager,
    // it would be waited for, for 5 s, while it waits for us.
    qDeleteAll(findChildren<HttpCall *>(Qt::FindDirectChildrenOnly));
}

CentreClient::Call CentreClient::post(const QString &path, const QByteArray &body) const
{
    return {"POST", path, body, {m_limits.request, m_limits.request, m_limits.request, m_limits.replyBytes}, {}};
}

CentreClient::Call CentreClient::get(const QString &path) const
{
    return {"GET", path, {}, {m_limits.request, m_limits.request, m_limits.request, m_limits.replyBytes}, {}};
}

void CentreClient::enrol(const protocol::EnrolmentRequest &request, Then<protocol::EnrolmentReply> then)
{
    start(post(QStringLiteral("/v1/enrolments"), bytesOf(request.toJson())), std::move(then));
}

void CentreClient::signIn(const protocol::SignInRequest &request, Patience patience, Then<protocol::SignInReply> then)
{
    Call call = post(QStringLiteral("/v1/sign-ins"), bytesOf(request.toJson()));
    if (patience == Patience::Short) {
        call.limits.whole = std::min(call.limits.whole, m_limits.hastySignIn);
    }
    start(call, std::move(then));
}

void CentreClient::sendOperations(const QByteArray &body, Then<protocol::BatchReply> then)
{
    start(post(QStringLiteral("/v1/operations"), body), std::move(then));
}

void CentreClient::numberBlock(const protocol::NumberBlockRequest &request, Then<domain::NumberBlock> then)
{
    start(post(QStringLiteral("/v1/number-blocks"), bytesOf(request.toJson())), std::move(then));
}

void CentreClient::time(Then<QJsonObject> then)
{
    start(get(QStringLiteral("/v1/time")), std::move(then));
}

void CentreClient::exchange(const CentreRequest &request, std::function<void(const RawReply &)> then)
{
    const Call call{request.verb, request.path, request.body, {m_limits.piece, m_limits.piece, m_limits.piece, m_limits.replyBytes}, request.headers};
    run(call, [isHead = request.verb == "HEAD", then = std::move(then)](const RawReply &reply) {
        RawReply whole = reply;
        whole.announcedLength = isHead ? -1 : reply.announcedLength;
        then(whole);
    });
}

void CentreClient::changes(const ChangesQuery &query, Then<protocol::ChangePage> then)
{
    QUrlQuery parameters;
    // The cursor is opaque; "+" and the like in it must reach the centre as they are.
    parameters.addQueryItem(QStringLiteral("after"), QString::fromLatin1(QUrl::toPercentEncoding(query.after)));
    parameters.addQueryItem(QStringLiteral("limit"), QString::number(query.limit));
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(query.wait);
    parameters.addQueryItem(QStringLiteral("wait"), QString::number(seconds.count()));
    Call call = get(QStringLiteral("/v1/changes?") + parameters.toString(QUrl::FullyEncoded));
    // Where the centre waits it owes an answer at once when the wait is over; where it works, it may take its time.
    const auto silence = query.wait.count() > 0 ? m_limits.silence : m_limits.request;
    call.limits = {m_limits.request + query.wait, query.wait + silence, silence, m_limits.pageBytes};
    start(call, std::move(then));
}

QNetworkRequest CentreClient::requestFor(const Call &call) const
{
    QNetworkRequest request(QUrl(m_centre.toString(QUrl::StripTrailingSlash) + call.path, QUrl::StrictMode));
    request.setSslConfiguration(m_tls);
    request.setRawHeader("Yichuang-Protocol", QByteArray::number(protocol::ProtocolVersion));
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

template<typename T>
void CentreClient::start(const Call &call, Then<T> then)
{
    const qint64 maxBytes = call.limits.bodyBytes;
    run(call, [this, maxBytes, then = std::move(then)](const RawReply &reply) { then(outcomeOf<T>(reply, m_clock.now(), maxBytes)); });
}

QNetworkReply *CentreClient::begin(const Call &call)
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

void CentreClient::run(const Call &call, std::function<void(const RawReply &)> then)
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

void CentreClient::noteTime(const QByteArray &header, base::Instant sentWall, std::chrono::milliseconds sentSinceBoot)
{
    bool isNumber = false;
    const qint64 ms = header.toLongLong(&isNumber);
    if (isNumber && ms > 0) {
        Q_EMIT exchanged({sentWall, sentSinceBoot, m_clock.sinceBoot(), base::instantFromMs(ms)});
    }
}

} // namespace yichuang::sync
