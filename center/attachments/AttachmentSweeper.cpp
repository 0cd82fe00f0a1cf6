// SPDX-License-Identifier: Apache-2.0
#include "center/attachments/AttachmentSweeper.h"

#include "app/base/Log.h"

namespace yichuang::center {

AttachmentSweeper::AttachmentSweeper(Attachments &attachments, std::unique_ptr<Stores> stores, std::chrono::milliseconds every)
    : m_attachments(attachments), m_stores(std::move(stores)), m_every(every), m_thread([this] { loop(); })
{
}

AttachmentSweeper::~AttachmentSweeper()
{
    stop();
}

void AttachmentSweeper::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void AttachmentSweeper::loop()
{
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, m_every, [this] { return m_stopping; })) {
        lock.unlock();
        if (const base::Result<void> swept = m_attachments.sweep(*m_stores); !swept) {
            base::log(base::LogLevel::Warning, "attachments", "sweep_failed",
                      {{"reason", QString::fromLatin1(swept.error().reason)}, {"detail", swept.error().detail}});
        }
        lock.lock();
    }
}

} // namespace yichuang::center
