// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/handlers/ApiContext.h"
#include "center/handlers/SignInTurns.h"

#include <vector>

namespace yichuang::center {

/// Somebody at a workstation who says to be a person of the directory.
struct PasswordAttempt {
    Responder responder;
    Enrolled workstation;
    domain::Person person; ///< of somebody unknown the id only
    crypto::SecretBytes password;
    std::optional<SignInTry> counted; ///< empty: there is no such account, which takes as long to say
    std::vector<SignInTurns::Turn> turns; ///< of the workstation and of the account
};

/// Checks a password: counts the try durably and writes what came of it into the audit, looks at the password on a reading
/// thread, then goes on with `good`. Everything else is answered here. Tries from one
/// workstation follow each other, and so do those on one account (SignInTurns); 503 for who would wait too long.
class PasswordCheck {
public:
    using Good = std::function<void(const std::shared_ptr<PasswordAttempt> &, Stores &)>;

    explicit PasswordCheck(const ApiContext &context) : m_context(context) {}

    /// On a reading thread. NotAllowed "sign_in.seat" and so on are answered before the password is looked at.
    void run(Stores &stores, const Enrolled &workstation, const domain::PersonId &person, const QString &password, const Responder &responder,
             const Good &good) const;

private:
    void takeTurns(const std::shared_ptr<PasswordAttempt> &attempt, const Good &good) const;
    void count(const std::shared_ptr<PasswordAttempt> &attempt, const Good &good) const;
    void verify(const std::shared_ptr<PasswordAttempt> &attempt, const Good &good) const;
    void fail(const std::shared_ptr<PasswordAttempt> &attempt) const;

    const ApiContext &m_context;
    SignInTurns m_turns;
};

} // namespace yichuang::center
