// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/handlers/ApiContext.h"
#include "center/handlers/LongPolls.h"
#include "center/tiers/ParentSide.h"

#include <atomic>

namespace yichuang::center {

/// What the centres below this one ask (docs/tiers.md): POST /v1/tiers/enrolments, /v1/tiers/renewals and /v1/tiers/offers, and GET
/// /v1/tiers/news. A centre is known by its certificate, as a workstation is; neither may use the other's routes.
class TiersHandler {
public:
    static constexpr std::chrono::seconds MaxWait{60};

    explicit TiersHandler(const ApiContext &context);
    void enrol(const Request &request, const Responder &responder) const;
    /// Another certificate over the one in force; that one stays good until the new one was used.
    void renew(const Request &request, const Responder &responder) const;
    void offer(const Request &request, const Responder &responder) const;
    void news(const Request &request, const Responder &responder) const;
    /// Something was committed: those who wait look.
    void glance() const;
    /// Answers all who wait; later ones are answered at once.
    void close() { m_polls.close(); }

private:
    struct Question {
        TierChild child;
        tiers::NewsQuestion asked;
        LongPolls::TimePoint until;
    };
    void answer(Stores &stores, const Question &question, const Responder &responder) const;

    const ApiContext &m_context;
    mutable std::atomic<int> m_glances{0}; ///< under way: one is enough
    mutable LongPolls m_polls;
};

} // namespace yichuang::center
