// SPDX-License-Identifier: Apache-2.0
#include "app/sync/ClockKeeper.h"

#include <cstdlib>

namespace yichuang::sync {

namespace {

using namespace std::chrono_literals;

const QString ClockMemory = QStringLiteral("sync.clock");
/// Long-polls are too slow to measure by, so an idle window asks by itself.
constexpr auto MeasureEvery = 15min;
constexpr auto RememberEvery = 10min;
constexpr qint64 SameStepMs = 2'000;

} // namespace

ClockKeeper::ClockKeeper(CentreClient &client, StoreAccess store, const Link &link, const base::Clock &clock, const QByteArray &boot, QObject *parent)
    : QObject(parent), m_client(client), m_store(store), m_link(link), m_clock(clock), m_offset(boot)
{
    connect(&m_client, &CentreClient::exchanged, this, &ClockKeeper::take);
    m_again.setInterval(MeasureEvery);
    connect(&m_again, &QTimer::timeout, this, &ClockKeeper::measure);
}

void ClockKeeper::start()
{
    m_store.call(
        this, [](SyncStore &store) { return store.memory(ClockMemory); },
        [this](const base::Result<QJsonObject> &kept) {
            // A measurement made meanwhile is better than what was stored.
            if (kept && !m_remembered) {
                const auto restored = m_offset.restore(*kept);
                restored ? Q_EMIT changed(m_offset) : Q_EMIT storeFailed(restored.error());
                noticeStep();
            } else if (!kept) {
                Q_EMIT storeFailed(kept.error());
            }
        });
    m_again.start();
    measure();
}

void ClockKeeper::measure()
{
    if (m_link.isOpen(Activity::Follow)) {
        m_client.time([](const Outcome<QJsonObject> &) {}); // the answer's time comes by `exchanged`; failing costs nothing
    }
}

void ClockKeeper::take(const ClockExchange &exchange)
{
    const ClockEstimate before = m_offset.at(m_clock.now(), m_clock.sinceBoot());
    noticeStep();
    if (!m_offset.sample(exchange)) {
        return;
    }
    const ClockEstimate after = m_offset.at(m_clock.now(), m_clock.sinceBoot());
    Q_EMIT changed(m_offset);
    const bool moved = before.uncertaintyMs < 0 || std::abs(after.offsetMs - before.offsetMs) > before.uncertaintyMs;
    if (!m_remembered || moved || m_clock.sinceBoot() - *m_remembered > RememberEvery) {
        remember();
    }
}

void ClockKeeper::noticeStep()
{
    const auto step = m_offset.wallStep(m_clock.now(), m_clock.sinceBoot());
    const qint64 ms = step ? step->count() : 0;
    if (std::abs(ms - m_toldStepMs) > SameStepMs) {
        m_toldStepMs = ms;
        Q_EMIT wallStepped(ms);
    }
}

void ClockKeeper::remember()
{
    m_remembered = m_clock.sinceBoot();
    m_store.call(
        this, [json = m_offset.toJson()](SyncStore &store) { return store.setMemory(ClockMemory, json); },
        [this](const base::Result<void> &result) {
            if (!result) {
                m_remembered.reset();
                Q_EMIT storeFailed(result.error());
            }
        });
}

} // namespace yichuang::sync
