// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/handlers/ApiContext.h"

namespace yichuang::center {

/// POST /v1/renewals: another certificate for the workstation that asks, over the one in force; that one stays good until the
/// new one was used. GET /v1/enrolment: how the enrolment stands; asking with a renewed certificate is using it.
class RenewalHandler {
public:
    explicit RenewalHandler(const ApiContext &context) : m_context(context) {}
    void renew(const Request &request, const Responder &responder) const;
    void standing(const Request &request, const Responder &responder) const;

private:
    const ApiContext &m_context;
};

} // namespace yichuang::center
