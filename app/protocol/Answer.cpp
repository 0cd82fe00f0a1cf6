// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/Answer.h"

#include "app/base/Json.h"
#include "app/base/Words.h"

#include <QJsonArray>

namespace yichuang::protocol {

namespace {

constexpr base::Words<AnswerStatus, 6> StatusWords{{{
    {AnswerStatus::Applied, "applied"},
    {AnswerStatus::Duplicate, "duplicate"},
    {AnswerStatus::Held, "held"},
    {AnswerStatus::Conflict, "conflict"},
    {AnswerStatus::Refused, "refused"},
    {AnswerStatus::Retry, "retry"},
}}};

base::Result<domain::FieldConflict> conflictFromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "conflicts");
    domain::FieldConflict conflict{reader.text("path", 80), reader.text("base"), reader.text("mine"), reader.text("theirs")};
    return reader.finish(std::move(conflict));
}

QJsonArray toJson(const std::vector<domain::FieldConflict> &conflicts)
{
    QJsonArray list;
    for (const domain::FieldConflict &conflict : conflicts) {
        list.append(QJsonObject{{QStringLiteral("path"), conflict.path},
                                {QStringLiteral("base"), conflict.base},
                                {QStringLiteral("mine"), conflict.mine},
                                {QStringLiteral("theirs"), conflict.theirs}});
    }
    return list;
}

void readByStatus(base::JsonReader &reader, Answer &answer)
{
    switch (answer.status) {
    case AnswerStatus::Applied: answer.version = reader.integer("version", 0); break;
    case AnswerStatus::Duplicate: answer.first = reader.object("first"); break;
    case AnswerStatus::Held: answer.missing = reader.texts("missing"); break;
    case AnswerStatus::Retry: answer.afterMs = reader.integer("after_ms", 0); break;
    case AnswerStatus::Conflict: {
        answer.version = reader.integer("version", 1);
        answer.theirs = reader.object("theirs");
        const QJsonArray list = reader.arrayOr("conflicts", 100);
        for (const QJsonValue &value : list) {
            answer.conflicts.push_back(reader.nested(conflictFromJson(value.toObject())));
        }
        break;
    }
    case AnswerStatus::Refused:
        answer.code = reader.text("code", 64);
        answer.text = reader.text("text", 500);
        answer.remedy = reader.textOr("remedy", {}, 64);
        break;
    }
}

} // namespace

QString toWord(AnswerStatus status)
{
    return StatusWords.word(status);
}

std::optional<AnswerStatus> answerStatusFromWord(const QString &word)
{
    return StatusWords.value(word);
}

base::Result<Answer> Answer::effective() const
{
    if (status != AnswerStatus::Duplicate) {
        return *this;
    }
    base::Result<Answer> answer = fromJson(first);
    if (answer && (answer->status == AnswerStatus::Duplicate || answer->id != id)) {
        return base::fail(base::ErrorCode::Malformed, QStringLiteral("the first answer is not one to this operation"), "json.answer.first");
    }
    return answer;
}

base::Result<Answer> Answer::fromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "answer");
    Answer answer;
    answer.id = reader.id<domain::OperationId>("id");
    answer.status = reader.word<AnswerStatus>("status", answerStatusFromWord);
    if (!reader.error()) {
        readByStatus(reader, answer);
    }
    return reader.finish(answer);
}

QJsonObject Answer::toJson() const
{
    QJsonObject json{{QStringLiteral("id"), id.toText()}, {QStringLiteral("status"), toWord(status)}};
    switch (status) {
    case AnswerStatus::Applied: json.insert(QStringLiteral("version"), version); break;
    case AnswerStatus::Duplicate: json.insert(QStringLiteral("first"), first); break;
    case AnswerStatus::Held: json.insert(QStringLiteral("missing"), QJsonArray::fromStringList(missing)); break;
    case AnswerStatus::Retry: json.insert(QStringLiteral("after_ms"), afterMs); break;
    case AnswerStatus::Conflict:
        json.insert(QStringLiteral("version"), version);
        json.insert(QStringLiteral("theirs"), theirs);
        json.insert(QStringLiteral("conflicts"), protocol::toJson(conflicts));
        break;
    case AnswerStatus::Refused:
        json.insert(QStringLiteral("code"), code);
        json.insert(QStringLiteral("text"), text);
        json.insert(QStringLiteral("remedy"), remedy);
        break;
    }
    return json;
}

} // namespace yichuang::protocol
