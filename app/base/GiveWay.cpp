// SPDX-License-Identifier: Apache-2.0
#include "app/base/GiveWay.h"

#include <sys/resource.h>

namespace yichuang::base {

void giveWay()
{
    constexpr int behindTheWindow = 10;
    // 0 is the calling thread: on Linux niceness belongs to threads. Going down is always allowed.
    ::setpriority(PRIO_PROCESS, 0, behindTheWindow);
}

} // namespace yichuang::base
