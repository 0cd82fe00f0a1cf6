// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/handlers/ApiContext.h"

namespace yichuang::center {

/// GET /v1/time, /healthz (the process lives) and /readyz (the database answers and a catalogue is published).
class StatusHandler {
public:
    explicit StatusHandler(const ApiContext &context) : m_context(context) {}
    void time(const Request &request, const Responder &responder) const;
    void health(const Request &request, const Responder &responder) const;
    void readiness(const Request &request, const Responder &responder) const;

private:
    const ApiContext &m_context;
};

} // namespace yichuang::center
