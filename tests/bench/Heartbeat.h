// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace yichuang::bench {

/// Posts an event to the thread it lives in every millisecond, from a thread of its own, and notes how late each is
/// handled: what a key press at any moment would have waited.
class Heartbeat : public QObject {
    Q_OBJECT
public:
    void start();
    /// Ends the beat; what was posted and not handled yet is not counted.
    void stop();
    ~Heartbeat() override;

    /// Milliseconds.
    [[nodiscard]] const std::vector<double> &delays() const { return m_delays; }

private:
    void beat();

    std::vector<double> m_delays;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_isStopping = false;
    std::thread m_thread;
};

} // namespace yichuang::bench
