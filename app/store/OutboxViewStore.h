// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/JournalStore.h"
#include "app/store/OperationState.h"

namespace yichuang::store {

/// How many wait in which state; always counted, never remembered.
struct OutboxCounts {
    qint64 ready = 0;
    qint64 sending = 0;
    qint64 held = 0;
    qint64 conflict = 0;
    qint64 refused = 0;
    qint64 confirmed = 0;        ///< applied since the moment asked for
    base::Instant oldest;        ///< made: the oldest of all that wait; epoch = none
    base::Instant nextTry;       ///< earliest among ready and held; epoch = none, or at once
    friend bool operator==(const OutboxCounts &, const OutboxCounts &) = default;
};

/// Looking at the way of operations to the centre, for the sync page and the timelines. Changes nothing.
class OutboxViewStore {
public:
    OutboxViewStore(storage::Connection &connection, Vault &vault, JournalStore &journal)
        : m_connection(connection), m_vault(vault), m_journal(journal)
    {
    }

    [[nodiscard]] base::Result<OutboxCounts> counts(base::Instant confirmedSince);
    /// True while the centre's last word on some operation of this case is out.
    [[nodiscard]] base::Result<bool> isWaiting(const domain::CaseId &lane);
    /// The cases with operations the centre has not confirmed, each once.
    [[nodiscard]] base::Result<std::vector<domain::CaseId>> waitingLanes();
    /// What waits or is stuck, in the order of the chain, after place `after`.
    [[nodiscard]] base::Result<std::vector<JournalEntry>> waiting(qint64 after, int limit);
    /// One operation with its state; NotFound when it is not waiting or stuck.
    [[nodiscard]] base::Result<JournalEntry> find(const domain::OperationId &id);
    /// All operations of a case made here, in order.
    [[nodiscard]] base::Result<std::vector<JournalEntry>> ofCase(const domain::CaseId &lane);
    /// StorageCorrupt unless every operation of the journal stands exactly once here or among the answered.
    [[nodiscard]] base::Result<void> verify();

private:
    struct Standing {
        OperationState state = OperationState::Ready;
        Retry retry;
        std::optional<protocol::Answer> answer;
    };
    [[nodiscard]] base::Result<JournalEntry> entryOf(qint64 n);
    [[nodiscard]] base::Result<std::optional<Standing>> waitingStanding(qint64 n);
    [[nodiscard]] base::Result<std::optional<Standing>> answeredStanding(qint64 n);
    [[nodiscard]] base::Result<std::vector<JournalEntry>> entriesOf(const std::vector<qint64> &places);

    storage::Connection &m_connection;
    Vault &m_vault;
    JournalStore &m_journal;
};

} // namespace yichuang::store
