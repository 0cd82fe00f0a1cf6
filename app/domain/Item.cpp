// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Item.h"

#include "app/base/Json.h"
#include "app/base/Words.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace yichuang::domain {

namespace {

constexpr base::Words<CaseKind, 3> KindWords{{{
    {CaseKind::Immediate, "immediate"},
    {CaseKind::Promised, "promised"},
    {CaseKind::Other, "other"},
}}};

constexpr base::Words<NoticeMissed, 2> MissedWords{{{
    {NoticeMissed::DeemedAccepted, "deemed_accepted"},
    {NoticeMissed::Nothing, "nothing"},
}}};

constexpr base::Words<CountsFrom, 2> FromWords{{{
    {CountsFrom::Acceptance, "acceptance"},
    {CountsFrom::Receipt, "receipt"},
}}};

constexpr base::Words<EndsWith, 2> EndWords{{{
    {EndsWith::Decision, "decision"},
    {EndsWith::Issue, "issue"},
}}};

std::optional<NoticeMissed> noticeMissedFromWord(const QString &word)
{
    return MissedWords.value(word);
}

constexpr qsizetype ImplementationCodeLength = 31;
constexpr qsizetype HandlingCodeLength = 33;

ItemLimit readLimit(base::JsonReader &parent, const char *key)
{
    const QJsonObject json = parent.object(key);
    base::JsonReader reader(json, key);
    ItemLimit limit{parent.nested(Limit::fromJson(json)), reader.text("basis", 500)};
    return parent.nested(reader.finish(std::move(limit)));
}

ItemLimit readStatutory(base::JsonReader &parent)
{
    base::JsonReader reader(parent.object("statutory_limit"), "statutory_limit");
    ItemLimit limit = readLimit(parent, "statutory_limit");
    limit.from = reader.has("counts_from") ? reader.word<CountsFrom>("counts_from", [](const QString &word) { return FromWords.value(word); }) : CountsFrom::Acceptance;
    limit.ends = reader.has("ends_with") ? reader.word<EndsWith>("ends_with", [](const QString &word) { return EndWords.value(word); }) : EndsWith::Decision;
    return parent.nested(reader.finish(std::move(limit)));
}

// An applicant's or a counter's own deadline is in days, and there is one.
Limit readLimitOr(base::JsonReader &parent, const char *key, const Limit &absent)
{
    if (!parent.has(key)) {
        return absent;
    }
    const Limit limit = parent.nested(Limit::fromJson(parent.object(key)));
    if (!limit.isInDays() || limit.value < 1) {
        parent.note(key, "is not a number of days");
    }
    return limit;
}

ExtensionRule readExtension(base::JsonReader &parent)
{
    const QJsonObject json = parent.object("extension");
    base::JsonReader reader(json, "extension");
    ExtensionRule rule{parent.nested(Limit::fromJson(json)), reader.text("approver", 200), reader.text("basis", 500)};
    return parent.nested(reader.finish(std::move(rule)));
}

// The failure of a part, said with the item it stands in.
base::Result<Item> inItem(const base::Result<Item> &item, const QByteArray &path)
{
    if (item || item.error().reason.startsWith("json." + path)) {
        return item;
    }
    const base::Error &error = item.error();
    return base::fail(error.code, QLatin1String(path) + QStringLiteral(": ") + error.detail, "json." + path + '.' + error.reason.mid(error.reason.startsWith("json.") ? 5 : 0));
}

QJsonObject limitToJson(const ItemLimit &limit)
{
    QJsonObject json = limit.limit.toJson();
    json.insert(QStringLiteral("basis"), limit.basis);
    // What most laws say is left out, so that a catalogue reads as it was published.
    if (limit.from != CountsFrom::Acceptance) {
        json.insert(QStringLiteral("counts_from"), FromWords.word(limit.from));
    }
    if (limit.ends != EndsWith::Decision) {
        json.insert(QStringLiteral("ends_with"), EndWords.word(limit.ends));
    }
    return json;
}

base::Result<FeeLine> readFee(const QJsonObject &json)
{
    base::JsonReader reader(json, "fees");
    FeeLine fee;
    fee.key = reader.text("key", 32);
    fee.name = reader.text("name", 200);
    fee.cents = reader.integer("cents", 0, 100'000'000);
    fee.per = reader.text("per", 32);
    fee.basis = reader.text("basis", 500);
    if (fee.basis.isEmpty()) {
        reader.note("basis", "is empty: no fee without a legal ground");
    }
    return reader.finish(fee);
}

QJsonObject writeFee(const FeeLine &fee)
{
    return {{QStringLiteral("key"), fee.key},
            {QStringLiteral("name"), fee.name},
            {QStringLiteral("cents"), fee.cents},
            {QStringLiteral("per"), fee.per},
            {QStringLiteral("basis"), fee.basis}};
}

base::Result<SpecialProcedure> readProcedure(const QJsonObject &json)
{
    base::JsonReader reader(json, "procedures");
    SpecialProcedure procedure;
    procedure.ground = reader.text("ground", 32);
    procedure.name = reader.text("name", 200);
    if (reader.has("max_working_days")) {
        procedure.maxWorkingDays = static_cast<int>(reader.integer("max_working_days", 1, 1000));
    }
    procedure.stopsClock = reader.boolean("stops_clock");
    return reader.finish(procedure);
}

QJsonObject writeProcedure(const SpecialProcedure &procedure)
{
    QJsonObject json{{QStringLiteral("ground"), procedure.ground},
                     {QStringLiteral("name"), procedure.name},
                     {QStringLiteral("stops_clock"), procedure.stopsClock}};
    if (procedure.maxWorkingDays) {
        json.insert(QStringLiteral("max_working_days"), *procedure.maxWorkingDays);
    }
    return json;
}

base::Result<FieldSpec> readField(const QJsonObject &json)
{
    base::JsonReader reader(json, "fields");
    FieldSpec field;
    field.key = reader.text("key", 32);
    field.label = reader.text("label", 64);
    field.type = reader.text("type", 16);
    field.choices = reader.texts("choices");
    field.required = reader.booleanOr("required", false);
    const QStringList types{QStringLiteral("text"), QStringLiteral("number"), QStringLiteral("choice")};
    if (!types.contains(field.type)) {
        reader.note("type", "is not text, number or choice");
    }
    if (field.type == QLatin1String("choice") && field.choices.isEmpty()) {
        reader.note("choices", "is empty");
    }
    return reader.finish(field);
}

QJsonObject writeField(const FieldSpec &field)
{
    QJsonObject json{{QStringLiteral("key"), field.key},
                     {QStringLiteral("label"), field.label},
                     {QStringLiteral("type"), field.type},
                     {QStringLiteral("required"), field.required}};
    if (!field.choices.isEmpty()) {
        json.insert(QStringLiteral("choices"), QJsonArray::fromStringList(field.choices));
    }
    return json;
}

template<typename T, typename Read>
std::vector<T> readList(base::JsonReader &reader, const char *key, Read read)
{
    std::vector<T> list;
    const QJsonArray array = reader.array(key, 500);
    for (const QJsonValue &value : array) {
        list.push_back(reader.nested(base::Result<T>(read(value.toObject()))));
    }
    return list;
}

template<typename T, typename Write>
QJsonArray writeList(const std::vector<T> &list, Write write)
{
    QJsonArray array;
    for (const T &entry : list) {
        array.append(write(entry));
    }
    return array;
}

template<typename T>
bool hasTwins(const std::vector<T> &list)
{
    QSet<QString> keys;
    return std::any_of(list.begin(), list.end(), [&keys](const T &entry) {
        const bool isNew = !keys.contains(entry.key);
        keys.insert(entry.key);
        return !isNew;
    });
}

QStringList neededTexts(base::JsonReader &reader, const char *key)
{
    if (!reader.has(key)) {
        reader.note(key, "is missing");
    }
    return reader.texts(key);
}

void readCodes(base::JsonReader &reader, Item &item)
{
    item.implementationCode = reader.text("implementation_code", 64);
    if (item.implementationCode.size() != ImplementationCodeLength) {
        reader.note("implementation_code", "does not have 31 characters");
    }
    item.handlingItemCode = reader.text("handling_item_code", 64);
    if (item.handlingItemCode.size() != HandlingCodeLength) {
        reader.note("handling_item_code", "does not have 33 characters");
    }
    item.itemType = reader.text("item_type", 2);
    item.serviceObjects = neededTexts(reader, "service_objects");
}

void readLimits(base::JsonReader &reader, Item &item)
{
    if (reader.has("statutory_limit")) {
        item.statutory = readStatutory(reader);
    }
    item.promised = readLimit(reader, "promised_limit");
    if (reader.has("extension")) {
        item.extension = readExtension(reader);
    }
    item.notice = reader.nested(Limit::fromJson(reader.object("notice_limit")));
    item.ifNoticeMissed = reader.word<NoticeMissed>("if_notice_missed", noticeMissedFromWord);
    item.correction = readLimitOr(reader, "correction_limit", DefaultCorrection);
    item.issue = readLimitOr(reader, "issue_limit", DefaultIssue);
    item.deferralDays = static_cast<int>(reader.integerOr("deferral_days", 0, 0, 1000));
    const bool isPromiseInDays = item.promised.limit.unit == LimitUnit::WorkingDay && item.promised.limit.value > 0;
    if (isPromiseInDays && item.deferralDays > item.promised.limit.value) {
        reader.note("deferral_days", "is longer than the promised limit");
    }
}

void readEffects(base::JsonReader &reader, Item &item)
{
    const QJsonObject effects = reader.object("effects");
    for (auto it = effects.begin(); it != effects.end(); ++it) {
        const std::optional<Effect> effect = effectFromWord(it.value().toString());
        if (!actKindFromWord(it.key()) || !effect) {
            reader.note("effects", "has an unknown act or effect");
            return;
        }
        item.effects.insert(it.key(), *effect);
    }
}

void checkLists(base::JsonReader &reader, const Item &item)
{
    if (hasTwins(item.materials)) {
        reader.note("materials", "has two rows with one key");
    }
    if (hasTwins(item.fees)) {
        reader.note("fees", "has two rows with one key");
    }
    if (hasTwins(item.fields)) {
        reader.note("fields", "has two rows with one key");
    }
}

} // namespace

