// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/JournalStore.h"
#include "app/store/OutboxQueueStore.h"
#include "app/store/Runs.h"

#include <QHash>

namespace yichuang::store {

/// An operation to be offered.
struct Outgoing {
    domain::OperationId id;
    QByteArray hash; ///< of its link
    QByteArray text; ///< protocol::operationText
};

/// What an answer did.
struct AnswerOutcome {
    qint64 n = 0; ///< place of the operation
    domain::CaseId lane;
    OperationState state = OperationState::Ready;
    qint64 version = 0; ///< Applied: the case's at the centre
};

/// The way of operations to the centre: which may go now, what was answered, what is stuck. Several batches may be under
/// way, never two with a lane in common. Lanes are independent: what is stuck in one never stops another.
class OutboxStore {
public:
    OutboxStore(storage::Connection &connection, Vault &vault, JournalStore &journal)
        : m_connection(connection), m_vault(vault), m_journal(journal)
    {
    }

    /// A new operation waits, in the transaction that wrote it into the journal. `bytes`: of its canonical body.
    [[nodiscard]] base::Result<void> add(const protocol::Operation &operation, qint64 bytes);

    /// The next operations to offer, in the order of the chain, now marked Sending. Passed over: lanes in which something
    /// earlier is Sending, Conflict, Refused, not yet due, or needs an attachment the centre has not confirmed (then Held).
    /// In a transaction of the caller.
    [[nodiscard]] base::Result<std::vector<Outgoing>> takeBatch(const BatchLimits &limits, base::Instant now);
    /// The batch did not get through: all that is Sending is Ready again, counted as one try.
    [[nodiscard]] base::Result<void> putBack(const QString &reason, base::Instant now, base::Instant next);
    /// Takes the answers to what is Sending; one that speaks of nothing that is changes nothing. A Held that misses an operation the
    /// centre had before (it was restored) makes that one Ready again. Applied or settled ends the waiting of those behind it.
    [[nodiscard]] base::Result<std::vector<AnswerOutcome>> take(const std::vector<protocol::Answer> &answers, base::Instant now);
    /// After the answers of a batch: what got none is Ready again.
    [[nodiscard]] base::Result<void> endBatch();
    /// Everything that waits for its time may go at once (the link came back).
    [[nodiscard]] base::Result<void> retryNow();
    /// An attachment was confirmed: what was held only for attachments is Ready again.
    [[nodiscard]] base::Result<void> releaseHeld();
    /// A person settled a conflict or refusal; its payload stays in the journal.
    [[nodiscard]] base::Result<qint64> settle(const domain::OperationId &id, base::Instant now);
    /// What was erased of an operation needs no contents any more.
    [[nodiscard]] base::Result<void> forgetNeeds(qint64 n);
    /// The centre was restored: all it answered after place `n` of the chain is offered again, but for what was erased; what a person has
    /// settled stays settled, whatever it answers now. Answers how many.
    [[nodiscard]] base::Result<qint64> offerAgainAfter(qint64 n);
    /// At start: what was Sending when the program ended is Ready (the centre knows duplicates), and nothing waits for its
    /// time, which another clock may have measured. Works while locked.
    [[nodiscard]] base::Result<void> recover();

private:
    struct Applied {
        qint64 n = 0;
        qint64 version = 0;
    };

    [[nodiscard]] base::Result<QHash<QByteArray, OutboxRow>> sending();
    [[nodiscard]] base::Result<void> takeRun(const Run &run, std::vector<Outgoing> &batch);
    [[nodiscard]] base::Result<AnswerOutcome> takeOne(const OutboxRow &row, const protocol::Answer &answer, base::Instant now, std::vector<Applied> &applied);
    [[nodiscard]] base::Result<void> finishApplied(std::vector<Applied> applied, base::Instant now);
    [[nodiscard]] base::Result<OperationState> takeEffective(const OutboxRow &row, const protocol::Answer &answer, base::Instant now,
                                                             std::vector<Applied> &applied);
    [[nodiscard]] base::Result<void> setState(qint64 n, OperationState state, const QString &reason, base::Instant next);
    [[nodiscard]] base::Result<void> tried(qint64 n, OperationState state, const QString &reason, base::Instant now, base::Instant next);
    [[nodiscard]] base::Result<OperationState> stop(const OutboxRow &row, OperationState state, const protocol::Answer &answer, base::Instant now);
    [[nodiscard]] base::Result<void> finish(const Run &run, OperationState state, qint64 version, base::Instant now);
    [[nodiscard]] base::Result<void> hold(const OutboxRow &row, const protocol::Answer &answer, base::Instant now);
    [[nodiscard]] base::Result<void> forgetUpload(const QByteArray &hash, base::Instant now);
    [[nodiscard]] base::Result<void> offerAgain(qint64 n);
    [[nodiscard]] base::Result<std::optional<qint64>> placeOfMissing(const QByteArray &lane, const QString &missing);

    storage::Connection &m_connection;
    Vault &m_vault;
    JournalStore &m_journal;
};

} // namespace yichuang::store
