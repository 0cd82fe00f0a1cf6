// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/handlers/ApiContext.h"
#include "center/handlers/LongPolls.h"

namespace yichuang::center {

/// GET /metrics: what the service counts, for Prometheus. For who has the token (`--metrics-token`) or an enrolled certificate; who
/// else asks is refused (401, 403), as the figures tell how busy a hall is.
class MetricsHandler {
public:
    MetricsHandler(const ApiContext &context, const LongPolls &polls) : m_context(context), m_polls(polls) {}
    void handle(const Request &request, const Responder &responder) const;

private:
    [[nodiscard]] bool hasToken(const Request &request) const;

    const ApiContext &m_context;
    const LongPolls &m_polls;
};

} // namespace yichuang::center
