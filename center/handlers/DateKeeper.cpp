// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/DateKeeper.h"

#include "app/base/Log.h"
#include "center/journal/DateRecomputation.h"

namespace yichuang::center {

using base::Result;

DateKeeper::DateKeeper(ReaderPool &readers, Writer &writer, std::chrono::milliseconds every)
    : m_readers(readers), m_writer(writer), m_every(every), m_thread([this] { loop(); })
{
}

DateKeeper::~DateKeeper()
{
    stop();
}

void DateKeeper::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopped = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void DateKeeper::loop()
{
    std::unique_lock lock(m_mutex);
    while (!m_isStopped) {
        lock.unlock();
        look();
        lock.lock();
        m_wake.wait_for(lock, m_every, [this] { return m_isStopped; });
    }
}

void DateKeeper::look()
{
    if (m_isUnderWay.exchange(true)) {
        return;
    }
    const bool isTaken = m_readers.post([this](Stores &stores) {
        const auto waiting = stores.dateChanges.unfinished();
        if (waiting && *waiting) {
            slice();
        } else {
            m_isUnderWay = false;
        }
    });
    if (!isTaken) {
        m_isUnderWay = false;
    }
}

// A failure (the disk is full, the line to the database is cut) waits for the next look.
void DateKeeper::slice()
{
    const auto more = std::make_shared<bool>(false);
    const Result<void> taken = m_writer.perform(
        [more](const WriteContext &context) {
            return recomputeSlice(context.stores, context.now).map([&more](const std::optional<Recomputation> &state) { *more = state && !state->finished; });
        },
        [this, more](const Result<void> &done) {
            if (!done) {
                base::log(base::LogLevel::Error, "center.dates", "slice_undone", {{"code", base::errorCodeName(done.error().code)}, {"reason", QString::fromLatin1(done.error().reason)}});
            }
            if (done && *more) {
                slice();
            } else {
                m_isUnderWay = false;
            }
        });
    if (!taken) {
        m_isUnderWay = false;
    }
}

} // namespace yichuang::center
