// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/handlers/ApiContext.h"

namespace yichuang::center {

/// POST /v1/number-blocks: a run of serials for this enrolment; the same request gets the same run.
class NumberBlocksHandler {
public:
    explicit NumberBlocksHandler(const ApiContext &context) : m_context(context) {}
    void handle(const Request &request, const Responder &responder) const;

private:
    const ApiContext &m_context;
};

} // namespace yichuang::center
