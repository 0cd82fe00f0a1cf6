// SPDX-License-Identifier: Apache-2.0
#include "app/sync/CentreClient.h"

#include "app/domain/Content.h"

#include <QJsonDocument>
#include <QUrlQuery>

#include <algorithm>

namespace yichuang::sync {

namespace {

QByteArray bytesOf(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
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
    : HttpsClient(trust, std::move(tls), clock), m_limits(limits)
{
}

CentreClient::Call CentreClient::post(const QString &path, const QByteArray &body) const
{
    return {"POST", path, body, {m_limits.request, m_limits.request, m_limits.request, m_limits.replyBytes}};
}

CentreClient::Call CentreClient::get(const QString &path) const
{
    return {"GET", path, {}, {m_limits.request, m_limits.request, m_limits.request, m_limits.replyBytes}};
}

CentreClient::Call CentreClient::with(const QString &session, Call call)
{
    call.session = session.toLatin1();
    return call;
}

void CentreClient::changePassword(const protocol::PasswordOrder &order, Then<QJsonObject> then)
{
    start(post(QStringLiteral("/v1/passwords"), bytesOf(order.toJson())), std::move(then));
}

void CentreClient::renew(const protocol::RenewalRequest &request, Then<protocol::RenewalReply> then)
{
    start(post(QStringLiteral("/v1/renewals"), bytesOf(request.toJson())), std::move(then));
}

void CentreClient::enrolmentStanding(Then<protocol::EnrolmentStanding> then)
{
    start(get(QStringLiteral("/v1/enrolment")), std::move(then));
}

void CentreClient::tellAudit(const protocol::AuditBatch &batch, Then<protocol::AuditReply> then)
{
    start(post(QStringLiteral("/v1/audit"), bytesOf(batch.toJson())), std::move(then));
}

void CentreClient::people(const QString &session, Then<protocol::StaffReply> then)
{
    start(with(session, get(QStringLiteral("/v1/people"))), std::move(then));
}

void CentreClient::order(const QString &session, const protocol::PersonOrder &order, Then<protocol::PersonReply> then)
{
    start(with(session, post(QStringLiteral("/v1/people"), bytesOf(order.toJson()))), std::move(then));
}

void CentreClient::windows(const QString &session, Then<protocol::WindowsReply> then)
{
    start(with(session, get(QStringLiteral("/v1/windows"))), std::move(then));
}

void CentreClient::order(const QString &session, const protocol::WindowOrder &order, Then<protocol::WindowEntry> then)
{
    start(with(session, post(QStringLiteral("/v1/windows"), bytesOf(order.toJson()))), std::move(then));
}

void CentreClient::issueCode(const QString &session, const protocol::CodeOrder &order, Then<protocol::CodeReply> then)
{
    start(with(session, post(QStringLiteral("/v1/enrolment-codes"), bytesOf(order.toJson()))), std::move(then));
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

void CentreClient::content(const ContentQuery &query, Then<QByteArray> then)
{
    const QString path = QStringLiteral("/v1/attachments/sha256/") + query.content;
    Call call = get(query.form == ContentQuery::Form::Small ? path + QStringLiteral("/thumbnail") : path);
    call.limits.bodyBytes = m_limits.smallBytes;
    if (query.form == ContentQuery::Form::Whole) {
        constexpr qint64 Piece = 1024 * 1024;
        call.limits.bodyBytes = domain::MaxContentSize;
        call.limits.whole = m_limits.piece * (domain::MaxContentSize / Piece); // a slow line may take its time, a silent one not
    }
    start(call, std::move(then));
}

void CentreClient::exchange(const CentreRequest &request, std::function<void(const RawReply &)> then)
{
    const Call call{request.verb, request.path, request.body, {m_limits.piece, m_limits.piece, m_limits.piece, m_limits.replyBytes}, {}, request.headers};
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
    call.limits = {m_limits.page + query.wait, query.wait + silence, silence, m_limits.pageBytes};
    start(call, std::move(then));
}

} // namespace yichuang::sync
