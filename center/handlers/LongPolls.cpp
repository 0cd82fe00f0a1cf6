// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/LongPolls.h"

#include <algorithm>

namespace yichuang::center {

LongPolls::LongPolls(std::function<void()> glance, std::chrono::milliseconds every)
    : m_glance(std::move(glance)), m_every(every), m_thread([this] { loop(); })
{
}

LongPolls::~LongPolls()
{
    close();
    m_thread.join();
}

void LongPolls::add(qint64 seen, TimePoint until, Waiter waiter)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back({seen, until, std::move(waiter)});
        m_announced = true; // the thread looks at it: the feed may have moved since it was read
    }
    m_wake.notify_one();
}

void LongPolls::announce(qint64 position)
{
    {
        const std::lock_guard lock(m_mutex);
        m_position = std::max(m_position, position);
        m_announced = true;
    }
    m_wake.notify_one();
}

void LongPolls::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_wake.notify_one();
}

size_t LongPolls::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiting.size();
}

LongPolls::TimePoint LongPolls::nextWake() const
{
    TimePoint wake = std::chrono::steady_clock::now() + m_every;
    for (const Entry &entry : m_waiting) {
        wake = std::min(wake, entry.until);
    }
    return wake;
}

std::vector<LongPolls::Due> LongPolls::takeDue()
{
    std::vector<Due> due;
    const TimePoint now = std::chrono::steady_clock::now();
    const auto isDue = [&](Entry &entry) {
        const bool moved = m_position > entry.seen;
        if (!moved && !m_closing && now < entry.until) {
            return false;
        }
        due.push_back({std::move(entry.waiter), moved ? Why::Moved : m_closing ? Why::Closing : Why::TimeOver});
        return true;
    };
    m_waiting.erase(std::remove_if(m_waiting.begin(), m_waiting.end(), isDue), m_waiting.end());
    m_announced = false;
    return due;
}

void LongPolls::loop()
{
    std::unique_lock lock(m_mutex);
    while (!m_closing || !m_waiting.empty()) {
        const auto called = [this] { return m_announced || m_closing; };
        if (m_waiting.empty()) {
            m_wake.wait(lock, called);
        } else {
            m_wake.wait_until(lock, nextWake(), called);
        }
        const bool isGlance = !m_announced && !m_closing && !m_waiting.empty();
        std::vector<Due> due = takeDue();
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
