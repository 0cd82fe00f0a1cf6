// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/journal/CaseCounting.h"
#include "center/journal/Writer.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace yichuang::center {

struct CountingPace {
    int batch = 512; ///< changes at once
    std::chrono::milliseconds rest{200};   ///< at least, after what was counted, unless there is more and nobody else writes
    std::chrono::milliseconds every{5000}; ///< without news
    int share = 9;                         ///< while others write it rests so many times as long as it counted
};

/// Keeps the figures up to date (journal/CaseCounting.h): a thread of its own that opens the cases that changed, on a connection of its
/// own, and hands the writer what is to be written, a moment's work among its other jobs. Counts at once when there is news, then rests a
/// moment, so that a case that is acted on several times meanwhile is counted once; without news it looks now and then.
class FiguresKeeper {
public:
    /// The writer outlives this object.
    FiguresKeeper(std::unique_ptr<Stores> stores, Writer &writer, CountingPace pace = {});
    /// Stops.
    ~FiguresKeeper();
    FiguresKeeper(const FiguresKeeper &) = delete;
    FiguresKeeper &operator=(const FiguresKeeper &) = delete;

    /// Something was committed. Thread-safe, quick.
    void wake();
    /// Ends the thread after the batch under way. Before the writer is drained. Idempotent.
    void stop();

private:
    enum class Found { Nothing, Some, More, Trouble };
    void loop();
    [[nodiscard]] Found count();
    void rest(std::unique_lock<std::mutex> &lock, Found found, std::chrono::milliseconds took);

    const std::unique_ptr<Stores> m_stores;
    Writer &m_writer;
    const CountingPace m_pace;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_isStopped = false;
    bool m_hasNews = false;
    std::thread m_thread;
};

} // namespace yichuang::center
