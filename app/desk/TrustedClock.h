// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"

#include <mutex>
#include <optional>

namespace yichuang::desk {

/// The PC's clock corrected by the centre's, and never going back. Once the centre was heard, setting the wall clock in either
/// direction changes nothing: time goes on from that moment by the monotonic clock. Before that, the wall clock is believed
/// when it is set ahead, and time goes on from the last moment known when it is set back.
/// Thread-safe.
class TrustedClock {
public:
    /// What an operation notes of its time (`trusted` equals `wall` plus `offsetMs`).
    struct Reading {
        base::Instant wall;
        qint64 sinceBootMs = 0;
        qint64 offsetMs = 0;
        qint64 uncertaintyMs = -1;
        [[nodiscard]] base::Instant trusted() const { return wall + std::chrono::milliseconds(offsetMs); }
    };

    explicit TrustedClock(const base::Clock &clock) : m_clock(clock) {}

    [[nodiscard]] Reading read();
    [[nodiscard]] base::Instant now() { return read().trusted(); }
    /// The centre's clock was heard: centre minus wall.
    void setOffset(qint64 offsetMs, qint64 uncertaintyMs);
    /// Nothing made here may lie before this (the last operation in the journal).
    void notBefore(base::Instant at);

private:
    /// The earliest moment that may be given out now; epoch before the first one.
    [[nodiscard]] base::Instant least(std::chrono::milliseconds boot) const;

    /// How far somebody has set the wall clock since the centre was heard.
    [[nodiscard]] std::chrono::milliseconds stepSinceHeard(const Reading &reading, std::chrono::milliseconds boot) const;

    struct Heard {
        base::Instant at; ///< trusted
        std::chrono::milliseconds boot;
    };
    const base::Clock &m_clock;
    std::optional<Heard> m_heard; ///< when the centre's clock was last heard here
    std::mutex m_mutex;
    qint64 m_offsetMs = 0;
    qint64 m_uncertaintyMs = -1;
    base::Instant m_last{};            ///< highest moment given out
    std::chrono::milliseconds m_lastBoot{}; ///< when, by the monotonic clock
};

} // namespace yichuang::desk
