// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Case.h"

#include "app/base/Json.h"
#include "app/base/Words.h"

#include <QJsonArray>

#include <algorithm>

namespace yichuang::domain {

namespace {

constexpr base::Words<AcceptanceKind, 3> AcceptanceWords{{{
    {AcceptanceKind::Normal, "normal"},
    {AcceptanceKind::Deemed, "deemed"},
    {AcceptanceKind::Deferral, "deferral"},
}}};

void insertText(QJsonObject &json, const char *member, const QString &text)
{
    if (!text.isEmpty()) {
        json.insert(QLatin1String(member), text);
    }
}

void insertDate(QJsonObject &json, const char *member, QDate date)
{
    if (date.isValid()) {
        json.insert(QLatin1String(member), date.toString(Qt::ISODate));
    }
}

void insertInstant(QJsonObject &json, const char *member, const std::optional<base::Instant> &at)
{
    if (at) {
        json.insert(QLatin1String(member), base::toIso(*at));
    }
}

// An absent key is null; a broken one is an error.
template<typename K>
K keyIfAny(base::JsonReader &reader, const char *member)
{
    return reader.has(member) ? reader.nested(K::fromText(reader.text(member, 64))) : K();
}

QJsonObject toJson(const Step &step)
{
    QJsonObject json{{QStringLiteral("act"), toWord(step.act)},
                     {QStringLiteral("at"), base::toIso(step.at)}};
    insertText(json, "person", step.person.toText());
    insertText(json, "window", step.window.toText());
    insertText(json, "note", step.note);
    insertText(json, "ground", step.ground);
    return json;
}

base::Result<Step> stepFromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "step");
    Step step;
    step.act = reader.word<ActKind>("act", actKindFromWord);
    step.at = reader.instant("at");
    step.person = keyIfAny<PersonId>(reader, "person");
    step.window = keyIfAny<WindowId>(reader, "window");
    step.note = reader.textOr("note");
    step.ground = reader.textOr("ground", {}, 64);
    return reader.finish(step);
}

QJsonObject toJson(const DateChange &change)
{
    return {{QStringLiteral("at"), base::toIso(change.at)},
            {QStringLiteral("reason"), change.reason},
            {QStringLiteral("from"), change.from.toJson()},
            {QStringLiteral("to"), change.to.toJson()}};
}

base::Result<DateChange> dateChangeFromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "date_change");
    DateChange change{reader.instant("at"), reader.text("reason", 32), reader.nested(CaseDues::fromJson(reader.object("from"))),
                      reader.nested(CaseDues::fromJson(reader.object("to")))};
    return reader.finish(std::move(change));
}

QJsonObject toJson(const StopRecord &stop)
{
    QJsonObject json{{QStringLiteral("ground"), stop.ground},
                     {QStringLiteral("from"), stop.from.toString(Qt::ISODate)},
                     {QStringLiteral("announced_days"), stop.announcedDays}};
    insertDate(json, "to", stop.to);
    insertText(json, "note", stop.note);
    return json;
}

base::Result<Transfer> transferFromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "transfer");
    Transfer transfer{readKey<PlaceId>(reader, "to"), reader.word<CaseState>("before", caseStateFromWord)};
    return reader.finish(std::move(transfer));
}

base::Result<StopRecord> stopFromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "stop");
    StopRecord stop{reader.text("ground", 32), reader.date("from"), reader.dateIfAny("to"),
                    static_cast<int>(reader.integerOr("announced_days", 0, 0, 10'000)), reader.textOr("note")};
    return reader.finish(std::move(stop));
}

QJsonObject toJson(const Decision &decision)
{
    QJsonObject json{{QStringLiteral("granted"), decision.granted},
                     {QStringLiteral("at"), base::toIso(decision.at)}};
    insertText(json, "by", decision.by.toText());
    insertText(json, "reason", decision.reason);
    insertText(json, "certificate_no", decision.certificateNo);
    return json;
}

base::Result<Decision> decisionFromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "decision");
    Decision decision{reader.boolean("granted"), reader.textOr("reason"), reader.textOr("certificate_no", {}, 128), reader.instant("at"),
                      keyIfAny<PersonId>(reader, "by")};
    return reader.finish(std::move(decision));
}

QJsonObject toJson(const Delivery &delivery)
{
    QJsonObject json{{QStringLiteral("receiver"), delivery.receiver},
                     {QStringLiteral("relationship"), delivery.relationship},
                     {QStringLiteral("way"), delivery.way},
                     {QStringLiteral("at"), base::toIso(delivery.at)}};
    insertText(json, "id_number", delivery.idNumber);
    insertText(json, "tracking", delivery.tracking);
    return json;
}

