// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/handlers/ApiContext.h"
#include "center/handlers/LongPolls.h"

#include <atomic>

namespace yichuang::center {

/// GET /metrics: what the service counts, for Prometheus. For who has the token (`--metrics-token`) or an enrolled certificate; who
/// else asks is refused (401, 403), as the figures tell how busy a hall is. Without its database the service still tells who has the
/// token what it knows by itself; whose a certificate is, and whether it was revoked, the database alone can say.
class MetricsHandler {
public:
    MetricsHandler(const ApiContext &context, const LongPolls &polls) : m_context(context), m_polls(polls) {}
    void handle(const Request &request, const Responder &responder) const;

private:
    [[nodiscard]] bool hasToken(const Request &request) const;
    [[nodiscard]] bool isDatabaseSilent() const;
    void ask(const Responder &responder) const;
    void tell(const Responder &responder, const base::Result<void> &sampled) const;

    const ApiContext &m_context;
    const LongPolls &m_polls;
    mutable std::atomic<qint64> m_askedAt = 0; ///< ms of a steady clock: the database was asked then and has not answered; 0: it has
};

/// Counters whose first event matters, at 0.
void beginCounting(Metrics &metrics, const Router &router);

} // namespace yichuang::center
