// SPDX-License-Identifier: Apache-2.0
#include "app/base/Worker.h"

#include <pthread.h>

namespace yichuang::base {

Worker::Worker(const char *name) : m_thread([this] { loop(); })
{
    // Linux keeps 15 characters of a thread's name.
    pthread_setname_np(m_thread.native_handle(), std::string(name).substr(0, 15).c_str());
}

Worker::~Worker()
{
    stop();
}

void Worker::stop()
{
    std::deque<std::function<void()>> dropped;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        dropped.swap(m_jobs);
    }
    m_wake.notify_all();
    if (m_thread.joinable()) {
        m_thread.join();
    }
    // `dropped` dies here: each unfinished QPromise cancels its future.
}

void Worker::post(std::function<void()> job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping) {
            return;
        }
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void Worker::loop()
{
    while (true) {
        std::function<void()> job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_jobs.empty(); });
            if (m_jobs.empty()) {
                return;
            }
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        job();
    }
}

} // namespace yichuang::base
