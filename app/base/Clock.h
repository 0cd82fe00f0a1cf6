// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"

namespace yichuang::base {

/// Where the time comes from. Thread-safe. Injected everywhere; the domain never sees it.
class Clock {
public:
    virtual ~Clock() = default;
    /// The PC's own wall clock; may be wrong or jump.
    [[nodiscard]] virtual Instant now() const = 0;
    /// Milliseconds since an arbitrary start of this boot; never goes back, counts through suspend.
    [[nodiscard]] virtual std::chrono::milliseconds sinceBoot() const = 0;

protected:
    Clock() = default;
    Clock(const Clock &) = default;
    Clock &operator=(const Clock &) = default;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] std::chrono::milliseconds sinceBoot() const override;
};

} // namespace yichuang::base
