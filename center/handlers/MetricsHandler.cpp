// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/MetricsHandler.h"

#include "center/metrics/ProcessFigures.h"

#include <algorithm>

namespace yichuang::center {

using base::Result;

namespace {

bool isThisMachine(const QString &address)
{
    return address == QLatin1String("::1") || address.startsWith(QLatin1String("127.")) || address.startsWith(QLatin1String("::ffff:127."));
}

Result<void> sampleStores(Metrics &metrics, Stores &stores)
{
    const auto heads = stores.center.heads();
    const auto workstations = heads ? stores.workstations.list() : base::failure(heads);
    if (!workstations) {
        return base::failure(workstations);
    }
    metrics.set(Family::JournalHead, static_cast<double>(heads->journal.n));
    metrics.set(Family::FeedHead, static_cast<double>(heads->feed));
    const auto open = std::ranges::count_if(*workstations, [](const Enrolled &workstation) { return !workstation.revoked; });
    metrics.set(Family::OpenWorkstations, static_cast<double>(open));
    return {};
}

} // namespace

void MetricsHandler::handle(const Request &request, const Responder &responder) const
{
    if (!isThisMachine(request.peerAddress) && request.peerCertificate.isEmpty()) {
        return responder.send(Response::problem(403, "metrics.not_here", QStringLiteral("运行指标只对本机和持有本中心证书的一方开放。")));
    }
    m_context.read(responder, [this, responder](Stores &stores) {
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
