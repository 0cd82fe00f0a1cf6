// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/ReaderPool.h"

#include "center/store/Stores.h"

#include <limits>

namespace yichuang::center {

base::Result<std::unique_ptr<ReaderPool>> ReaderPool::start(int threads, int queue, const Connect &connect)
{
    std::unique_ptr<ReaderPool> pool(new ReaderPool(queue));
    for (int i = 0; i < threads; ++i) {
        base::Result<std::unique_ptr<Stores>> stores = connect();
        if (!stores) {
            return base::failure(stores);
        }
        pool->m_stores.push_back(std::move(*stores));
    }
    for (const std::unique_ptr<Stores> &stores : pool->m_stores) {
        pool->m_threads.emplace_back([p = pool.get(), s = stores.get()] { p->loop(*s); });
    }
    return pool;
}

ReaderPool::~ReaderPool()
{
    stop();
}

bool ReaderPool::post(Job job)
{
    return add(std::move(job), static_cast<size_t>(m_queue));
}

bool ReaderPool::insist(Job job)
{
    return add(std::move(job), std::numeric_limits<size_t>::max());
}

bool ReaderPool::add(Job job, size_t most)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping || m_jobs.size() >= most) {
            return false;
        }
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
    return true;
}

void ReaderPool::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    for (std::thread &thread : m_threads) {
        thread.join();
    }
    m_threads.clear();
}

void ReaderPool::loop(Stores &stores)
{
    while (true) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_jobs.empty(); });
            if (m_jobs.empty()) {
                return;
            }
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        job(stores);
    }
}

} // namespace yichuang::center
