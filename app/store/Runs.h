// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <vector>

namespace yichuang::store {

/// Places without a gap between them: what one statement can take together.
struct Run {
    qint64 first = 0;
    qint64 last = 0;
};

/// Calls `each(run, its first entry)` → Result<void> for every stretch of `sorted` whose places `n` follow without a gap and
/// that `belong(entry, next)` together; a failure ends it.
template<typename Entry, typename Belong, typename Each>
[[nodiscard]] base::Result<void> forEachRun(const std::vector<Entry> &sorted, Belong belong, Each each)
{
    for (size_t first = 0, end = 1; first < sorted.size(); first = end++) {
        while (end < sorted.size() && sorted[end].n == sorted[end - 1].n + 1 && belong(sorted[end - 1], sorted[end])) {
            ++end;
        }
        if (const base::Result<void> done = each(Run{sorted[first].n, sorted[end - 1].n}, sorted[first]); !done) {
            return done;
        }
    }
    return {};
}

} // namespace yichuang::store
