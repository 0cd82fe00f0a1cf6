// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/MetricsHandler.h"

#include "app/crypto/Certificate.h"
#include "app/crypto/Hash.h"
#include "app/crypto/SecretBytes.h"
#include "center/metrics/ProcessFigures.h"

#include <algorithm>

namespace yichuang::center {

using base::Result;

namespace {

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
    const QByteArray header = request.header("authorization");
    const Result<QByteArray> given = crypto::hash(crypto::HashAlgorithm::Sha256, header.mid(qstrlen("Bearer ")));
    return given && header.startsWith("Bearer ") && crypto::equalConstantTime(*given, m_context.metricsToken);
}

void MetricsHandler::handle(const Request &request, const Responder &responder) const
{
    const bool isTold = hasToken(request);
    if (!isTold && request.peerFingerprint.isEmpty()) {
        const base::Error stranger{base::ErrorCode::WrongSecret, QStringLiteral("neither the token nor a certificate"), "metrics.token"};
        return responder.send(problemOf(stranger).with("WWW-Authenticate", "Bearer"));
    }
    m_context.read(responder, [this, request, responder, isTold](Stores &stores) {
        if (const Result<Enrolled> speaker = isTold ? Enrolled() : speakerOf(request, stores); !speaker) {
            return responder.send(problemOf(speaker.error()));
        }
        Metrics &metrics = *m_context.metrics;
        if (const Result<void> sampled = sampleStores(metrics, stores); !sampled) {
            return responder.send(problemOf(sampled.error()));
        }
        sampleProcess(metrics);
        metrics.set(Family::WaitingToBeWritten, static_cast<double>(m_context.writer.waiting()));
        metrics.set(Family::WaitingForChanges, static_cast<double>(m_polls.count()));
        Response response;
        response.contentType = "text/plain; version=0.0.4; charset=utf-8";
        response.body = metrics.text();
        responder.send(std::move(response));
    });
}

} // namespace yichuang::center
