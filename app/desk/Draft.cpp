// SPDX-License-Identifier: Apache-2.0
#include "app/desk/Draft.h"

#include "app/base/Json.h"

namespace yichuang::desk {

bool Draft::isEmpty() const
{
    return applicant == domain::Applicant() && item.isNull() && fields.isEmpty() && materials.empty();
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
                     {QStringLiteral("focus"), focus}};
    if (!item.isNull()) {
        json.insert(QStringLiteral("item"), item.toText());
    }
    return json;
}

} // namespace yichuang::desk
