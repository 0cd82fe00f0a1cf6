// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/LongPolls.h"

#include "center/store/ChangeFeedStore.h"

#include <algorithm>
#include <utility>

namespace yichuang::center {

LongPolls::LongPolls(std::function<void()> glance, std::chrono::milliseconds every)
    : m_glance(std::move(glance)), m_every(every), m_thread([this] { loop(); })
{
}

LongPolls::~LongPolls()
{
    close();
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void LongPolls::add(Waiting waiting, Waiter waiter)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_entries.empty()) {
            tellUpTo(waiting.seen); // there is nobody who could have missed something
            m_nextGlance = std::chrono::steady_clock::now() + m_every;
        }
        const quint64 id = ++m_lastId;
        m_byTime.emplace(waiting.until, id);
        for (const QString &scope : waiting.scopes) {
            m_byScope[scope].insert(id);
        }
        // The feed may have moved since it was read.
        const bool isDue = m_closing || isBehind(waiting);
        m_entries.emplace(id, Entry{std::move(waiting), std::move(waiter)});
        if (isDue) {
            wake(id, m_closing ? Why::Closing : Why::Moved);
        }
    }
    m_wake.notify_one();
}

bool LongPolls::isBehind(const Waiting &waiting) const
{
    return m_movedAll > waiting.seen || std::any_of(waiting.scopes.begin(), waiting.scopes.end(), [&](const QString &scope) {
               return m_moved.value(scope) > waiting.seen;
           });
}

void LongPolls::wake(quint64 id, Why why)
{
    const auto found = m_entries.find(id);
    const Waiting &waiting = found->second.waiting;
    for (const QString &scope : waiting.scopes) {
        const auto waitingFor = m_byScope.find(scope);
        waitingFor->remove(id);
        if (waitingFor->isEmpty()) {
            m_byScope.erase(waitingFor);
        }
    }
    m_byTime.erase({waiting.until, id});
    m_due.push_back({std::move(found->second.waiter), why});
    m_entries.erase(found);
}

void LongPolls::wakeBehind(qint64 position)
{
    m_movedAll = std::max(m_movedAll, position);
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        const auto here = entry++;
        if (here->second.waiting.seen < position) {
            wake(here->first, Why::Moved);
        }
    }
}

// Everything up to here was told, or concerns nobody.
void LongPolls::tellUpTo(qint64 position)
{
    m_told = std::max(m_told, position);
    while (!m_ahead.empty() && m_ahead.begin()->first <= m_told) {
        m_told = std::max(m_told, m_ahead.begin()->second);
        m_ahead.erase(m_ahead.begin());
    }
}

void LongPolls::announce(const FeedMove &move)
{
    {
        const std::lock_guard lock(m_mutex);
        m_top = std::max(m_top, move.to);
        if (move.scopes.isEmpty() || move.scopes.contains(everyoneScope())) {
            wakeBehind(move.to);
        }
        for (const QString &scope : move.scopes) {
            qint64 &moved = m_moved[scope];
            moved = std::max(moved, move.to);
            const QSet<quint64> concerned = m_byScope.value(scope);
            for (const quint64 id : concerned) {
                if (m_entries.at(id).waiting.seen < move.to) {
                    wake(id, Why::Moved);
                }
            }
        }
        qint64 &ahead = m_ahead[move.from];
        ahead = std::max(ahead, move.to);
        tellUpTo(m_told);
    }
    m_wake.notify_one();
}

qint64 LongPolls::top() const
{
    const std::lock_guard lock(m_mutex);
    return m_top;
}

void LongPolls::sawHead(qint64 head, qint64 topBefore)
{
    {
        const std::lock_guard lock(m_mutex);
        if (head < topBefore) {
            m_moved.clear();
            m_ahead.clear();
            m_movedAll = 0;
            m_told = m_top = m_lastHead = head;
            while (!m_entries.empty()) {
                wake(m_entries.begin()->first, Why::Moved);
            }
        } else if (m_told < m_lastHead) {
            wakeBehind(m_lastHead);
            tellUpTo(m_lastHead);
        }
        m_lastHead = head;
        m_top = std::max(m_top, head);
    }
    m_wake.notify_one();
}

void LongPolls::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
        while (!m_entries.empty()) {
            wake(m_entries.begin()->first, Why::Closing);
        }
    }
    m_wake.notify_one();
}

size_t LongPolls::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_entries.size();
}

LongPolls::TimePoint LongPolls::nextWake() const
{
    return std::min(m_nextGlance, m_byTime.empty() ? m_nextGlance : m_byTime.begin()->first);
}

void LongPolls::takeLate(TimePoint now)
{
    while (!m_byTime.empty() && m_byTime.begin()->first <= now) {
        wake(m_byTime.begin()->second, Why::TimeOver);
    }
}

void LongPolls::loop()
{
    std::unique_lock lock(m_mutex);
    while (!m_ending || !m_due.empty()) {
        const auto called = [this] { return !m_due.empty() || m_ending; };
        if (m_entries.empty()) {
            m_wake.wait(lock, [&] { return called() || !m_entries.empty(); });
        } else {
            m_wake.wait_until(lock, nextWake(), called);
        }
        const TimePoint now = std::chrono::steady_clock::now();
        takeLate(now);
        const bool isGlance = now >= m_nextGlance && !m_entries.empty() && !m_closing;
        if (isGlance) {
            m_nextGlance = now + m_every;
        }
        const std::vector<Due> due = std::exchange(m_due, {});
        lock.unlock();
        for (const Due &one : due) {
            one.waiter(one.why);
        }
        if (isGlance) {
            m_glance();
        }
        lock.lock();
    }
}

} // namespace yichuang::center
