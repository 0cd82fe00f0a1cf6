// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Act.h"

#include "app/base/Json.h"

#include <QJsonArray>

namespace yichuang::domain {

namespace {

void insertText(QJsonObject &json, const char *member, const QString &text)
{
    if (!text.isEmpty()) {
        json.insert(QLatin1String(member), text);
    }
}

base::Result<StopDetail> stopFromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "stop");
    StopDetail stop{reader.text("ground", 32), reader.date("from"), static_cast<int>(reader.integerOr("announced_days", 0, 0, 10'000))};
    return reader.finish(std::move(stop));
}

base::Result<ExtensionDetail> extensionFromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "extension");
    ExtensionDetail extension{static_cast<int>(reader.integer("value", 1, 10'000)), reader.text("approver", 200)};
    return reader.finish(std::move(extension));
}

base::Result<DecisionDetail> decisionFromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "decision");
    DecisionDetail decision{reader.boolean("granted"), reader.textOr("certificate_no", {}, 128)};
    return reader.finish(std::move(decision));
}

base::Result<DeliveryDetail> deliveryFromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "delivery");
    DeliveryDetail delivery{reader.text("receiver", 120), reader.textOr("id_number", {}, 32), reader.text("relationship", 32),
                            reader.text("way", 16), reader.textOr("tracking", {}, 64)};
    return reader.finish(std::move(delivery));
}

base::Result<Settlement> settlementFromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "settlement");
    Settlement settlement{reader.id<OperationId>("operation"), reader.text("choice", 16)};
    static const QStringList choices{QStringLiteral("mine"), QStringLiteral("theirs"), QStringLiteral("discard"), QStringLiteral("again")};
    if (!choices.contains(settlement.choice)) {
        reader.note("choice", "is not mine, theirs, discard or again");
    }
    return reader.finish(std::move(settlement));
}

base::Result<Arrival> arrivalFromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "arrival");
    Arrival arrival{readKey<PlaceId>(reader, "from"), reader.nested(Case::fromJson(reader.object("case"))), reader.text("history", 64)};
    return reader.finish(std::move(arrival));
}

base::Result<FieldChange> changeFromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "changes");
    FieldChange change{reader.text("path", 80), reader.text("from", 1000), reader.text("to", 1000)};
    return reader.finish(std::move(change));
}

template<typename T, typename Read>
std::optional<T> ifAny(base::JsonReader &reader, const char *member, Read read)
{
    return reader.has(member) ? std::optional<T>(reader.nested(base::Result<T>(read(reader.object(member))))) : std::nullopt;
}

void readDetails(base::JsonReader &reader, Act &act)
{
    act.dues = ifAny<CaseDues>(reader, "dues", CaseDues::fromJson);
    act.stop = ifAny<StopDetail>(reader, "stop", stopFromJson);
    act.extension = ifAny<ExtensionDetail>(reader, "extension", extensionFromJson);
    act.decision = ifAny<DecisionDetail>(reader, "decision", decisionFromJson);
    act.delivery = ifAny<DeliveryDetail>(reader, "delivery", deliveryFromJson);
    act.settlement = ifAny<Settlement>(reader, "settlement", settlementFromJson);
    if (reader.has("to_window")) {
        act.toWindow = reader.nested(WindowId::fromText(reader.text("to_window", 64)));
    }
    if (reader.has("to_place")) {
        act.toPlace = reader.nested(PlaceId::fromText(reader.text("to_place", 64)));
    }
    act.arrival = ifAny<Arrival>(reader, "arrival", arrivalFromJson);
    const base::JsonListIn changes = reader.arrayOr("changes", 100);
    for (qsizetype i = 0; i < changes.size(); ++i) {
        act.changes.push_back(reader.nested(changeFromJson(changes.at(i).object())));
    }
}

