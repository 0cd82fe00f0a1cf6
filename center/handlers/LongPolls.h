// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/store/FeedMove.h"

#include <QHash>
#include <QSet>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace yichuang::center {

/// Who waits for the feed to move. Each waiter is called exactly once, on the thread of this object, and must be
/// quick: when something of its scopes may have come, when its time is over, or when the centre goes down.
///
/// Moves are told by the writer and by other services, each with the scopes it concerns, so that thousands may wait and
/// only those concerned read again. What nobody told (a notice that was lost, another process) is found by the glance:
/// a place in the feed that is still untold one glance later wakes everybody.
class LongPolls {
public:
    enum class Why { Moved, TimeOver, Closing };
    using Waiter = std::function<void(Why)>;
    using TimePoint = std::chrono::steady_clock::time_point;

    /// `glance` is called now and then while somebody waits; it reads the head of the feed and says `sawHead`.
    explicit LongPolls(std::function<void()> glance, std::chrono::milliseconds every = std::chrono::milliseconds(500));
    /// As `close`.
    ~LongPolls();
    LongPolls(const LongPolls &) = delete;
    LongPolls &operator=(const LongPolls &) = delete;

    struct Waiting {
        qint64 seen = 0;    ///< the place in the feed the waiter has read up to
        TimePoint until;
        QStringList scopes; ///< besides what is for everyone
    };
    /// Thread-safe.
    void add(Waiting waiting, Waiter waiter);
    /// The feed moved. Thread-safe; in any order.
    void announce(const FeedMove &move);
    /// The highest place told so far. Thread-safe.
    [[nodiscard]] qint64 top() const;
    /// The head as it was read from the database after `top()` answered `topBefore`. A lower one means that the feed went
    /// back (a standby took over, a backup was brought back): everybody reads again from there. Thread-safe.
    void sawHead(qint64 head, qint64 topBefore);
    /// Calls all who wait, and from now on everybody at once. Thread-safe, idempotent.
    void close();
    [[nodiscard]] size_t count() const;

private:
    struct Entry {
        Waiting waiting;
        Waiter waiter;
    };
    struct Due {
        Waiter waiter;
        Why why;
    };
    void loop();
    void takeLate(TimePoint now);
    [[nodiscard]] TimePoint nextWake() const;
    /// Under the lock, as all below.
    void wake(quint64 id, Why why);
    void wakeBehind(qint64 position);
    [[nodiscard]] bool isBehind(const Waiting &waiting) const;
    void tellUpTo(qint64 position);

    const std::function<void()> m_glance;
    const std::chrono::milliseconds m_every;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::map<quint64, Entry> m_entries;
    QHash<QString, QSet<quint64>> m_byScope;
    std::set<std::pair<TimePoint, quint64>> m_byTime;
    std::vector<Due> m_due;
    quint64 m_lastId = 0;
    QHash<QString, qint64> m_moved; ///< the last place of each scope
    qint64 m_movedAll = 0;          ///< the last place that concerned everybody
    qint64 m_told = 0;              ///< every place up to here was told
    std::map<qint64, qint64> m_ahead; ///< moves told beyond it, from → to
    qint64 m_top = 0;
    qint64 m_lastHead = 0; ///< as the last glance found it
    TimePoint m_nextGlance;
    bool m_closing = false;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace yichuang::center
