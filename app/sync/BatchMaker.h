// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/Failure.h"
#include "app/protocol/Messages.h"
#include "app/sync/SyncStore.h"

namespace yichuang::sync {

/// The request body of POST /v1/operations: protocol::OperationBatch.
[[nodiscard]] QByteArray bodyOf(const OutgoingBatch &batch);

/// The answers that belong to the batch, ready to be stored. One to something not offered is dropped; one that repeats
/// an earlier answer becomes that; an operation the reply forgot is put off a little, so that a centre that always
/// forgets it is not asked without end. A reply that answers none of them is a Network failure "reply.foreign".
[[nodiscard]] Outcome<std::vector<protocol::Answer>> answersFor(const OutgoingBatch &batch, const protocol::BatchReply &reply);

/// The answer "not now" for an operation, made here.
[[nodiscard]] protocol::Answer putOff(const domain::OperationId &id, std::chrono::milliseconds after);

} // namespace yichuang::sync
