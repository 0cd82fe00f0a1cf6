// SPDX-License-Identifier: Apache-2.0
#include "center/journal/FeedNotifier.h"

namespace yichuang::center {

int FeedNotifier::subscribe(Listener listener)
{
    const std::lock_guard lock(m_mutex);
    const int subscription = m_nextSubscription++;
    m_listeners.emplace(subscription, std::move(listener));
    return subscription;
}

void FeedNotifier::unsubscribe(int subscription)
{
    const std::lock_guard lock(m_mutex);
    m_listeners.erase(subscription);
}

void FeedNotifier::announce(const FeedMove &move)
{
    if (move.isNothing()) {
        return;
    }
    const std::lock_guard lock(m_mutex);
    m_position = move.to;
    for (const auto &[subscription, listener] : m_listeners) {
        listener(move);
    }
    m_moved.notify_all();
}

qint64 FeedNotifier::position() const
{
    const std::lock_guard lock(m_mutex);
    return m_position;
}

bool FeedNotifier::waitBeyond(qint64 position, std::chrono::milliseconds atMost) const
{
    std::unique_lock lock(m_mutex);
    return m_moved.wait_for(lock, atMost, [&] { return m_position > position; });
}

} // namespace yichuang::center