base::Result<Delivery> deliveryFromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "delivery");
    Delivery delivery{reader.text("receiver", 120), reader.textOr("id_number", {}, 32), reader.text("relationship", 32),
                      reader.text("way", 16), reader.textOr("tracking", {}, 64), reader.instant("at")};
    return reader.finish(std::move(delivery));
}

QJsonObject toJson(const ExtensionRecord &extension)
{
    return {{QStringLiteral("limit"), extension.limit.toJson()},
            {QStringLiteral("reason"), extension.reason},
            {QStringLiteral("approver"), extension.approver}};
}

base::Result<ExtensionRecord> extensionFromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "extension");
    ExtensionRecord extension{reader.nested(Limit::fromJson(reader.object("limit"))), reader.text("reason"), reader.text("approver", 200)};
    return reader.finish(std::move(extension));
}

template<typename T, typename Read>
std::vector<T> listOf(base::JsonReader &reader, const char *member, Read read)
{
    std::vector<T> list;
    const base::JsonListIn array = reader.arrayOr(member);
    list.reserve(static_cast<size_t>(array.size()));
    for (qsizetype i = 0; i < array.size(); ++i) {
        list.push_back(reader.nested(base::Result<T>(read(array.at(i).object()))));
    }
    return list;
}

template<typename T, typename Read>
std::optional<T> ifAny(base::JsonReader &reader, const char *member, Read read)
{
    return reader.has(member) ? std::optional<T>(reader.nested(base::Result<T>(read(reader.object(member))))) : std::nullopt;
}

void readOutcome(base::JsonReader &reader, Case &record)
{
    record.accepted = reader.instantIfAny("accepted");
    if (reader.has("acceptance")) {
        record.acceptance = reader.word<AcceptanceKind>("acceptance", acceptanceKindFromWord);
    }
    record.decided = reader.instantIfAny("decided");
    record.closed = reader.instantIfAny("closed");
    if (reader.has("closing")) {
        record.closing = closingCodeFromNumber(reader.integer("closing", 0, 6));
    }
    record.corrections = static_cast<int>(reader.integerOr("corrections", 0, 0, 1000));
    record.dues = reader.nested(CaseDues::fromJson(reader.objectOr("dues")));
    record.printed = reader.nested(CaseDues::fromJson(reader.objectOr("printed")));
    record.dateChanges = listOf<DateChange>(reader, "date_changes", dateChangeFromJson);
    record.stops = listOf<StopRecord>(reader, "stops", stopFromJson);
    record.extension = ifAny<ExtensionRecord>(reader, "extension", extensionFromJson);
    record.decision = ifAny<Decision>(reader, "decision", decisionFromJson);
    record.delivery = ifAny<Delivery>(reader, "delivery", deliveryFromJson);
    record.referredTo = reader.textOr("referred_to", {}, 200);
    record.custody = static_cast<int>(reader.integerOr("custody", 0, 0, 1'000'000));
    record.transfer = ifAny<Transfer>(reader, "transfer", transferFromJson);
}

void readContent(base::JsonReader &reader, Case &record)
{
    record.applicant = reader.nested(Applicant::fromJson(reader.object("applicant")));
    reader.objectOr("fields").forEachMember([&](const QString &name, const base::JsonItem &value) {
        if (value.kind() != base::JsonItem::Kind::Text) {
            reader.note("fields", "has a value that is not a text");
            return false;
        }
        record.fields.insert(name, value.text());
        return true;
    });
    record.resultWay = reader.textOr("result_way", {}, 16);
    record.materials = reader.nested(materialRowsFromJson(reader.arrayOr("materials")));
}

template<typename T>
QJsonArray arrayOf(const std::vector<T> &list)
{
    QJsonArray array;
    for (const T &entry : list) {
        array.append(toJson(entry));
    }
    return array;
}

