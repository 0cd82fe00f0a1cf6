// SPDX-License-Identifier: Apache-2.0
#include "app/sync/Sender.h"

#include "app/protocol/ProtocolVersion.h"
#include "app/sync/BatchMaker.h"

#include <QPointer>

#include <algorithm>

namespace yichuang::sync {

namespace {

/// After so many single operations refused as a whole in a row it is the centre that is ill, not they.
constexpr int SpoiledUntilLink = 3;
constexpr size_t MaxInFlight = 2;
/// Room for the envelope within protocol::MaxBatchBytes.
constexpr qint64 EnvelopeBytes = 4096;

} // namespace

Sender::Sender(CentreClient &client, StoreAccess store, Link &link, QObject *parent)
    : QObject(parent), m_client(client), m_store(store), m_link(link), m_portion(protocol::MaxBatchOperations)
{
    m_due.setSingleShot(true);
    m_due.setTimerType(Qt::PreciseTimer); // a coarse one may fire before the time has come
    connect(&m_due, &QTimer::timeout, this, &Sender::kick);
    connect(&m_link, &Link::opened, this, &Sender::kick);
}

void Sender::kick()
{
    m_nothingDue = false;
    pump();
}

void Sender::pump()
{
    if (m_afterFlight && m_inFlight.empty()) {
        std::exchange(m_afterFlight, nullptr)();
    }
    if (m_afterFlight) {
        return;
    }
    if (!m_link.isOpen(Activity::Send)) {
        return; // `opened` comes
    }
    if (m_strayed && m_inFlight.empty()) {
        m_strayed = false;
        write([](SyncStore &store) { return store.recover(); }, [] {});
    }
    if (m_prepared && m_inFlight.size() < (m_flowing ? MaxInFlight : 1)) {
        send();
    }
    if (!m_prepared && !m_taking && !m_nothingDue) {
        take();
    }
    const bool isIdle = !m_prepared && m_inFlight.empty() && !m_taking && m_writing == 0;
    if (isIdle && m_nothingDue && !m_resting) {
        rest();
    }
}

void Sender::take()
{
    m_taking = true;
    m_resting = false;
    m_due.stop();
    const BatchLimits limits{m_portion.size(), protocol::MaxBatchBytes - EnvelopeBytes};
    m_store.call(
        this, [limits, now = m_link.now()](SyncStore &store) { return store.takeBatch(limits, now); },
        [this, round = m_round](const base::Result<OutgoingBatch> &batch) {
            if (round == m_round) {
                taken(batch);
            }
        });
}

void Sender::taken(const base::Result<OutgoingBatch> &batch)
{
    m_taking = false;
    if (!batch) {
        storeFailed(batch.error());
        return;
    }
    if (batch->operations.empty()) {
        m_nothingDue = true;
        m_nextDue = batch->nextDue;
    } else {
        m_prepared = *batch;
    }
    pump();
}

void Sender::send()
{
    const quint64 request = ++m_lastRequest;
    const OutgoingBatch &batch = m_inFlight.emplace(request, Request{std::move(*m_prepared), m_round}).first->second.batch;
    m_prepared.reset();
    if (m_inFlight.size() == MaxInFlight) {
        beginStream();
    }
    Q_EMIT inFlightChanged(operationsInFlight());
    const QPointer<Sender> guard(this);
    m_client.sendOperations(bodyOf(batch), [guard, request](const Outcome<protocol::BatchReply> &outcome) {
        if (guard) {
            guard->replied(request, outcome);
        }
    });
}

int Sender::operationsInFlight() const
{
    size_t operations = 0;
    for (const auto &[number, request] : m_inFlight) {
        operations += request.batch.operations.size();
    }
    return static_cast<int>(operations);
}

void Sender::replied(quint64 request, const Outcome<protocol::BatchReply> &outcome)
{
    const auto [batch, round] = std::move(m_inFlight.extract(request).mapped());
    Q_EMIT inFlightChanged(operationsInFlight());
    const auto answers = outcome ? answersFor(batch, *outcome) : Outcome<std::vector<protocol::Answer>>(tl::unexpected(outcome.error()));
    if (!answers) {
        failed(answers.error(), batch);
        pump();
        return;
    }
    if (round == m_round) {
        m_flowing = true;
        m_spoiledInARow = 0;
        m_portion.wentWell();
    }
    record(*answers, round);
    pump();
}

template<typename Job>
void Sender::write(Job job, std::function<void()> then)
{
    ++m_writing;
    m_store.call(this, std::move(job), [this, then = std::move(then)](const base::Result<void> &result) {
        --m_writing;
        if (!result) {
            storeFailed(result.error());
            return;
        }
        m_nothingDue = false; // what changed may let something go
        then();
        pump();
    });
}

void Sender::record(const std::vector<protocol::Answer> &answers, quint64 round)
{
    write([answers, now = m_link.now()](SyncStore &store) { return store.recordAnswers(answers, now); }, [this, answers, round] {
        if (round == m_round) {
            m_link.succeeded(Activity::Send); // not earlier: answers that cannot be stored are no success
        }
        Q_EMIT recorded(answers);
    });
}

void Sender::putBack(const Failure &failure)
{
    const base::Instant now = m_link.now();
    const base::Instant next = m_link.nextTry(Activity::Send).value_or(now);
    write([reason = toWord(failure.kind), now, next](SyncStore &store) { return store.putBack(reason, now, next); }, [] {});
}

void Sender::endBatch()
{
    write([](SyncStore &store) { return store.endBatch(); }, [] {});
}

void Sender::dropPrepared()
{
    ++m_round;
    m_taking = false;
    m_prepared.reset();
    endStream();
}

void Sender::failed(const Failure &failure, const OutgoingBatch &batch)
{
    m_flowing = false;
    dropPrepared();
    if (failure.kind == FailureClass::Record) {
        spoiled(failure, batch);
        return;
    }
    if (Portion::isTooSlow(failure)) {
        m_portion.tookTooLong(static_cast<int>(batch.operations.size()));
    }
    m_link.failed(Activity::Send, failure);
    m_afterFlight = [this, failure] { putBack(failure); };
}

void Sender::spoiled(const Failure &failure, const OutgoingBatch &batch)
{
    m_afterFlight = [this] { endBatch(); };
    if (batch.operations.size() > 1) {
        m_portion.halve(static_cast<int>(batch.operations.size()));
        return;
    }
    const domain::OperationId id = batch.operations.front().id;
    const int count = ++m_spoiled[id];
    write([answer = putOff(id, m_link.laneDelay(count)), now = m_link.now()](SyncStore &store) { return store.recordAnswers({answer}, now); }, [] {});
    ++m_spoiledInARow;
    if (m_spoiledInARow >= SpoiledUntilLink) {
        m_spoiledInARow = 0;
        m_link.failed(Activity::Send, failure);
    }
}

void Sender::storeFailed(const base::Error &error)
{
    // What is under way goes on: its answer, when it can be stored, still counts.
    dropPrepared();
    m_strayed = true;
    m_link.failed(Activity::Send, Failure::ofStore(error));
}

void Sender::beginStream()
{
    if (!std::exchange(m_streaming, true)) {
        Q_EMIT streamBegan();
    }
}

void Sender::endStream()
{
    if (std::exchange(m_streaming, false)) {
        Q_EMIT streamEnded();
    }
}

void Sender::rest()
{
    m_resting = true;
    endStream();
    if (m_nextDue) {
        m_due.start(std::max(*m_nextDue - m_link.now(), std::chrono::milliseconds(1)));
    }
    Q_EMIT drained();
}

} // namespace yichuang::sync
