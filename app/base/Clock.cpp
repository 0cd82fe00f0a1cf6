// SPDX-License-Identifier: Apache-2.0
#include "app/base/Clock.h"

#include <time.h>

namespace yichuang::base {

Instant SystemClock::now() const
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::chrono::milliseconds SystemClock::sinceBoot() const
{
    timespec at{};
    clock_gettime(CLOCK_BOOTTIME, &at);
    return std::chrono::milliseconds(at.tv_sec * 1000 + at.tv_nsec / 1'000'000);
}

} // namespace yichuang::base
