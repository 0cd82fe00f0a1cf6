// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace yichuang::center {

/// Who waits for the feed to move. Each waiter is called exactly once, on the thread of this object, and must be
/// quick: when something may have come, when its time is over, or when the centre goes down.
class LongPolls {
public:
    enum class Why { Moved, TimeOver, Closing };
    using Waiter = std::function<void(Why)>;
    using TimePoint = std::chrono::steady_clock::time_point;

    /// `glance` is called now and then while somebody waits, for changes made by other processes.
    explicit LongPolls(std::function<void()> glance, std::chrono::milliseconds every = std::chrono::seconds(1));
    /// As `close`.
    ~LongPolls();
    LongPolls(const LongPolls &) = delete;
    LongPolls &operator=(const LongPolls &) = delete;

    /// `seen` is the place in the feed the waiter has read up to. Thread-safe.
    void add(qint64 seen, TimePoint until, Waiter waiter);
    /// The feed reached this place. Thread-safe.
    void announce(qint64 position);
    /// Calls all who wait, and from now on everybody at once. Thread-safe, idempotent.
    void close();
    [[nodiscard]] size_t count() const;

private:
    struct Entry {
        qint64 seen;
        TimePoint until;
        Waiter waiter;
    };
    struct Due {
        Waiter waiter;
        Why why;
    };
    void loop();
    [[nodiscard]] std::vector<Due> takeDue();
    [[nodiscard]] TimePoint nextWake() const;

    const std::function<void()> m_glance;
    const std::chrono::milliseconds m_every;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Entry> m_waiting;
    qint64 m_position = 0;
    bool m_announced = false;
    bool m_closing = false;
    std::thread m_thread;
};

} // namespace yichuang::center