QString toWord(CaseKind kind)
{
    return KindWords.word(kind);
}

std::optional<CaseKind> caseKindFromWord(const QString &word)
{
    return KindWords.value(word);
}

Effect Item::effectOf(ActKind act) const
{
    return effects.value(toWord(act), Effect::Offline);
}

const MaterialSpec *Item::material(const QString &materialKey) const
{
    const auto found = std::find_if(materials.begin(), materials.end(), [&](const MaterialSpec &m) { return m.key == materialKey; });
    return found == materials.end() ? nullptr : &*found;
}

const FeeLine *Item::fee(const QString &feeKey) const
{
    const auto found = std::find_if(fees.begin(), fees.end(), [&](const FeeLine &f) { return f.key == feeKey; });
    return found == fees.end() ? nullptr : &*found;
}

base::Result<Item> Item::fromJson(const QJsonObject &json)
{
    const QByteArray path = "item(" + json.value(QLatin1String("key")).toString().toUtf8() + ")";
    base::JsonReader reader(json, path);
    Item item;
    item.key = readKey<ItemKey>(reader, "key");
    item.version = static_cast<int>(reader.integer("version", 1, 1'000'000));
    item.name = reader.text("name", 200);
    if (item.name.trimmed().isEmpty()) {
        reader.note("name", "is empty");
    }
    item.aliases = reader.texts("aliases");
    item.department = readKey<DepartmentKey>(reader, "department");
    readCodes(reader, item);
    item.kind = reader.word<CaseKind>("kind", caseKindFromWord);
    readLimits(reader, item);
    item.procedures = readList<SpecialProcedure>(reader, "procedures", readProcedure);
    item.agentAllowed = reader.boolean("agent_allowed");
    item.commitmentAllowed = reader.booleanOr("commitment_allowed", false);
    // What decides whether a case is in order is said, even when it is nothing.
    item.materials = readList<MaterialSpec>(reader, "materials", MaterialSpec::fromJson);
    item.fees = readList<FeeLine>(reader, "fees", readFee);
    item.fields = readList<FieldSpec>(reader, "fields", readField);
    base::JsonReader result(reader.object("result"), "result");
    item.result = {result.text("name", 200), result.text("type", 32), result.textOr("validity", {}, 200)};
    item.result = reader.nested(result.finish(item.result));
    item.conditions = neededTexts(reader, "conditions");
    item.legalBasis = neededTexts(reader, "legal_basis");
    readEffects(reader, item);
    checkLists(reader, item);
    return inItem(reader.finish(item), path);
}

