// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/Failure.h"

#include <algorithm>

namespace yichuang::sync {

/// How much goes over the line in one request. A line that is too slow for it gives no answer in time, and the same again would
/// never get through: half of it is tried next, down to one. What goes well doubles it up to where it was too much last, from there
/// on it grows by an eighth.
class Portion {
public:
    explicit Portion(int most) : m_most(most), m_size(most), m_steep(most) {}

    [[nodiscard]] int size() const { return m_size; }
    void wentWell() { m_size = std::min(m_size * 2 <= m_steep ? m_size * 2 : m_size + std::max(m_size / 8, 1), m_most); }
    /// A request of `size` was too much for the line.
    void tookTooLong(int size)
    {
        halve(size);
        m_steep = m_size;
    }
    /// A request of `size` was not taken, but not for its size.
    void halve(int size) { m_size = std::max(size / 2, 1); }

    /// Whether it may have failed because the line is slow: one side had waited long enough.
    [[nodiscard]] static bool isTooSlow(const Failure &failure)
    {
        const QByteArray reason(failure.error.reason);
        return failure.kind == FailureClass::Network && (reason == "network.timeout" || reason == "network.closed" || reason == "reply.truncated");
    }

private:
    int m_most;
    int m_size;
    int m_steep; ///< doubling ends here
};

} // namespace yichuang::sync
