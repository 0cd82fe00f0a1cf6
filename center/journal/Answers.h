// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Case.h"
#include "app/protocol/Answer.h"

// How each outcome of an offered operation is put into an answer.
namespace yichuang::center {

[[nodiscard]] protocol::Answer answerOf(const domain::OperationId &id, protocol::AnswerStatus status);
[[nodiscard]] protocol::Answer applied(const domain::OperationId &id, qint64 version);
/// With the sentence and the remedy for `reason` (refusalText).
[[nodiscard]] protocol::Answer refusal(const domain::OperationId &id, const QByteArray &reason);
/// `missing`: what it waits for, as Answer::missing says.
[[nodiscard]] protocol::Answer held(const domain::OperationId &id, const QStringList &missing);
/// With the case as the centre has it.
[[nodiscard]] protocol::Answer conflict(const domain::OperationId &id, const domain::Case &theirs, const std::vector<domain::FieldConflict> &fields);

} // namespace yichuang::center
