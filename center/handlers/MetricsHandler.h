// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/handlers/ApiContext.h"
#include "center/handlers/LongPolls.h"

namespace yichuang::center {

/// GET /metrics: what the service counts, for Prometheus. For this machine and for enrolled certificates; who else
/// asks is refused (NotAllowed), as the figures tell how busy a hall is.
class MetricsHandler {
public:
    MetricsHandler(const ApiContext &context, const LongPolls &polls) : m_context(context), m_polls(polls) {}
    void handle(const Request &request, const Responder &responder) const;

private:
    const ApiContext &m_context;
    const LongPolls &m_polls;
};

} // namespace yichuang::center
