// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Id.h"
#include "app/domain/Applicant.h"
#include "app/domain/Ids.h"
#include "app/domain/Material.h"

#include <QDate>
#include <QMap>
#include <QString>
#include <QStringList>

namespace yichuang::base {
class JsonReader;
}

namespace yichuang::desk {

using DraftId = base::Id<struct DraftTag>;

/// What is typed so far into the sheet that asks about one act.
struct HalfAnswer {
    QString choice;
    QStringList lines;
    QString reason;
    int number = 0; ///< 0: not asked
    QDate day = {}; ///< invalid: not asked

    [[nodiscard]] static base::Result<HalfAnswer> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const HalfAnswer &, const HalfAnswer &) = default;
};

/// What the clerk has entered so far, however incomplete. On disk within a second of every change.
struct Draft {
    DraftId id;
    base::Instant started; ///< becomes the moment of receipt
    base::Instant saved;   ///< last time on disk; epoch = never
    domain::Applicant applicant;
    domain::ItemKey item;
    QMap<QString, QString> fields;
    QString resultWay = QStringLiteral("window");
    domain::MaterialRows materials;
    QMap<QString, HalfAnswer> answers; ///< by the act they are typed for ("reject"), about this applicant and item
    QString focus; ///< objectName of the field the clerk was in, so that recovery returns there

    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] static base::Result<Draft> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const Draft &, const Draft &) = default;
};

/// What is entered on the page of a case and not yet recorded: the checklist, and the sheets that ask about acts.
struct ActDraft {
    domain::MaterialRows before; ///< the case's own, when the checklist was begun to be judged; another one by now takes `materials` no more
    domain::MaterialRows materials;
    QMap<QString, HalfAnswer> answers; ///< by the act they are typed for

    [[nodiscard]] bool isEmpty() const { return materials == before && answers.isEmpty(); }
    [[nodiscard]] static base::Result<ActDraft> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const ActDraft &, const ActDraft &) = default;
};

/// Reads the answers of an application form: an object of texts; absent is empty, anything else is noted as broken.
[[nodiscard]] QMap<QString, QString> fieldsFromJson(base::JsonReader &reader, const char *key);

} // namespace yichuang::desk