QJsonObject Item::toJson() const
{
    QJsonObject json{
        {QStringLiteral("key"), key.toText()},
        {QStringLiteral("version"), version},
        {QStringLiteral("name"), name},
        {QStringLiteral("aliases"), QJsonArray::fromStringList(aliases)},
        {QStringLiteral("department"), department.toText()},
        {QStringLiteral("implementation_code"), implementationCode},
        {QStringLiteral("handling_item_code"), handlingItemCode},
        {QStringLiteral("item_type"), itemType},
        {QStringLiteral("kind"), toWord(kind)},
        {QStringLiteral("service_objects"), QJsonArray::fromStringList(serviceObjects)},
        {QStringLiteral("promised_limit"), limitToJson(promised)},
        {QStringLiteral("notice_limit"), notice.toJson()},
        {QStringLiteral("if_notice_missed"), MissedWords.word(ifNoticeMissed)},
        {QStringLiteral("correction_limit"), correction.toJson()},
        {QStringLiteral("issue_limit"), issue.toJson()},
        {QStringLiteral("deferral_days"), deferralDays},
        {QStringLiteral("agent_allowed"), agentAllowed},
        {QStringLiteral("commitment_allowed"), commitmentAllowed},
        {QStringLiteral("procedures"), writeList(procedures, writeProcedure)},
        {QStringLiteral("materials"), writeList(materials, [](const MaterialSpec &m) { return m.toJson(); })},
        {QStringLiteral("fees"), writeList(fees, writeFee)},
        {QStringLiteral("fields"), writeList(fields, writeField)},
        {QStringLiteral("result"), QJsonObject{{QStringLiteral("name"), result.name}, {QStringLiteral("type"), result.type}, {QStringLiteral("validity"), result.validity}}},
        {QStringLiteral("conditions"), QJsonArray::fromStringList(conditions)},
        {QStringLiteral("legal_basis"), QJsonArray::fromStringList(legalBasis)},
    };
    if (statutory) {
        json.insert(QStringLiteral("statutory_limit"), limitToJson(*statutory));
    }
    if (extension) {
        QJsonObject rule = extension->limit.toJson();
        rule.insert(QStringLiteral("approver"), extension->approver);
        rule.insert(QStringLiteral("basis"), extension->basis);
        json.insert(QStringLiteral("extension"), rule);
    }
    QJsonObject effectWords;
    for (auto it = effects.begin(); it != effects.end(); ++it) {
        effectWords.insert(it.key(), toWord(it.value()));
    }
    json.insert(QStringLiteral("effects"), effectWords);
    return json;
}

} // namespace yichuang::domain
