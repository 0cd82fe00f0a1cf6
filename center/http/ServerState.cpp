// SPDX-License-Identifier: Apache-2.0
#include "center/http/ServerState.h"

namespace yichuang::center {

ServerState::ServerState(const Router &router, const ServerOptions &options, const base::Clock &clock)
    : m_router(router), m_limits(options.limits), m_clock(clock), m_metrics(options.metrics)
{
}

bool ServerState::enter(const std::shared_ptr<HttpSession> &session, const QString &peer)
{
    const std::lock_guard lock(m_mutex);
    const bool full = static_cast<int>(m_sessions.size()) >= m_limits.connections;
    // Also while it goes down: who was let in before the port was closed is answered once.
    if (full || m_peers.value(peer) >= m_limits.connectionsPerPeer) {
        m_metrics->add(Family::RefusedConnections);
        return false;
    }
    m_sessions.emplace(session.get(), Entry{session, peer});
    m_metrics->set(Family::Connections, static_cast<double>(m_sessions.size()));
    ++m_peers[peer];
    return true;
}

void ServerState::leave(const HttpSession *session)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_sessions.find(session);
    if (found == m_sessions.end()) {
        return;
    }
    const auto peer = m_peers.find(found->second.peer);
    if (--peer.value() == 0) {
        m_peers.erase(peer);
    }
    m_sessions.erase(found);
    m_metrics->set(Family::Connections, static_cast<double>(m_sessions.size()));
    m_left.notify_all();
}

bool ServerState::takeRequest()
{
    const std::lock_guard lock(m_mutex);
    if (m_requests >= m_limits.requestsInFlight) {
        return false;
    }
    ++m_requests;
    m_metrics->set(Family::RequestsInFlight, m_requests);
    return true;
}

void ServerState::giveBackRequest()
{
    const std::lock_guard lock(m_mutex);
    --m_requests;
    m_metrics->set(Family::RequestsInFlight, m_requests);
}

bool ServerState::isDraining() const
{
    const std::lock_guard lock(m_mutex);
    return m_draining;
}

std::vector<std::shared_ptr<HttpSession>> ServerState::startDraining()
{
    {
        const std::lock_guard lock(m_mutex);
        m_draining = true;
    }
    return inside();
}

std::vector<std::shared_ptr<HttpSession>> ServerState::inside() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::shared_ptr<HttpSession>> sessions;
    for (const auto &[key, entry] : m_sessions) {
        if (auto session = entry.session.lock()) {
            sessions.push_back(std::move(session));
        }
    }
    return sessions;
}

bool ServerState::waitUntilEmpty(std::chrono::milliseconds bound) const
{
    std::unique_lock lock(m_mutex);
    return m_left.wait_for(lock, bound, [this] { return m_sessions.empty(); });
}

int ServerState::connectionCount() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_sessions.size());
}

} // namespace yichuang::center
