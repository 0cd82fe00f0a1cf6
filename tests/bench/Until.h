// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/Report.h"
#include "tests/support/Wait.h"

namespace yichuang::bench {

/// Runs the event loop until `isTrue()`, asked every `lookEvery`; gives up after `patience`.
template<typename Condition>
void until(const char *what, Condition isTrue, std::chrono::milliseconds patience, std::chrono::milliseconds lookEvery)
{
    if (!tests::waitUntil(isTrue, patience, lookEvery)) {
        giveUp(QStringLiteral("waited in vain for %1").arg(QLatin1String(what)));
    }
}

} // namespace yichuang::bench
