// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/Operation.h"

#include <vector>

namespace yichuang::center {

/// One operation as it was offered: the bytes as they came, and what could be made of them.
struct OfferedOperation {
    domain::OperationId id;
    QByteArray raw;
    /// Malformed: it cannot be read. CryptoFailed "chain.hash": its hash is not that of its content.
    base::Result<protocol::Operation> operation;
    QByteArray hash; ///< the chain hash when it could be read and fits, else SHA-256 of `raw`
};

/// The body of POST /v1/operations, cut into operations without changing a byte, each read once. Reading and hashing
/// happen here, off the writer's thread.
struct OfferedBatch {
    std::vector<OfferedOperation> operations;
    QByteArray headSignature;

    /// Malformed: no batch at all, more than the protocol allows, or an operation without a readable id (nobody
    /// could be answered about it).
    [[nodiscard]] static base::Result<OfferedBatch> fromBody(const QByteArray &body);
};

} // namespace yichuang::center
