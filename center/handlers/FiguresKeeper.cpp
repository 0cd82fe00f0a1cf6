// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/FiguresKeeper.h"

#include "app/base/GiveWay.h"
#include "app/base/Log.h"

#include <algorithm>
#include <future>

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
    const std::chrono::milliseconds pause = std::max(m_pace.rest, m_hasNews ? took * m_pace.share : took);
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
    const bool isFull = batch && (*batch)->isFull;
    const Result<bool> kept = batch ? keep(std::move(**batch)) : base::failure(batch);
    if (!kept) {
        base::log(base::LogLevel::Error, "center.figures", "not_counted",
                  {{"code", base::errorCodeName(kept.error().code)}, {"reason", QString::fromLatin1(kept.error().reason)}, {"detail", kept.error().detail}});
        return Found::Trouble;
    }
    return isFull ? Found::More : Found::Some;
}

// Waits for the commit: the next batch goes on from there.
Result<bool> FiguresKeeper::keep(CountingBatch batch)
{
    struct Way {
        CountingBatch batch;
        bool isKept = false;
        std::promise<Result<void>> done;
    };
    const auto way = std::make_shared<Way>();
    way->batch = std::move(batch);
    auto done = way->done.get_future();
    const Result<void> taken = m_writer.perform(
        [way](const WriteContext &context) {
            return keepCounting(context.stores, way->batch).map([&way](bool isKept) { way->isKept = isKept; });
        },
        [way](Result<void> result) { way->done.set_value(std::move(result)); });
    const Result<void> committed = taken ? done.get() : taken;
    return committed.map([&way] { return way->isKept; });
}

} // namespace yichuang::center
