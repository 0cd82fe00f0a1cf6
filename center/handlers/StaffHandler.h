// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/handlers/ApiContext.h"
#include "center/store/Staff.h"

namespace yichuang::center {

/// /v1/people, /v1/windows, /v1/enrolment-codes: what a hall manager does with people and windows. Each request carries the
/// token of a session that this person began at this workstation within FreshSignIn. An order is one transaction.
class StaffHandler {
public:
    explicit StaffHandler(const ApiContext &context) : m_context(context) {}

    void people(const Request &request, const Responder &responder) const;
    void changePeople(const Request &request, const Responder &responder) const;
    void windows(const Request &request, const Responder &responder) const;
    void changeWindows(const Request &request, const Responder &responder) const;
    void issueCode(const Request &request, const Responder &responder) const;

private:
    /// The hall manager who asks. WrongSecret "session.unknown", "session.expired", "session.stale"; NotAllowed as checkManager.
    [[nodiscard]] base::Result<Author> managerOf(const Request &request, Stores &stores) const;
    /// `work(Staff &, Stores &)` makes the answer in the writer's transaction.
    template<typename Work>
    void order(const Author &author, int status, const Responder &responder, Work work) const;

    const ApiContext &m_context;
};

} // namespace yichuang::center
