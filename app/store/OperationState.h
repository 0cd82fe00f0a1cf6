// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/protocol/Answer.h"
#include "app/protocol/Operation.h"

#include <optional>

namespace yichuang::store {

/// How an operation stands at this workstation.
enum class OperationState {
    Ready,    ///< waits for its turn
    Sending,  ///< offered, no answer yet
    Held,     ///< something before it is missing: an attachment, an earlier operation
    Conflict, ///< a person must choose
    Refused,  ///< the centre said no; a person must settle it
    Applied,  ///< durable at the centre
    Settled,  ///< was Conflict or Refused; a later operation of a person settled it
};
[[nodiscard]] QString toWord(OperationState state);
[[nodiscard]] std::optional<OperationState> operationStateFromWord(const QString &word);

/// What is remembered of the attempts to deliver an operation.
struct Retry {
    int tries = 0;
    base::Instant last;  ///< epoch = never
    base::Instant next;  ///< not before; epoch = at once
    QString reason;      ///< a word: network, tls, auth, busy, retry, "blob:…", "seq:…"; empty = none
    friend bool operator==(const Retry &, const Retry &) = default;
};

/// An operation with all that is known of its delivery.
struct JournalEntry {
    protocol::Operation operation;
    OperationState state = OperationState::Ready;
    Retry retry;
    std::optional<protocol::Answer> answer; ///< Conflict, Refused, Settled
};

} // namespace yichuang::store
