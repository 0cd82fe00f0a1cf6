// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/SyncEngine.h"
#include "tests/support/Wait.h"
#include "tests/support/sync/FakeCentre.h"
#include "tests/support/sync/MemorySyncStore.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

namespace yichuang::tests {

/// A workstation's memory and one engine at a time over it, impatient.
class EngineRig {
public:
    /// Ends the engine that runs, if any, wherever it stands, and starts another.
    void restart(const sync::CentreTrust &trust)
    {
        stop();
        m_worker = std::make_unique<base::Worker>("store");
        sync::SyncOptions options;
        options.limits.request = m_requestTimeout;
        options.limits.silence = m_silence;
        options.follow.wait = m_wait;
        options.follow.emptyPause = std::chrono::milliseconds(50);
        options.follow.longestYield = m_longestYield;
        options.certificate = m_certificate;
        options.boot = "boot";
        options.random = [] { return 0.5; };
        m_engine = std::make_unique<sync::SyncEngine>(*m_worker, m_store, m_clock, options);
        m_engine->start(trust);
    }
    void stop()
    {
        QElapsedTimer timer;
        timer.start();
        m_engine.reset();
        m_slowestEnd = std::max(m_slowestEnd, timer.elapsed());
        m_worker.reset();
    }
    /// Waits until all operations are applied, pressing the button whenever the engine waits for a time.
    [[nodiscard]] bool converges(int operations, int timeoutMs = 30'000)
    {
        return waitUntil(
            [this, operations] {
                if (m_engine->status().nextTry || m_engine->status().state == sync::LinkState::Stopped) {
                    m_engine->retryNow();
                }
                return m_store.count(MemorySyncStore::State::Applied) == operations;
            }, std::chrono::milliseconds(timeoutMs));
    }
    /// The longest an engine took to end, in milliseconds: never to be felt.
    [[nodiscard]] qint64 slowestEnd() const { return m_slowestEnd; }
    void setRequestTimeout(std::chrono::milliseconds timeout) { m_requestTimeout = timeout; }
    /// How long an answer to the long-poll may take, and what silence after it is put down to a dead line.
    void setFollowing(std::chrono::milliseconds wait, std::chrono::milliseconds silence)
    {
        m_wait = wait;
        m_silence = silence;
    }
    /// When a certificate is renewed, and how soon the centre is asked whether it wants it.
    void setRenewing(std::chrono::hours before, std::chrono::seconds firstLook)
    {
        m_certificate.before = before;
        m_certificate.firstLook = firstLook;
    }
    void setLongestYield(std::chrono::milliseconds longest) { m_longestYield = longest; }
    [[nodiscard]] sync::SyncEngine &engine() { return *m_engine; }
    [[nodiscard]] MemorySyncStore &store() { return m_store; }

private:
    base::SystemClock m_clock;
    MemorySyncStore m_store;
    std::chrono::milliseconds m_requestTimeout{10'000};
    std::chrono::milliseconds m_wait{5'000};
    std::chrono::milliseconds m_silence{10'000};
    std::chrono::milliseconds m_longestYield = sync::Follower::Options().longestYield;
    sync::CertificateKeeper::Options m_certificate;
    qint64 m_slowestEnd = 0;
    std::unique_ptr<base::Worker> m_worker;
    std::unique_ptr<sync::SyncEngine> m_engine;
};

} // namespace yichuang::tests
