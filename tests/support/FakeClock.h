// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"

#include <atomic>

namespace yichuang::tests {

/// Time that stands still until a test moves it. Thread-safe.
class FakeClock final : public base::Clock {
public:
    /// Starts at 10:42 in China on a working Monday.
    FakeClock() : m_now(base::toMs(base::chinaInstant(QDate(2026, 11, 23), QTime(10, 42)))) {}
    explicit FakeClock(base::Instant at) : m_now(base::toMs(at)) {}

    [[nodiscard]] base::Instant now() const override { return base::instantFromMs(m_now); }
    [[nodiscard]] std::chrono::milliseconds sinceBoot() const override { return std::chrono::milliseconds(m_boot); }

    /// Time passes: both clocks move.
    void advance(std::chrono::milliseconds by)
    {
        m_now += by.count();
        m_boot += by.count();
    }
    /// Somebody sets the wall clock; the monotonic one does not notice.
    void setWall(base::Instant at) { m_now = base::toMs(at); }

private:
    std::atomic<qint64> m_now;
    std::atomic<qint64> m_boot{3'600'000};
};

} // namespace yichuang::tests
