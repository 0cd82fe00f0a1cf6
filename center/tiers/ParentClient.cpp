// SPDX-License-Identifier: Apache-2.0
#include "center/tiers/ParentClient.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace yichuang::center::tiers {

namespace {

constexpr std::chrono::milliseconds Exchange{30'000};
constexpr std::chrono::milliseconds Silence{10'000};
constexpr qint64 ReplyBytes = 64 * 1024;
constexpr qint64 NewsBytes = 64 * 1024 * 1024; // catalogues

} // namespace

base::Result<std::unique_ptr<ParentClient>> ParentClient::make(const sync::CentreTrust &trust, const base::Clock &clock)
{
    auto tls = trust.tls();
    if (!tls) {
        return base::failure(tls);
    }
    return std::unique_ptr<ParentClient>(new ParentClient(trust, std::move(*tls), clock));
}

ParentClient::ParentClient(const sync::CentreTrust &trust, QSslConfiguration tls, const base::Clock &clock)
    : HttpsClient(trust, std::move(tls), clock)
{
}

ParentClient::Call ParentClient::post(const QString &path, const QJsonObject &body)
{
    return {"POST", path, QJsonDocument(body).toJson(QJsonDocument::Compact), {Exchange, Exchange, Exchange, ReplyBytes}};
}

void ParentClient::join(const JoinRequest &request, sync::Then<JoinReply> then)
{
    start(post(QStringLiteral("/v1/tiers/enrolments"), request.toJson()), std::move(then));
}

void ParentClient::renew(const protocol::RenewalRequest &request, sync::Then<protocol::RenewalReply> then)
{
    start(post(QStringLiteral("/v1/tiers/renewals"), request.toJson()), std::move(then));
}

void ParentClient::offer(const OfferUp &offer, sync::Then<OfferReply> then)
{
    start(post(QStringLiteral("/v1/tiers/offers"), offer.toJson()), std::move(then));
}

void ParentClient::news(const NewsQuestion &question, std::chrono::seconds wait, sync::Then<NewsReply> then)
{
    QUrlQuery parameters;
    parameters.addQueryItem(QStringLiteral("documents"), question.documents);
    parameters.addQueryItem(QStringLiteral("n"), QString::number(question.n));
    parameters.addQueryItem(QStringLiteral("hash"), QLatin1String(question.hash.toHex()));
    parameters.addQueryItem(QStringLiteral("tree"), question.tree);
    parameters.addQueryItem(QStringLiteral("wait"), QString::number(wait.count()));
    const Call call{"GET", QStringLiteral("/v1/tiers/news?") + parameters.toString(QUrl::FullyEncoded), {},
                    {Exchange + wait, wait + Silence, Silence, NewsBytes}};
    start(call, std::move(then));
}

} // namespace yichuang::center::tiers
