// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QEventLoop>
#include <QTimer>

#include <chrono>

namespace yichuang::tests {

/// Runs the event loop until `isTrue()`, asked every `lookEvery`; false when `patience` is over before. In between the loop runs or sleeps:
/// QTest::qWaitFor sleeps 10 ms after each pass, so that a megabyte over a local connection takes it most of a second.
template<typename Condition>
[[nodiscard]] bool waitUntil(Condition isTrue, std::chrono::milliseconds patience, std::chrono::milliseconds lookEvery = std::chrono::milliseconds(3))
{
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!isTrue()) {
        if (std::chrono::steady_clock::now() > end) {
            return false;
        }
        QEventLoop loop;
        QTimer::singleShot(lookEvery, Qt::PreciseTimer, &loop, &QEventLoop::quit);
        loop.exec();
    }
    return true;
}

} // namespace yichuang::tests
