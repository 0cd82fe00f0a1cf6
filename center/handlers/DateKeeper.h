// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/handlers/ReaderPool.h"
#include "center/journal/Writer.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace yichuang::center {

/// Sees to it that dates are computed anew after a calendar was published, also when whoever published it was cut off: looks
/// on a reading connection now and then, and hands the writer one slice after the other (recomputeSlice), each a job
/// among the others, so that nobody waits longer for it.
class DateKeeper {
public:
    /// Both outlive this object. Looks at once, then every so often.
    DateKeeper(ReaderPool &readers, Writer &writer, std::chrono::milliseconds every = std::chrono::seconds(5));
    /// The writer must have been drained and the readers stopped: nothing of this runs any more.
    ~DateKeeper();
    DateKeeper(const DateKeeper &) = delete;
    DateKeeper &operator=(const DateKeeper &) = delete;

    /// Asks for nothing any more. Idempotent.
    void stop();

private:
    void loop();
    void look();
    void slice();

    ReaderPool &m_readers;
    Writer &m_writer;
    const std::chrono::milliseconds m_every;
    std::atomic<bool> m_isUnderWay = false;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_isStopped = false;
    std::thread m_thread;
};

} // namespace yichuang::center
