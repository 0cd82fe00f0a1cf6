// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "center/http/Router.h"
#include "center/http/ServerOptions.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace yichuang::center {

class HttpSession;

/// What the listener and the sessions share: the table of routes, the bounds and who is connected. Thread-safe.
class ServerState {
public:
    ServerState(const Router &router, const ServerOptions &options, const base::Clock &clock);

    [[nodiscard]] const Router &router() const { return m_router; }
    [[nodiscard]] const ServerLimits &limits() const { return m_limits; }
    [[nodiscard]] const base::Clock &clock() const { return m_clock; }
    [[nodiscard]] Metrics &metrics() const { return *m_metrics; }

    /// False: a cap is reached or the server drains; the connection must be dropped.
    [[nodiscard]] bool enter(const std::shared_ptr<HttpSession> &session, const QString &peer);
    void leave(const HttpSession *session);

    /// False: too many requests are being worked on.
    [[nodiscard]] bool takeRequest();
    void giveBackRequest();

    [[nodiscard]] bool isDraining() const;
    /// From now on nobody enters; answers who is inside.
    [[nodiscard]] std::vector<std::shared_ptr<HttpSession>> startDraining();
    [[nodiscard]] std::vector<std::shared_ptr<HttpSession>> inside() const;
    /// True when everybody has left in time.
    [[nodiscard]] bool waitUntilEmpty(std::chrono::milliseconds bound) const;
    [[nodiscard]] int connectionCount() const;

private:
    struct Entry {
        std::weak_ptr<HttpSession> session;
        QString peer;
    };

    const Router &m_router;
    const ServerLimits m_limits;
    const base::Clock &m_clock;
    const std::shared_ptr<Metrics> m_metrics;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_left;
    std::unordered_map<const HttpSession *, Entry> m_sessions;
    QHash<QString, int> m_peers;
    int m_requests = 0;
    bool m_draining = false;
};

} // namespace yichuang::center
