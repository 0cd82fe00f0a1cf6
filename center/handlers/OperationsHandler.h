// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/handlers/ApiContext.h"

namespace yichuang::center {

/// POST /v1/operations: each operation gets its own answer, after the commit that made it durable. The HTTP
/// status speaks of the transport only.
class OperationsHandler {
public:
    explicit OperationsHandler(const ApiContext &context) : m_context(context) {}
    void handle(const Request &request, const Responder &responder) const;

private:
    void offer(const Enrolled &workstation, const QByteArray &body, const Responder &responder) const;

    const ApiContext &m_context;
};

} // namespace yichuang::center
