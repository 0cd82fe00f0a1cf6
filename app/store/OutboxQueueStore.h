// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/protocol/ProtocolVersion.h"
#include "app/storage/Connection.h"
#include "app/storage/Statement.h"
#include "app/store/OperationState.h"

#include <vector>

namespace yichuang::store {

struct BatchLimits {
    int operations = protocol::MaxBatchOperations;
    qint64 bytes = protocol::MaxBatchBytes;
};

/// An operation that waits or is under way.
struct OutboxRow {
    qint64 n = 0;
    QByteArray lane;
    qint64 bytes = 0;
    qint64 needs = 0;
    OperationState state = OperationState::Ready;
    base::Instant next;
    bool isSettled = false; ///< a person settled it before the centre lost its answer
};

/// Of the columns n, lane, bytes, needs, state, next_try, settled, in this order.
[[nodiscard]] OutboxRow outboxRow(const storage::Statement &row);

/// Chooses what may go to the centre now, as OutboxStore::takeBatch says; changes nothing.
class OutboxQueueStore {
public:
    struct Picked {
        std::vector<OutboxRow> going; ///< ascending
        std::vector<qint64> lacking;  ///< have attachments the centre has not confirmed
    };

    explicit OutboxQueueStore(storage::Connection &connection) : m_connection(connection) { }

    [[nodiscard]] base::Result<Picked> pick(const BatchLimits &limits, base::Instant now);

private:
    storage::Connection &m_connection;
};

} // namespace yichuang::store
