// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/handlers/ApiContext.h"

namespace yichuang::center {

/// POST /v1/audit: takes over what a workstation's own audit says (reads, prints, exports, sign-ins), in order, each line
/// once. The answer says how far the centre has it; a batch for another place changes nothing. A line is refused for nothing it says but
/// an act that no workstation tells: one from the future, from more than a day before the enrolment or of another window stands at the moment it was
/// told, or at the workstation's own window, with what was told in its detail.
class AuditHandler {
public:
    explicit AuditHandler(const ApiContext &context) : m_context(context) {}
    void handle(const Request &request, const Responder &responder) const;

private:
    const ApiContext &m_context;
};

} // namespace yichuang::center
