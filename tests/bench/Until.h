// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/Report.h"

#include <QEventLoop>
#include <QTimer>

#include <chrono>

namespace yichuang::bench {

/// Runs the event loop until `isTrue()`, asked every `lookEvery`; gives up after `patience`.
template<typename Condition>
void until(const char *what, Condition isTrue, std::chrono::milliseconds patience, std::chrono::milliseconds lookEvery)
{
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!isTrue()) {
        if (std::chrono::steady_clock::now() > end) {
            giveUp(QStringLiteral("waited in vain for %1").arg(QLatin1String(what)));
        }
        // A loop that sleeps: processEvents() with a time limit spins, and would measure its own heat.
        QEventLoop loop;
        QTimer::singleShot(lookEvery, &loop, &QEventLoop::quit);
        loop.exec();
    }
}

} // namespace yichuang::bench
