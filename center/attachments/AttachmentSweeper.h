// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/attachments/Attachments.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace yichuang::center {

/// A thread that sweeps now and then: what expired goes, what waits for the scan is offered to it again.
class AttachmentSweeper {
public:
    /// `stores` is used by its thread alone. `attachments` must outlive it.
    AttachmentSweeper(Attachments &attachments, std::unique_ptr<Stores> stores, std::chrono::milliseconds every);
    ~AttachmentSweeper();
    AttachmentSweeper(const AttachmentSweeper &) = delete;
    AttachmentSweeper &operator=(const AttachmentSweeper &) = delete;

    /// Waits for the sweep that runs; Attachments::stop() shortens it. Idempotent.
    void stop();

private:
    void loop();

    Attachments &m_attachments;
    std::unique_ptr<Stores> m_stores;
    const std::chrono::milliseconds m_every;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace yichuang::center
