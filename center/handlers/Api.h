// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/handlers/ChangesHandler.h"
#include "center/handlers/EnrolmentHandler.h"
#include "center/handlers/NumberBlocksHandler.h"
#include "center/handlers/OperationsHandler.h"
#include "center/handlers/SignInHandler.h"
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
    void announce(qint64 position)
    {
        m_polls.announce(position);
        m_tiers.glance();
    }
    /// Answers every long-poll; later ones are answered at once.
    void close()
    {
        m_polls.close();
        m_tiers.close();
    }
    [[nodiscard]] size_t waiting() const { return m_polls.count(); }

private:
    void addRoutes();

    ApiContext m_context;
    LongPolls m_polls;
    EnrolmentHandler m_enrolments;
    SignInHandler m_signIns;
    OperationsHandler m_operations;
    ChangesHandler m_changes;
    NumberBlocksHandler m_numberBlocks;
    StatusHandler m_status;
    TiersHandler m_tiers;
    Router m_router;
};

} // namespace yichuang::center
