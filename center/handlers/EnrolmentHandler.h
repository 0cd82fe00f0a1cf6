// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/handlers/ApiContext.h"

namespace yichuang::center {

/// POST /v1/enrolments: a one-time code and a key made on the workstation become a certificate.
class EnrolmentHandler {
public:
    explicit EnrolmentHandler(const ApiContext &context) : m_context(context) {}
    void handle(const Request &request, const Responder &responder) const;

private:
    const ApiContext &m_context;
};

} // namespace yichuang::center
