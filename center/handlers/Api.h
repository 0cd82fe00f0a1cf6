// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/handlers/AttachmentsHandler.h"
#include "center/handlers/AuditHandler.h"
#include "center/handlers/ChangesHandler.h"
#include "center/handlers/EnrolmentHandler.h"
#include "center/handlers/MetricsHandler.h"
#include "center/handlers/NumberBlocksHandler.h"
#include "center/handlers/OperationsHandler.h"
#include "center/handlers/RenewalHandler.h"
#include "center/handlers/SignInHandler.h"
#include "center/handlers/StaffHandler.h"
#include "center/handlers/StatusHandler.h"
#include "center/handlers/TiersHandler.h"

namespace yichuang::center {

/// The centre's routes, as docs/api/openapi.json describes them (a test holds the two together).
class Api {
public:
    explicit Api(ApiContext context);
    Api(const Api &) = delete;
    Api &operator=(const Api &) = delete;

    [[nodiscard]] const Router &router() const { return m_router; }
    /// The feed moved: wakes who waits.
    void announce(const FeedMove &move)
    {
        m_polls.announce(move);
        m_tiers.glance();
    }
    /// Proxies are told to send nobody any more; who comes is answered as before.
    void leave() { m_status.leave(); }
    /// Answers every long-poll; later ones are answered at once.
    void close()
    {
        m_polls.close();
        m_tiers.close();
    }
    [[nodiscard]] size_t waiting() const { return m_polls.count(); }

private:
    void addRoutes();
    void addAttachmentRoutes();

    ApiContext m_context;
    LongPolls m_polls;
    EnrolmentHandler m_enrolments;
    SignInHandler m_signIns;
    OperationsHandler m_operations;
    ChangesHandler m_changes;
    NumberBlocksHandler m_numberBlocks;
    StaffHandler m_staff;
    RenewalHandler m_renewals;
    AuditHandler m_audit;
    StatusHandler m_status;
    MetricsHandler m_metrics;
    AttachmentsHandler m_attachments;
    TiersHandler m_tiers;
    Router m_router;
};

} // namespace yichuang::center
