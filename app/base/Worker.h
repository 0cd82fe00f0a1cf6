// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QFuture>
#include <QPromise>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <type_traits>

namespace yichuang::base {

/// One thread that runs jobs in the order given. `post` is thread-safe.
class Worker {
public:
    explicit Worker(const char *name);
    /// As `stop`.
    ~Worker();
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    /// Runs `job` on the thread; the future carries what it returns.
    template<typename Job>
    [[nodiscard]] auto run(Job job) -> QFuture<std::invoke_result_t<Job>>
    {
        using Value = std::invoke_result_t<Job>;
        auto promise = std::make_shared<QPromise<Value>>();
        QFuture<Value> future = promise->future();
        promise->start();
        post([promise, job = std::move(job)]() mutable {
            promise->addResult(job());
            promise->finish();
        });
        return future;
    }

    /// Runs `job` on the thread, nobody waits.
    void post(std::function<void()> job);

    /// Finishes the job that runs, cancels the rest and whatever is posted later (their futures end cancelled) and
    /// joins. For an owner whose other members are used by jobs. Idempotent; not from a job.
    void stop();

private:
    void loop();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace yichuang::base
