// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QJsonObject>
#include <QString>

#include <chrono>
#include <vector>

namespace yichuang::bench {

/// The value below which `share` (0…1) of the values lie; the list must not be empty.
[[nodiscard]] double quantile(std::vector<double> values, double share);
[[nodiscard]] inline double median(std::vector<double> values) { return quantile(std::move(values), 0.5); }

/// Milliseconds `work` takes.
template<typename Work>
[[nodiscard]] double millisecondsOf(Work work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// The same by the processor time of this thread: what no busy machine blurs.
[[nodiscard]] double threadMilliseconds();

/// One line of JSON on standard output: what the script reads.
void tell(const QJsonObject &line);
/// A sentence on standard error and the end of the program: a benchmark that cannot run says so and measures nothing.
[[noreturn]] void giveUp(const QString &why);

template<typename T>
T orGiveUp(base::Result<T> result, const char *what)
{
    if (!result) {
        giveUp(QLatin1String(what) + QStringLiteral(": ") + result.error().detail);
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(*result);
    }
}

/// A line "name: 123 kB" of /proc/self/status or smaps_rollup, in megabytes (10^6 bytes are not meant: MiB).
[[nodiscard]] double megabytes(const char *file, const char *name);

} // namespace yichuang::bench
