// SPDX-License-Identifier: Apache-2.0
#include "app/desk/TrustedClock.h"

#include <algorithm>
#include <utility>

namespace yichuang::desk {

namespace {

// Two clocks cut to milliseconds, read one after the other, differ by this without anybody having set one.
constexpr std::chrono::milliseconds Jitter(2);
constexpr int Tries = 5;
// What is more than this between two clocks that went together was somebody setting one of them.
constexpr std::chrono::milliseconds LargestSlew(2000);

// Both clocks at one moment: on a busy machine the thread may be put aside between the two.
std::pair<base::Instant, std::chrono::milliseconds> readBoth(const base::Clock &clock)
{
    for (int i = 1;; ++i) {
        const std::chrono::milliseconds boot = clock.sinceBoot();
        const base::Instant wall = clock.now();
        if (clock.sinceBoot() - boot < Jitter || i == Tries) {
            return {wall, boot};
        }
    }
}

} // namespace

TrustedClock::Reading TrustedClock::read()
{
    const std::lock_guard lock(m_mutex);
    const auto [wall, boot] = readBoth(m_clock);
    Reading reading{wall, boot.count(), m_offsetMs, m_uncertaintyMs};
    if (const std::chrono::milliseconds step = stepSinceHeard(reading, boot); std::chrono::abs(step) > LargestSlew) {
        reading.offsetMs -= step.count();
    }
    const base::Instant lowest = least(boot);
    const std::chrono::milliseconds behind = lowest - reading.trusted();
    if (behind > std::chrono::milliseconds(0)) {
        reading.offsetMs += behind.count();
        const bool isKnown = m_uncertaintyMs >= 0 && behind <= Jitter;
        reading.uncertaintyMs = isKnown ? m_uncertaintyMs + behind.count() : -1;
    }
    m_last = reading.trusted();
    m_lastBoot = boot;
    return reading;
}

std::chrono::milliseconds TrustedClock::stepSinceHeard(const Reading &reading, std::chrono::milliseconds boot) const
{
    return m_heard ? reading.trusted() - (m_heard->at + (boot - m_heard->boot)) : std::chrono::milliseconds(0);
}

base::Instant TrustedClock::least(std::chrono::milliseconds boot) const
{
    return m_last == base::Instant() ? m_last : m_last + std::max(std::chrono::milliseconds(0), boot - m_lastBoot);
}

void TrustedClock::setOffset(qint64 offsetMs, qint64 uncertaintyMs)
{
    const std::lock_guard lock(m_mutex);
    m_offsetMs = offsetMs;
    m_uncertaintyMs = uncertaintyMs;
    const auto [wall, boot] = readBoth(m_clock);
    m_heard = uncertaintyMs >= 0 ? std::optional(Heard{wall + std::chrono::milliseconds(offsetMs), boot}) : std::nullopt;
    // The centre's word outweighs a clock that once ran ahead here.
    m_last = {};
}

void TrustedClock::notBefore(base::Instant at)
{
    const std::lock_guard lock(m_mutex);
    const std::chrono::milliseconds boot = m_clock.sinceBoot();
    if (at > least(boot)) {
        m_last = at;
        m_lastBoot = boot;
    }
}

} // namespace yichuang::desk
