// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Applicant.h"

#include "app/base/Json.h"
#include "app/base/Words.h"

namespace yichuang::domain {

namespace {

constexpr base::Words<ApplicantKind, 2> KindWords{{{
    {ApplicantKind::Person, "person"},
    {ApplicantKind::Organisation, "organisation"},
}}};

constexpr base::Words<EntrySource, 3> SourceWords{{{
    {EntrySource::Card, "card"},
    {EntrySource::Typed, "typed"},
    {EntrySource::Machine, "machine"},
}}};

void insertIfAny(QJsonObject &json, const char *member, const QString &text)
{
    if (!text.isEmpty()) {
        json.insert(QLatin1String(member), text);
    }
}

} // namespace

QString toWord(ApplicantKind kind)
{
    return KindWords.word(kind);
}

std::optional<ApplicantKind> applicantKindFromWord(const QString &word)
{
    return KindWords.value(word);
}

QString toWord(EntrySource source)
{
    return SourceWords.word(source);
}

std::optional<EntrySource> entrySourceFromWord(const QString &word)
{
    return SourceWords.value(word);
}

base::Result<Agent> Agent::fromJson(const QJsonObject &json)
{
    base::JsonReader reader(json, "agent");
    Agent agent{reader.text("name", 60), reader.text("id_type", 8), reader.text("id_number", 32), reader.textOr("phone", {}, 32),
                reader.textOr("authority", {}, 500)};
    return reader.finish(std::move(agent));
}

QJsonObject Agent::toJson() const
{
    QJsonObject json{{QStringLiteral("name"), name}, {QStringLiteral("id_type"), idType}, {QStringLiteral("id_number"), idNumber}};
    insertIfAny(json, "phone", phone);
    insertIfAny(json, "authority", authority);
    return json;
}

base::Result<void> Applicant::check() const
{
    if (name.trimmed().isEmpty()) {
        return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("the applicant has no name"), "applicant.name");
    }
    if (idNumber.trimmed().isEmpty()) {
        return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("the applicant has no identity number"), "applicant.id_number");
    }
    return {};
}

base::Result<Applicant> Applicant::fromJson(const QJsonObject &json)
{
    base::JsonReader reader(json, "applicant");
    Applicant applicant;
    applicant.kind = reader.word<ApplicantKind>("kind", applicantKindFromWord);
    applicant.source = reader.word<EntrySource>("source", entrySourceFromWord);
    applicant.name = reader.text("name", 120);
    applicant.idType = reader.text("id_type", 8);
    applicant.idNumber = reader.text("id_number", 32);
    applicant.sex = reader.textOr("sex", {}, 1);
    applicant.nation = reader.textOr("nation", {}, 2);
    applicant.birth = reader.dateIfAny("birth");
    applicant.address = reader.textOr("address", {}, 300);
    applicant.phone = reader.textOr("phone", {}, 32);
    applicant.validUntil = reader.textOr("valid_until", {}, 16);
    if (reader.has("agent")) {
        applicant.agent = reader.nested(Agent::fromJson(reader.object("agent")));
    }
    return reader.finish(applicant);
}

QJsonObject Applicant::toJson() const
{
    QJsonObject json{{QStringLiteral("kind"), toWord(kind)},
                     {QStringLiteral("source"), toWord(source)},
                     {QStringLiteral("name"), name},
                     {QStringLiteral("id_type"), idType},
                     {QStringLiteral("id_number"), idNumber}};
    insertIfAny(json, "sex", sex);
    insertIfAny(json, "nation", nation);
    insertIfAny(json, "birth", birth.isValid() ? birth.toString(Qt::ISODate) : QString());
    insertIfAny(json, "address", address);
    insertIfAny(json, "phone", phone);
    insertIfAny(json, "valid_until", validUntil);
    if (agent) {
        json.insert(QStringLiteral("agent"), agent->toJson());
    }
    return json;
}

} // namespace yichuang::domain
