// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/net/Failure.h"

#include <QJsonObject>

#include <functional>
#include <optional>

namespace yichuang::sync {

/// When one activity (sending, following, numbers) may try again. Pure: time and chance come in.
///
/// network: 5 s three times, then doubling to 10 min, each with ±20 % jitter, so that a hall whose switch came
/// back does not come at once · busy: what the centre asked for, plus up to 20 % · unsupported: 10 min ·
/// auth and fatal: not by time. Record and Rebuild do not concern the link and must not be given to `failed`.
class RetryPlan {
public:
    enum class Gate {
        Open,
        Waiting,    ///< until `nextTry`
        AuthNeeded, ///< until `authorised`
        Stopped,    ///< until a person says `retryNow`
    };
    /// `random` gives numbers in [0, 1).
    explicit RetryPlan(std::function<double()> random) : m_random(std::move(random)) {}

    void succeeded();
    void failed(const Failure &failure, base::Instant now);
    /// The cable is back: what waited for the network need not wait any longer. The count is kept, so that a
    /// link that flaps is not hammered.
    void linkReturned();
    /// Somebody signed in, or the certificate was renewed.
    void authorised();
    /// A person pressed the button: opens whatever the reason was.
    void retryNow();

    [[nodiscard]] Gate gate(base::Instant now) const;
    [[nodiscard]] const std::optional<Failure> &lastFailure() const { return m_failure; }
    [[nodiscard]] int failures() const { return m_failures; }
    /// Empty unless waiting for a time.
    [[nodiscard]] std::optional<base::Instant> nextTry() const { return m_nextTry; }

    /// Count, last time, next time and reason, so that a restart does not forget them.
    [[nodiscard]] QJsonObject toJson() const;
    /// Takes back what was stored. Auth and fatal are tried once more after a restart: the cause may be gone. A
    /// `nextTry` further away than any plan makes (the wall clock was set back) is not believed.
    void restore(const QJsonObject &json, base::Instant now);

    /// The waiting of a lane whose operation alone failed for the `count`-th time: the network ladder.
    [[nodiscard]] std::chrono::milliseconds laneDelay(int count) const;

private:
    [[nodiscard]] std::chrono::milliseconds delayFor(const Failure &failure) const;
    [[nodiscard]] std::chrono::milliseconds ladder(int failures) const;

    std::function<double()> m_random;
    int m_failures = 0;
    std::optional<Failure> m_failure;
    std::optional<base::Instant> m_lastTry;
    std::optional<base::Instant> m_nextTry;
};

} // namespace yichuang::sync
