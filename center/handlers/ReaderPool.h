// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace yichuang::center {

class Stores;

/// The threads that read, verify passwords and parse what was sent: everything that may take time and does not
/// write. Each has a connection of its own.
class ReaderPool {
public:
    using Job = std::function<void(Stores &)>;
    using Connect = std::function<base::Result<std::unique_ptr<Stores>>()>;

    /// `connect` is called once for each thread, here; its failure is the pool's.
    [[nodiscard]] static base::Result<std::unique_ptr<ReaderPool>> start(int threads, int queue, const Connect &connect);
    /// Finishes what waits.
    ~ReaderPool();
    ReaderPool(const ReaderPool &) = delete;
    ReaderPool &operator=(const ReaderPool &) = delete;

    /// Thread-safe. False: too much is waiting, or the pool is stopping; the job is dropped.
    [[nodiscard]] bool post(Job job);
    /// As `post`, however much is waiting: for what goes on with something that was let in. False: the pool is stopping.
    [[nodiscard]] bool insist(Job job);
    /// Takes nothing new, finishes what waits and joins. Idempotent.
    void stop();

private:
    explicit ReaderPool(int queue) : m_queue(queue) {}
    [[nodiscard]] bool add(Job job, size_t most);
    void loop(Stores &stores);

    const int m_queue;
    std::vector<std::unique_ptr<Stores>> m_stores;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace yichuang::center
