// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/handlers/ApiContext.h"

namespace yichuang::center {

/// POST /v1/sign-ins: counts the try durably, verifies the password off the writer's thread, and gives the person's
/// record with the workstation's escrowed data key.
class SignInHandler {
public:
    explicit SignInHandler(const ApiContext &context) : m_context(context) {}
    void handle(const Request &request, const Responder &responder) const;

private:
    struct Attempt;
    void count(const std::shared_ptr<Attempt> &attempt) const;
    void verify(const std::shared_ptr<Attempt> &attempt) const;
    void succeed(const std::shared_ptr<Attempt> &attempt) const;

    const ApiContext &m_context;
};

} // namespace yichuang::center
