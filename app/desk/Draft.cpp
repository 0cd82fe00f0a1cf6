// SPDX-License-Identifier: Apache-2.0
#include "app/desk/Draft.h"

#include "app/base/Json.h"

#include <QJsonArray>

#include <limits>

namespace yichuang::desk {

namespace {

/// Longer than any reason that is accepted: what is half typed is kept as it is.
constexpr int longestReason = 100'000;

using Answers = QMap<QString, HalfAnswer>;

Answers answersFromJson(base::JsonReader &reader)
{
    Answers answers;
    const QJsonObject asked = reader.objectOr("answers");
    for (auto it = asked.begin(); it != asked.end(); ++it) {
        answers.insert(it.key(), reader.nested(HalfAnswer::fromJson(it.value().toObject())));
    }
    return answers;
}

QJsonObject answersToJson(const Answers &answers)
{
    QJsonObject asked;
    for (auto it = answers.begin(); it != answers.end(); ++it) {
        asked.insert(it.key(), it.value().toJson());
    }
    return asked;
}

} // namespace

bool Draft::isEmpty() const
{
    return applicant == domain::Applicant() && item.isNull() && fields.isEmpty() && materials.empty() && answers.isEmpty();
}

QMap<QString, QString> fieldsFromJson(base::JsonReader &reader, const char *key)
{
    QMap<QString, QString> fields;
    const QJsonObject values = reader.objectOr(key);
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (!it.value().isString()) {
            reader.note(key, "has an answer that is not a text");
            return {};
        }
        fields.insert(it.key(), it.value().toString());
    }
    return fields;
}

base::Result<HalfAnswer> HalfAnswer::fromJson(const QJsonObject &json)
{
    base::JsonReader reader(json, "answer");
    HalfAnswer answer;
    answer.choice = reader.textOr("choice", {}, 64);
    answer.lines = reader.texts("lines");
    answer.reason = reader.textOr("reason", {}, longestReason);
    answer.number = static_cast<int>(reader.integerOr("number", 0, 0, std::numeric_limits<int>::max()));
    answer.day = reader.has("day") ? reader.date("day") : QDate();
    return reader.finish(answer);
}

QJsonObject HalfAnswer::toJson() const
{
    QJsonObject json{{QStringLiteral("choice"), choice}, {QStringLiteral("lines"), QJsonArray::fromStringList(lines)}, {QStringLiteral("reason"), reason}};
    if (number != 0) {
        json.insert(QStringLiteral("number"), number);
    }
    if (day.isValid()) {
        json.insert(QStringLiteral("day"), day.toString(Qt::ISODate));
    }
    return json;
}

base::Result<Draft> Draft::fromJson(const QJsonObject &json)
{
    base::JsonReader reader(json, "draft");
    Draft draft;
    draft.id = reader.id<DraftId>("id");
    draft.started = reader.instant("started");
    draft.saved = reader.instant("saved");
    draft.applicant = reader.nested(domain::Applicant::fromJson(reader.object("applicant")));
    if (reader.has("item")) {
        draft.item = reader.nested(domain::ItemKey::fromText(reader.text("item", 64)));
    }
    draft.fields = fieldsFromJson(reader, "fields");
    draft.resultWay = reader.textOr("result_way", QStringLiteral("window"), 16);
    draft.materials = reader.nested(domain::materialRowsFromJson(reader.arrayOr("materials")));
    draft.answers = answersFromJson(reader);
    draft.focus = reader.textOr("focus", {}, 128);
    return reader.finish(draft);
}

QJsonObject Draft::toJson() const
{
    QJsonObject values;
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        values.insert(it.key(), it.value());
    }
    QJsonObject json{{QStringLiteral("id"), id.toText()},
                     {QStringLiteral("started"), base::toIso(started)},
                     {QStringLiteral("saved"), base::toIso(saved)},
                     {QStringLiteral("applicant"), applicant.toJson()},
                     {QStringLiteral("fields"), values},
                     {QStringLiteral("result_way"), resultWay},
                     {QStringLiteral("materials"), domain::toJson(materials)},
                     {QStringLiteral("answers"), answersToJson(answers)},
                     {QStringLiteral("focus"), focus}};
    if (!item.isNull()) {
        json.insert(QStringLiteral("item"), item.toText());
    }
    return json;
}

base::Result<ActDraft> ActDraft::fromJson(const QJsonObject &json)
{
    base::JsonReader reader(json, "act_draft");
    ActDraft draft;
    draft.before = reader.nested(domain::materialRowsFromJson(reader.arrayOr("before")));
    draft.materials = reader.nested(domain::materialRowsFromJson(reader.arrayOr("materials")));
    draft.answers = answersFromJson(reader);
    return reader.finish(draft);
}

QJsonObject ActDraft::toJson() const
{
    return {{QStringLiteral("before"), domain::toJson(before)},
            {QStringLiteral("materials"), domain::toJson(materials)},
            {QStringLiteral("answers"), answersToJson(answers)}};
}

} // namespace yichuang::desk
