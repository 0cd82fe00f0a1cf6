// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/base/Result.h"

#include <QByteArray>
#include <QJsonObject>

#include <chrono>
#include <optional>

namespace yichuang::sync {

/// One request and its answer, by all the clocks there are.
struct ClockExchange {
    base::Instant sentWall;
    std::chrono::milliseconds sentSinceBoot{0};
    std::chrono::milliseconds receivedSinceBoot{0};
    base::Instant centre; ///< X-Yichuang-Time: when the centre wrote the answer
};

/// How far the PC's wall clock is from the centre's.
struct ClockEstimate {
    qint64 offsetMs = 0;       ///< centre minus wall
    qint64 uncertaintyMs = -1; ///< -1: unknown
    friend bool operator==(const ClockEstimate &, const ClockEstimate &) = default;
};

/// Knows the centre's time without asking: the best exchange is an anchor on the monotonic clock, so that
/// setting the wall clock changes the offset but not what we believe the centre's time to be. The uncertainty is half
/// the round trip plus 100 ppm of the time since. Pure; one thread.
class ClockOffset {
public:
    /// `boot` names this boot of the machine (the monotonic clock starts anew with each).
    explicit ClockOffset(QByteArray boot) : m_boot(std::move(boot)) {}

    /// Takes the exchange when it is better than what is known by now, or contradicts it. True: it was taken.
    bool sample(const ClockExchange &exchange);
    [[nodiscard]] ClockEstimate at(base::Instant wall, std::chrono::milliseconds sinceBoot) const;

    /// How far the wall clock was moved by hand since the anchor (negative: set back); empty when it only drifted,
    /// when there is no anchor, or when the machine was restarted and the wall clock did not go back since.
    [[nodiscard]] std::optional<std::chrono::milliseconds> wallStep(base::Instant wall, std::chrono::milliseconds sinceBoot) const;

    [[nodiscard]] QJsonObject toJson() const;
    /// Takes back what was stored, perhaps before a restart of the machine.
    [[nodiscard]] base::Result<void> restore(const QJsonObject &json);

private:
    struct Anchor {
        base::Instant wall;
        std::chrono::milliseconds sinceBoot{0};
        base::Instant centre;
        std::chrono::milliseconds uncertainty{0};
        QByteArray boot;
    };
    [[nodiscard]] static std::chrono::milliseconds grown(const Anchor &anchor, std::chrono::milliseconds elapsed);

    QByteArray m_boot;
    std::optional<Anchor> m_anchor;
};

} // namespace yichuang::sync
