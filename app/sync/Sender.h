// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/CentreClient.h"
#include "app/sync/Link.h"
#include "app/sync/Portion.h"
#include "app/sync/StoreAccess.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <map>

namespace yichuang::sync {

/// Drains the journal to the centre: one request first; once it was answered, two at a time, so that the centre reads
/// the next while it writes the one before. No two of them have a lane in common. While they are under way the next
/// batch is read and the answers of the last are written. Nothing here is needed after a crash: what has no stored
/// answer is offered again, and the centre repeats its first answer.
///
/// A request the centre refuses as a whole (400, 413, 500 …) is halved until the operation that spoils it is alone;
/// then only its lane waits. Over a slow line requests get smaller until they go through (Portion). Lives in the sync thread; the parts must outlive it.
class Sender final : public QObject {
    Q_OBJECT
public:
    Sender(CentreClient &client, StoreAccess store, Link &link, QObject *parent = nullptr);

    /// Something may be ready: new operations, an open link, a settled conflict.
    void kick();

Q_SIGNALS:
    void inFlightChanged(int operations);
    /// Answers are durable here.
    void recorded(const std::vector<yichuang::protocol::Answer> &answers);
    /// One request follows the other from now on.
    void streamBegan();
    /// Not any more: nothing is left, or something failed.
    void streamEnded();
    /// Everything that could be offered has been answered and stored.
    void drained();

private:
    struct Request {
        OutgoingBatch batch;
        quint64 round = 0;
    };
    void pump();
    void take();
    void taken(const base::Result<OutgoingBatch> &batch);
    void send();
    void replied(quint64 request, const Outcome<protocol::BatchReply> &outcome);
    [[nodiscard]] int operationsInFlight() const;
    void record(const std::vector<protocol::Answer> &answers, quint64 round);
    void failed(const Failure &failure, const OutgoingBatch &batch);
    void spoiled(const Failure &failure, const OutgoingBatch &batch);
    void putBack(const Failure &failure);
    void endBatch();
    void dropPrepared();
    /// Runs a job of ours at the store; `then` when it succeeded.
    template<typename Job>
    void write(Job job, std::function<void()> then);
    void storeFailed(const base::Error &error);
    void beginStream();
    void endStream();
    void rest();

    CentreClient &m_client;
    StoreAccess m_store;
    Link &m_link;
    QTimer m_due;

    Portion m_portion;           ///< operations a request, fewer after requests that were refused as a whole or took too long
    int m_spoiledInARow = 0;
    QHash<domain::OperationId, int> m_spoiled; ///< how often an operation spoiled a request alone
    int m_writing = 0;           ///< jobs of ours at the store
    bool m_taking = false;
    bool m_nothingDue = false;   ///< the last look found nothing
    bool m_strayed = true;       ///< the store may believe something to be on its way that is not
    bool m_resting = false;      ///< `drained` was said
    bool m_flowing = false;      ///< the last request was answered
    bool m_streaming = false;    ///< as last told
    quint64 m_round = 0;         ///< a batch read before a failure is dropped, one sent before it proves nothing
    std::optional<base::Instant> m_nextDue;
    std::optional<OutgoingBatch> m_prepared;
    std::map<quint64, Request> m_inFlight; ///< by number
    quint64 m_lastRequest = 0;
    /// Makes ready again what failed, once the answers of everything else under way are with the store: to it all that is
    /// under way looks alike.
    std::function<void()> m_afterFlight;
};

} // namespace yichuang::sync
