// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/Heartbeat.h"

#include <QMetaObject>

namespace yichuang::bench {

using Clock = std::chrono::steady_clock;

void Heartbeat::start()
{
    m_thread = std::thread([this] { beat(); });
}

void Heartbeat::beat()
{
    std::unique_lock lock(m_mutex);
    for (auto next = Clock::now(); !m_wake.wait_until(lock, next, [this] { return m_isStopping; });) {
        const auto posted = Clock::now();
        QMetaObject::invokeMethod(
            this, [this, posted] { m_delays.push_back(std::chrono::duration<double, std::milli>(Clock::now() - posted).count()); }, Qt::QueuedConnection);
        next = std::max(next + std::chrono::milliseconds(1), posted);
    }
}

void Heartbeat::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

Heartbeat::~Heartbeat()
{
    stop();
}

} // namespace yichuang::bench
