// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/store/FeedMove.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>

namespace yichuang::center {

/// Tells those who wait that the feed moved. Thread-safe. Told after the commit: whoever reads then, sees it.
class FeedNotifier {
public:
    using Listener = std::function<void(const FeedMove &move)>;

    /// Called on the writer's thread: must be quick, and must not (un)subscribe from inside.
    [[nodiscard]] int subscribe(Listener listener);
    /// When it returns, the listener is not called any more.
    void unsubscribe(int subscription);
    /// In any order; more than once does no harm. A move that moves nothing is not told.
    void announce(const FeedMove &move);

    /// Of the last move told.
    [[nodiscard]] qint64 position() const;
    /// False when the time ran out before the feed moved beyond `position`.
    [[nodiscard]] bool waitBeyond(qint64 position, std::chrono::milliseconds atMost) const;

private:
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_moved;
    std::map<int, Listener> m_listeners;
    int m_nextSubscription = 1;
    qint64 m_position = 0;
};

} // namespace yichuang::center
