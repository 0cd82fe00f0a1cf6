// SPDX-License-Identifier: Apache-2.0
#include "app/sync/BatchMaker.h"

#include "app/protocol/BatchText.h"

#include <QSet>

#include <algorithm>

namespace yichuang::sync {

namespace {

using protocol::Answer;
using protocol::AnswerStatus;

constexpr std::chrono::milliseconds ForgottenDelay{5'000};
constexpr qint64 LongestAskedMs = 3'600'000;
constexpr qint64 ShortestAskedMs = 1'000;

/// A duplicate says what the first answer was; that one counts.
std::optional<Answer> settled(const Answer &answer)
{
    if (answer.status == AnswerStatus::Retry) {
        Answer bounded = answer;
        bounded.afterMs = std::clamp(answer.afterMs, ShortestAskedMs, LongestAskedMs);
        return bounded;
    }
    if (answer.status != AnswerStatus::Duplicate) {
        return answer;
    }
    const auto first = answer.effective();
    const bool fits = first && first->id == answer.id && first->status != AnswerStatus::Duplicate;
    return fits ? std::optional(*first) : std::nullopt;
}

} // namespace

QByteArray bodyOf(const OutgoingBatch &batch)
{
    std::vector<QByteArray> texts;
    for (const OutgoingOperation &operation : batch.operations) {
        texts.push_back(operation.text);
    }
    return protocol::batchText(texts, batch.headSignature);
}

Answer putOff(const domain::OperationId &id, std::chrono::milliseconds after)
{
    Answer answer;
    answer.id = id;
    answer.status = AnswerStatus::Retry;
    answer.afterMs = after.count();
    return answer;
}

Outcome<std::vector<Answer>> answersFor(const OutgoingBatch &batch, const protocol::BatchReply &reply)
{
    QSet<domain::OperationId> waiting;
    for (const OutgoingOperation &operation : batch.operations) {
        waiting.insert(operation.id);
    }
    std::vector<Answer> answers;
    answers.reserve(batch.operations.size());
    for (const Answer &answer : reply.answers) {
        const auto counted = waiting.contains(answer.id) ? settled(answer) : std::nullopt;
        if (counted) {
            answers.push_back(*counted);
            waiting.remove(answer.id);
        }
    }
    if (answers.empty()) {
        return tl::unexpected(Failure{FailureClass::Network,
                                      {base::ErrorCode::Malformed, QStringLiteral("the reply answers none of the operations offered"), "reply.foreign"}, {}, {}});
    }
    for (const domain::OperationId &forgotten : std::as_const(waiting)) {
        answers.push_back(putOff(forgotten, ForgottenDelay));
    }
    return answers;
}

} // namespace yichuang::sync
