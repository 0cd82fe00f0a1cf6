// SPDX-License-Identifier: Apache-2.0
#include "center/journal/Answers.h"

#include "center/journal/RefusalText.h"

namespace yichuang::center {

using domain::Case;
using protocol::Answer;
using protocol::AnswerStatus;

namespace {

constexpr qsizetype MaxCodeLength = 64; // of Answer::code

} // namespace

Answer answerOf(const domain::OperationId &id, AnswerStatus status)
{
    Answer answer;
    answer.id = id;
    answer.status = status;
    return answer;
}

Answer refusal(const domain::OperationId &id, const QByteArray &reason)
{
    const RefusalText words = refusalText(reason);
    Answer answer = answerOf(id, AnswerStatus::Refused);
    answer.code = QString::fromLatin1(reason.left(MaxCodeLength));
    answer.text = words.text;
    answer.remedy = words.remedy;
    return answer;
}

Answer held(const domain::OperationId &id, const QStringList &missing)
{
    Answer answer = answerOf(id, AnswerStatus::Held);
    answer.missing = missing;
    return answer;
}

Answer conflict(const domain::OperationId &id, const Case &theirs, const std::vector<domain::FieldConflict> &fields)
{
    Answer answer = answerOf(id, AnswerStatus::Conflict);
    answer.version = theirs.version;
    answer.theirs = theirs.toJson();
    answer.conflicts = fields;
    return answer;
}

Answer applied(const domain::OperationId &id, qint64 version)
{
    Answer answer = answerOf(id, AnswerStatus::Applied);
    answer.version = version;
    return answer;
}

} // namespace yichuang::center
