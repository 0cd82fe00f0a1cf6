// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/handlers/PasswordCheck.h"

namespace yichuang::center {

/// POST /v1/sign-ins: gives the person's record with the workstation's escrowed data key, and begins a session. Who signs in with a
/// password that somebody else chose is refused (NotAllowed "sign_in.must_change") until it was changed.
/// POST /v1/passwords: another password, by who knows the present one; ends the person's sessions.
class SignInHandler {
public:
    explicit SignInHandler(const ApiContext &context) : m_context(context), m_check(context) {}
    void handle(const Request &request, const Responder &responder) const;
    void changePassword(const Request &request, const Responder &responder) const;

private:
    void succeed(const std::shared_ptr<PasswordAttempt> &attempt, Stores &stores) const;
    void replace(const std::shared_ptr<PasswordAttempt> &attempt, Stores &stores, const QString &password) const;

    const ApiContext &m_context;
    PasswordCheck m_check;
};

} // namespace yichuang::center