void writeDetails(QJsonObject &json, const Act &act)
{
    if (act.stop) {
        json.insert(QStringLiteral("stop"), QJsonObject{{QStringLiteral("ground"), act.stop->ground},
                                                        {QStringLiteral("from"), act.stop->from.toString(Qt::ISODate)},
                                                        {QStringLiteral("announced_days"), act.stop->announcedDays}});
    }
    if (act.extension) {
        json.insert(QStringLiteral("extension"),
                    QJsonObject{{QStringLiteral("value"), act.extension->value}, {QStringLiteral("approver"), act.extension->approver}});
    }
    if (act.decision) {
        QJsonObject decision{{QStringLiteral("granted"), act.decision->granted}};
        insertText(decision, "certificate_no", act.decision->certificateNo);
        json.insert(QStringLiteral("decision"), decision);
    }
    if (act.delivery) {
        QJsonObject delivery{{QStringLiteral("receiver"), act.delivery->receiver},
                             {QStringLiteral("relationship"), act.delivery->relationship},
                             {QStringLiteral("way"), act.delivery->way}};
        insertText(delivery, "id_number", act.delivery->idNumber);
        insertText(delivery, "tracking", act.delivery->tracking);
        json.insert(QStringLiteral("delivery"), delivery);
    }
    insertText(json, "to_place", act.toPlace.toText());
    if (act.arrival) {
        json.insert(QStringLiteral("arrival"), QJsonObject{{QStringLiteral("from"), act.arrival->from.toText()},
                                                           {QStringLiteral("case"), act.arrival->record.toJson()},
                                                           {QStringLiteral("history"), act.arrival->history}});
    }
    if (act.settlement) {
        json.insert(QStringLiteral("settlement"), QJsonObject{{QStringLiteral("operation"), act.settlement->operation.toText()},
                                                              {QStringLiteral("choice"), act.settlement->choice}});
    }
}

} // namespace

base::Result<Application> Application::fromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "application");
    Application application;
    application.number = reader.text("number", 50);
    application.queryCode = reader.text("query_code", 12);
    application.item = reader.nested(ItemKey::fromText(reader.text("item", 64)));
    application.itemVersion = static_cast<int>(reader.integer("item_version", 1, 1'000'000));
    application.region = reader.text("region", 16);
    application.received = reader.instant("received");
    application.applicant = reader.nested(Applicant::fromJson(reader.object("applicant")));
    reader.objectOr("fields").forEachMember([&](const QString &name, const base::JsonItem &value) {
        const bool isShort = value.kind() == base::JsonItem::Kind::Text && value.text().size() <= 1000;
        if (!isShort) {
            reader.note("fields", "has a value that is not a short text");
            return false;
        }
        application.fields.insert(name, value.text());
        return true;
    });
    application.resultWay = reader.textOr("result_way", QStringLiteral("window"), 16);
    return reader.finish(application);
}

QJsonObject Application::toJson() const
{
    QJsonObject fieldValues;
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        fieldValues.insert(it.key(), it.value());
    }
    return {{QStringLiteral("number"), number},
            {QStringLiteral("query_code"), queryCode},
            {QStringLiteral("item"), item.toText()},
            {QStringLiteral("item_version"), itemVersion},
            {QStringLiteral("region"), region},
            {QStringLiteral("received"), base::toIso(received)},
            {QStringLiteral("applicant"), applicant.toJson()},
            {QStringLiteral("fields"), fieldValues},
            {QStringLiteral("result_way"), resultWay}};
}

base::Result<Act> Act::fromJson(ActKind kind, const base::JsonIn &payload)
{
    base::JsonReader reader(payload, "payload");
    Act act;
    act.kind = kind;
    act.application = ifAny<Application>(reader, "application", Application::fromJson);
    if (reader.has("materials")) {
        act.materials = reader.nested(materialRowsFromJson(reader.array("materials", 500)));
    }
    act.note = reader.textOr("note", {}, 2000);
    act.ground = reader.textOr("ground", {}, 64);
    act.referredTo = reader.textOr("referred_to", {}, 200);
    readDetails(reader, act);
    return reader.finish(act);
}

QJsonObject Act::toJson() const
{
    QJsonObject json;
    if (application) {
        json.insert(QStringLiteral("application"), application->toJson());
    }
    if (materials) {
        json.insert(QStringLiteral("materials"), domain::toJson(*materials));
    }
    insertText(json, "note", note);
    insertText(json, "ground", ground);
    insertText(json, "referred_to", referredTo);
    insertText(json, "to_window", toWindow.toText());
    if (dues) {
        json.insert(QStringLiteral("dues"), dues->toJson());
    }
    writeDetails(json, *this);
    if (!changes.empty()) {
        QJsonArray list;
        for (const FieldChange &change : changes) {
            list.append(QJsonObject{{QStringLiteral("path"), change.path}, {QStringLiteral("from"), change.from}, {QStringLiteral("to"), change.to}});
        }
        json.insert(QStringLiteral("changes"), list);
    }
    return json;
}

} // namespace yichuang::domain
