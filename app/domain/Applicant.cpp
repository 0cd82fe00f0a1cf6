// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Applicant.h"

#include "app/base/Json.h"
#include "app/base/Words.h"
#include "app/domain/ChineseText.h"
#include "app/domain/IdentityNumber.h"
#include "app/domain/Uscc.h"

#include <QRegularExpression>

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

using base::ErrorCode;
using base::Result;

// Which kinds of number a document carries. A reader reports the residence permits of Hong Kong, Macao and Taiwan
// people as 111, the counter's list has codes of its own for them.
bool carries(const QString &idType, IdentityKind kind)
{
    switch (kind) {
    case IdentityKind::Resident:
    case IdentityKind::Resident15: return idType == QLatin1String("111");
    case IdentityKind::HkMoResident: return idType == QLatin1String("111") || idType == QLatin1String("810");
    case IdentityKind::TwResident: return idType == QLatin1String("111") || idType == QLatin1String("830");
    case IdentityKind::Foreigner:
    case IdentityKind::Foreigner15: return idType == QLatin1String("553");
    case IdentityKind::HkMoPermit: return idType == QLatin1String("516");
    case IdentityKind::TaiwanPermit: return idType == QLatin1String("511");
    case IdentityKind::Passport: return idType == QLatin1String("414");
    }
    return false;
}

Result<void> checkPersonNumber(const QString &idType, const QString &number, QDate today)
{
    static const QStringList withBirth{QStringLiteral("111"), QStringLiteral("553"), QStringLiteral("810"), QStringLiteral("830")};
    static const QStringList travel{QStringLiteral("511"), QStringLiteral("516")};
    if (!withBirth.contains(idType) && !travel.contains(idType)) {
        return {};
    }
    const Result<IdentityNumber> read = withBirth.contains(idType) ? IdentityNumber::parse(number, today) : IdentityNumber::parseTravel(number);
    if (!read) {
        return base::failure(read);
    }
    if (!carries(idType, read->kind())) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("the number is of another kind of document"), "applicant.id_type");
    }
    return {};
}

Result<void> checkPhone(const QString &phone)
{
    if (!phone.isEmpty() && !isPhone(phone)) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("this is not a phone number"), "applicant.phone");
    }
    return {};
}

Result<void> checkAgentOf(const Applicant &applicant, QDate today)
{
    if (!applicant.agent) {
        return {};
    }
    const Agent &agent = *applicant.agent;
    if (agent.name.trimmed().isEmpty() || !isShowable(agent.name)) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("the agent has no name, or one that cannot be shown"), "agent.name");
    }
    return Applicant::checkDocument(agent.idType, agent.idNumber, today).and_then([&] { return checkPhone(agent.phone); });
}

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

base::Result<Agent> Agent::fromJson(const base::JsonIn &json)
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

base::Result<void> Applicant::checkDocument(const QString &idType, const QString &number, QDate today)
{
    if (idType.trimmed().isEmpty()) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("the kind of document is not told"), "applicant.id_type");
    }
    if (number.trimmed().isEmpty()) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("there is no identity number"), "applicant.id_number");
    }
    if (idType != QLatin1String("USCC")) {
        return checkPersonNumber(idType, number, today);
    }
    const Result<Uscc> code = Uscc::parse(number, CheckPolicy::Warn);
    return code ? Result<void>() : base::failure(code);
}

base::Result<void> Applicant::check(QDate today) const
{
    if (name.trimmed().isEmpty() || !isShowable(name)) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("the applicant has no name, or one that cannot be shown"), "applicant.name");
    }
    if ((kind == ApplicantKind::Organisation) != (idType == QLatin1String("USCC"))) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("organisations, and they only, have a credit code"), "applicant.id_type");
    }
    return checkDocument(idType, idNumber, today).and_then([&] { return checkPhone(phone); }).and_then([&] { return checkAgentOf(*this, today); });
}

QStringList Applicant::warnings() const
{
    const base::Result<Uscc> code = Uscc::parse(idNumber, CheckPolicy::Warn);
    return kind == ApplicantKind::Organisation && code ? code->warnings() : QStringList();
}

void Applicant::takeFromNumber()
{
    const base::Result<IdentityNumber> read = IdentityNumber::parse(idNumber);
    if (kind != ApplicantKind::Person || !read || !carries(idType, read->kind())) {
        return;
    }
    birth = read->birth();
    sex = read->sex() == Sex::Male ? QStringLiteral("1") : QStringLiteral("2");
}

bool isPhone(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(1[3-9]\\d{9}|1\\d{4}|(0\\d{2,3})?[2-9]\\d{6,7}|[48]00\\d{7}|\\+\\d{7,15})$"));
    static const QRegularExpression extended(QStringLiteral("^(0\\d{2,3}-?)?[2-9]\\d{6,7}-\\d{1,6}$"));
    const bool isTidy = !text.startsWith(QLatin1Char('-')) && !text.endsWith(QLatin1Char('-')) && !text.contains(QLatin1String("--"));
    QString digits = text;
    digits.remove(QLatin1Char('-'));
    return isTidy && (form.match(digits).hasMatch() || extended.match(text).hasMatch());
}

base::Result<Applicant> Applicant::fromJson(const base::JsonIn &json)
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
