// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/handlers/ApiContext.h"

#include <atomic>

namespace yichuang::center {

/// GET /v1/time, /healthz (the process lives) and /readyz (the database answers, a catalogue is published and the service stays).
class StatusHandler {
public:
    explicit StatusHandler(const ApiContext &context) : m_context(context) {}
    void time(const Request &request, const Responder &responder) const;
    void health(const Request &request, const Responder &responder) const;
    void readiness(const Request &request, const Responder &responder) const;
    /// From here on /readyz says 503, while everything else is answered as before. Any thread.
    void leave() { m_isLeaving = true; }

private:
    const ApiContext &m_context;
    std::atomic<bool> m_isLeaving = false;
};

} // namespace yichuang::center
