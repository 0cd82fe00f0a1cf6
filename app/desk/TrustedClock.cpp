// SPDX-License-Identifier: Apache-2.0
#include "app/desk/TrustedClock.h"

#include <algorithm>

namespace yichuang::desk {

TrustedClock::Reading TrustedClock::read()
{
    const std::lock_guard lock(m_mutex);
    Reading reading{m_clock.now(), m_clock.sinceBoot().count(), m_offsetMs, m_uncertaintyMs};
    const auto passed = std::max(std::chrono::milliseconds(0), m_clock.sinceBoot() - m_lastBoot);
    const base::Instant least = m_last == base::Instant() ? m_last : m_last + passed;
    if (reading.trusted() < least) {
        reading.offsetMs = (least - reading.wall).count();
        reading.uncertaintyMs = -1;
    }
    m_last = reading.trusted();
    m_lastBoot = m_clock.sinceBoot();
    return reading;
}

void TrustedClock::setOffset(qint64 offsetMs, qint64 uncertaintyMs)
{
    const std::lock_guard lock(m_mutex);
    m_offsetMs = offsetMs;
    m_uncertaintyMs = uncertaintyMs;
    // The centre's word outweighs a clock that once ran ahead here.
    m_last = {};
}

void TrustedClock::notBefore(base::Instant at)
{
    const std::lock_guard lock(m_mutex);
    if (at > m_last) {
        m_last = at;
        m_lastBoot = m_clock.sinceBoot();
    }
}

} // namespace yichuang::desk