void writeOutcome(QJsonObject &json, const Case &record)
{
    insertInstant(json, "accepted", record.accepted);
    insertInstant(json, "decided", record.decided);
    insertInstant(json, "closed", record.closed);
    if (record.acceptance) {
        json.insert(QStringLiteral("acceptance"), toWord(*record.acceptance));
    }
    if (record.closing) {
        json.insert(QStringLiteral("closing"), static_cast<int>(*record.closing));
    }
    json.insert(QStringLiteral("corrections"), record.corrections);
    json.insert(QStringLiteral("dues"), record.dues.toJson());
    json.insert(QStringLiteral("printed"), record.printed.toJson());
    if (!record.dateChanges.empty()) {
        json.insert(QStringLiteral("date_changes"), arrayOf(record.dateChanges));
    }
    json.insert(QStringLiteral("stops"), arrayOf(record.stops));
    if (record.extension) {
        json.insert(QStringLiteral("extension"), toJson(*record.extension));
    }
    if (record.decision) {
        json.insert(QStringLiteral("decision"), toJson(*record.decision));
    }
    if (record.delivery) {
        json.insert(QStringLiteral("delivery"), toJson(*record.delivery));
    }
    insertText(json, "referred_to", record.referredTo);
    if (record.custody > 0) {
        json.insert(QStringLiteral("custody"), record.custody);
    }
    if (record.transfer) {
        json.insert(QStringLiteral("transfer"), QJsonObject{{QStringLiteral("to"), record.transfer->to.toText()},
                                                            {QStringLiteral("before"), toWord(record.transfer->before)}});
    }
}

} // namespace

QString toWord(AcceptanceKind kind)
{
    return AcceptanceWords.word(kind);
}

std::optional<AcceptanceKind> acceptanceKindFromWord(const QString &word)
{
    return AcceptanceWords.value(word);
}

base::Result<CaseDues> CaseDues::fromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "dues");
    CaseDues dues{reader.dateIfAny("notice"), reader.dateIfAny("statutory"), reader.dateIfAny("promised"), reader.dateIfAny("deferral"),
                  reader.dateIfAny("correction"), reader.dateIfAny("issue"), reader.booleanOr("provisional", false), reader.textOr("calendar", {}, 128)};
    return reader.finish(std::move(dues));
}

QJsonObject CaseDues::toJson() const
{
    QJsonObject json{{QStringLiteral("provisional"), provisional}, {QStringLiteral("calendar"), calendar}};
    insertDate(json, "notice", notice);
    insertDate(json, "statutory", statutory);
    insertDate(json, "promised", promised);
    insertDate(json, "deferral", deferral);
    insertDate(json, "correction", correction);
    insertDate(json, "issue", issue);
    return json;
}

bool Case::hasOpenDeferral() const
{
    return std::any_of(materials.begin(), materials.end(), [](const MaterialRow &row) { return row.judgement == Judgement::Deferred; });
}

base::Result<Case> Case::fromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "case");
    Case record;
    record.id = reader.id<CaseId>("id");
    record.version = reader.integerOr("version", 0, 0);
    record.number = reader.text("number", 50);
    record.queryCode = reader.textOr("query_code", {}, 12);
    record.item = reader.nested(ItemKey::fromText(reader.text("item", 64)));
    record.itemVersion = static_cast<int>(reader.integer("item_version", 1, 1'000'000));
    record.catalogue = reader.text("catalogue", 64);
    record.state = reader.word<CaseState>("state", caseStateFromWord);
    record.region = reader.text("region", 16);
    record.received = reader.instant("received");
    readContent(reader, record);
    readOutcome(reader, record);
    record.receivedBy = keyIfAny<PersonId>(reader, "received_by");
    record.acceptedBy = keyIfAny<PersonId>(reader, "accepted_by");
    record.window = keyIfAny<WindowId>(reader, "window");
    record.madeAt = keyIfAny<WindowId>(reader, "made_at");
    record.steps = listOf<Step>(reader, "steps", stepFromJson);
    return reader.finish(record);
}

QJsonObject Case::toJson() const
{
    QJsonObject fieldValues;
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        fieldValues.insert(it.key(), it.value());
    }
    QJsonObject json{{QStringLiteral("id"), id.toText()},
                     {QStringLiteral("version"), version},
                     {QStringLiteral("number"), number},
                     {QStringLiteral("query_code"), queryCode},
                     {QStringLiteral("item"), item.toText()},
                     {QStringLiteral("item_version"), itemVersion},
                     {QStringLiteral("catalogue"), catalogue},
                     {QStringLiteral("state"), toWord(state)},
                     {QStringLiteral("region"), region},
                     {QStringLiteral("received"), base::toIso(received)},
                     {QStringLiteral("applicant"), applicant.toJson()},
                     {QStringLiteral("fields"), fieldValues},
                     {QStringLiteral("result_way"), resultWay},
                     {QStringLiteral("materials"), domain::toJson(materials)},
                     {QStringLiteral("steps"), arrayOf(steps)}};
    insertText(json, "received_by", receivedBy.toText());
    insertText(json, "accepted_by", acceptedBy.toText());
    insertText(json, "window", window.toText());
    insertText(json, "made_at", madeAt.toText());
    writeOutcome(json, *this);
    return json;
}

} // namespace yichuang::domain
