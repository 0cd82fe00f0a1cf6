// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/FiguresKeeper.h"

#include "app/base/GiveWay.h"
#include "app/base/Log.h"
#include "center/journal/PerformAndWait.h"

#include <algorithm>

namespace yichuang::center {

using base::Result;

FiguresKeeper::FiguresKeeper(std::unique_ptr<Stores> stores, Writer &writer, CountingPace pace)
    : m_stores(std::move(stores)), m_writer(writer), m_pace(pace), m_thread([this] { loop(); })
{
}

FiguresKeeper::~FiguresKeeper()
{
    stop();
}

void FiguresKeeper::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_hasNews = true;
    }
    m_wake.notify_one();
}

void FiguresKeeper::stop()
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

void FiguresKeeper::loop()
{
    base::giveWay();
    std::unique_lock lock(m_mutex);
    while (!m_isStopped) {
        m_hasNews = false;
        lock.unlock();
        const auto begun = std::chrono::steady_clock::now();
        const Found found = count();
        const auto took = std::chrono::steady_clock::now() - begun;
        lock.lock();
        rest(lock, found, std::chrono::duration_cast<std::chrono::milliseconds>(took));
    }
}

// Counting takes the machine, and its job makes the writer more careful with the batch it comes in: while others write it keeps to its share
// of the time, however much is left. `figures` counts the rest itself.
void FiguresKeeper::rest(std::unique_lock<std::mutex> &lock, Found found, std::chrono::milliseconds took)
{
    if (found == Found::More && !m_hasNews) {
        return;
    }
    const std::chrono::milliseconds pause = m_hasNews ? std::max(m_pace.rest, took * m_pace.share) : m_pace.rest;
    switch (found) {
    case Found::More:
    case Found::Some: m_wake.wait_for(lock, pause, [this] { return m_isStopped; }); break;
    case Found::Nothing: m_wake.wait_for(lock, m_pace.every, [this] { return m_isStopped || m_hasNews; }); break;
    case Found::Trouble: m_wake.wait_for(lock, m_pace.every, [this] { return m_isStopped; }); break;
    }
}

FiguresKeeper::Found FiguresKeeper::count()
{
    Result<std::optional<CountingBatch>> batch = prepareCounting(*m_stores, m_pace.batch);
    if (batch && !*batch) {
        return Found::Nothing;
    }
    // Waits for the commit: the next batch goes on from there, also when somebody else has counted this one.
    const Result<void> kept = batch ? performAndWait(m_writer, [&batch](const WriteContext &context) {
        return keepCounting(context.stores, **batch).map([](bool) {});
    }) : base::failure(batch);
    if (!kept) {
        base::log(base::LogLevel::Error, "center.figures", "not_counted",
                  {{"code", base::errorCodeName(kept.error().code)}, {"reason", QString::fromLatin1(kept.error().reason)}, {"detail", kept.error().detail}});
        return Found::Trouble;
    }
    return (*batch)->isFull ? Found::More : Found::Some;
}

} // namespace yichuang::center
