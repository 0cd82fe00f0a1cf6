// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/MetricsHandler.h"

#include "app/crypto/Certificate.h"
#include "app/crypto/Hash.h"
#include "app/crypto/SecretBytes.h"
#include "app/protocol/Answer.h"
#include "center/metrics/ProcessFigures.h"

#include <algorithm>

namespace yichuang::center {

using base::Result;

namespace {

constexpr std::chrono::milliseconds Patience{2000};

qint64 steadyMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

tl::unexpected<base::Error> silent()
{
    return base::fail(base::ErrorCode::Unavailable, QStringLiteral("the database has not answered what it was asked"), "storage.silent");
}

void sampleParent(Metrics &metrics, const std::optional<TierParent> &parent)
{
    const auto end = parent ? crypto::Certificate::endOf(parent->certificatePem) : base::fail(base::ErrorCode::NotFound, {}, "tiers.none");
    end ? metrics.set(Family::ParentCertificateEnd, static_cast<double>(base::toMs(*end)) / 1000) : metrics.unset(Family::ParentCertificateEnd);
}

Result<void> sampleStores(Metrics &metrics, Stores &stores)
{
    const auto heads = stores.center.heads();
    const auto workstations = heads ? stores.workstations.list() : base::failure(heads);
    const auto parent = workstations ? stores.tiers.parent() : base::failure(workstations);
    if (!parent) {
        return base::failure(parent);
    }
    sampleParent(metrics, *parent);
    metrics.set(Family::JournalHead, static_cast<double>(heads->journal.n));
    metrics.set(Family::FeedHead, static_cast<double>(heads->feed));
    const auto open = std::ranges::count_if(*workstations, [](const Enrolled &workstation) { return !workstation.revoked; });
    metrics.set(Family::OpenWorkstations, static_cast<double>(open));
    return {};
}

} // namespace

// Hashes are compared, so that a wrong token's length tells nothing either.
bool MetricsHandler::hasToken(const Request &request) const
{
    const QByteArray word = bearerOf(request);
    const Result<QByteArray> given = crypto::hash(crypto::HashAlgorithm::Sha256, word);
    return given && !word.isEmpty() && crypto::equalConstantTime(*given, m_context.metricsToken);
}

// One that hangs costs one scrape its answer, not all: who comes next does not wait with it.
bool MetricsHandler::isDatabaseSilent() const
{
    const qint64 since = m_askedAt;
    return since != 0 && steadyMs() - since > Patience.count();
}

void MetricsHandler::handle(const Request &request, const Responder &responder) const
{
    const bool isTold = hasToken(request);
    if (!isTold && request.peerFingerprint.isEmpty()) {
        const base::Error stranger{base::ErrorCode::WrongSecret, QStringLiteral("neither the token nor a certificate"), "metrics.token"};
        return responder.send(problemOf(stranger).with("WWW-Authenticate", "Bearer"));
    }
    if (!isTold) {
        return m_context.read(responder, [this, request, responder](Stores &stores) {
            const Result<Enrolled> speaker = speakerOf(request, stores);
            speaker ? tell(responder, sampleStores(*m_context.metrics, stores)) : responder.send(problemOf(speaker.error()));
        });
    }
    isDatabaseSilent() ? tell(responder, silent()) : ask(responder);
}

void MetricsHandler::ask(const Responder &responder) const
{
    qint64 answered = 0;
    const bool isFirst = m_askedAt.compare_exchange_strong(answered, steadyMs());
    const bool isAsked = m_context.readers.post([this, responder](Stores &stores) {
        const Result<void> sampled = sampleStores(*m_context.metrics, stores);
        m_askedAt = 0;
        tell(responder, sampled);
    });
    if (!isAsked) {
        m_askedAt = isFirst ? 0 : m_askedAt.load();
        tell(responder, silent());
    }
}

void MetricsHandler::tell(const Responder &responder, const Result<void> &sampled) const
{
    Metrics &metrics = *m_context.metrics;
    metrics.set(Family::DatabaseUp, sampled ? 1 : 0);
    if (!sampled) {
        for (const Family family : {Family::JournalHead, Family::FeedHead, Family::OpenWorkstations, Family::ParentCertificateEnd}) {
            metrics.unset(family);
        }
    }
    sampleProcess(metrics);
    metrics.set(Family::WaitingToBeWritten, static_cast<double>(m_context.writer.waiting()));
    metrics.set(Family::WaitingForChanges, static_cast<double>(m_polls.count()));
    Response response;
    response.contentType = "text/plain; version=0.0.4; charset=utf-8";
    response.body = metrics.text();
    responder.send(std::move(response));
}

void beginCounting(Metrics &metrics, const Router &router)
{
    using protocol::AnswerStatus;
    for (const Family family : {Family::RefusedConnections, Family::Commits, Family::FailedCommits}) {
        metrics.add(family, {}, 0);
    }
    for (const AnswerStatus status : {AnswerStatus::Applied, AnswerStatus::Duplicate, AnswerStatus::Held, AnswerStatus::Conflict,
                                      AnswerStatus::Refused, AnswerStatus::Retry}) {
        metrics.add(Family::Operations, {{"status", protocol::toWord(status).toLatin1()}}, 0);
    }
    for (const Route &route : router.routes()) {
        metrics.add(Family::Requests, {{"path", route.path}, {"method", toWord(route.method)}, {"code", "500"}}, 0);
    }
}

} // namespace yichuang::center
