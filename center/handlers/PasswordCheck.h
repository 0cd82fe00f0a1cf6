// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/handlers/ApiContext.h"

namespace yichuang::center {

/// Somebody at a workstation who says to be a person of the directory.
struct PasswordAttempt {
    Responder responder;
    Enrolled workstation;
    domain::Person person;
    crypto::SecretBytes password;
    std::optional<SignInTry> counted;
};

/// Checks a password: counts the try durably and writes what came of it into the audit, looks at the password on a reading
/// thread, then goes on with `good`. Everything else is answered here.
class PasswordCheck {
public:
    using Good = std::function<void(const std::shared_ptr<PasswordAttempt> &, Stores &)>;

    explicit PasswordCheck(const ApiContext &context) : m_context(context) {}

    /// On a reading thread. NotAllowed "sign_in.seat" and so on are answered before the password is looked at.
    void run(Stores &stores, const Enrolled &workstation, const domain::PersonId &person, const QString &password, const Responder &responder,
             Good good) const;

private:
    void verify(const std::shared_ptr<PasswordAttempt> &attempt, const Good &good) const;
    void fail(const std::shared_ptr<PasswordAttempt> &attempt) const;

    const ApiContext &m_context;
};

} // namespace yichuang::center
