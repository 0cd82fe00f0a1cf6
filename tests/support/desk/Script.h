// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QFuture>
#include <QPromise>

#include <deque>

namespace yichuang::tests {

/// How one call of a fake answers: at once with `result`, or, while `holds`, when the test says so. A call
/// nobody scripted fails, so that a test cannot pass by a value it did not ask for.
template<typename T>
struct Script {
    base::Result<T> result = base::fail(base::ErrorCode::Internal, QStringLiteral("nobody scripted this call"), "test.script");
    bool holds = false;
    int calls = 0;

    [[nodiscard]] QFuture<base::Result<T>> answer()
    {
        ++calls;
        QPromise<base::Result<T>> promise;
        promise.start();
        QFuture<base::Result<T>> future = promise.future();
        m_held.push_back(std::move(promise));
        if (!holds) {
            release();
        }
        return future;
    }
    /// Ends the oldest call that is held with `result`.
    void release()
    {
        m_held.front().addResult(result);
        m_held.front().finish();
        m_held.pop_front();
    }
    /// The worker behind it went away: what is held ends cancelled.
    void drop() { m_held.clear(); }
    void fails(base::ErrorCode code, const char *reason) { result = base::fail(code, QStringLiteral("as the test asks"), reason); }

private:
    std::deque<QPromise<base::Result<T>>> m_held;
};

} // namespace yichuang::tests
