// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Explainer.h"

#include "app/base/DateText.h"
#include "app/base/Json.h"
#include "app/base/JsonTwins.h"
#include "app/domain/DueDate.h"
#include "app/domain/ExplainWords.h"
#include "app/domain/IdentityNumber.h"
#include "app/domain/MachineReadableZone.h"
#include "app/domain/OrganisationCode.h"
#include "app/domain/Uscc.h"

#include <QHash>
#include <QJsonArray>

namespace yichuang::domain {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr qsizetype MaxStops = 200;
constexpr qsizetype MaxName = 200;

QString iso(QDate date)
{
    return date.toString(Qt::ISODate);
}

QJsonValue isoOrNull(QDate date)
{
    return date.isValid() ? QJsonValue(iso(date)) : QJsonValue();
}

QJsonObject refusal(const Error &error)
{
    return {{QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), base::errorCodeName(error.code)},
                                                  {QStringLiteral("reason"), QString::fromLatin1(error.reason)},
                                                  {QStringLiteral("text"), error.detail}}}};
}

QJsonObject invalid(const Error &error)
{
    return {{QStringLiteral("valid"), false},
            {QStringLiteral("reason"), QString::fromLatin1(error.reason)},
            {QStringLiteral("why"), whyInvalid(error)}};
}

const Calendar *readCalendar(base::JsonReader &reader, const CalendarSet &calendars)
{
    const Calendar *calendar = calendars.find(reader.textOr("region", QStringLiteral("CN"), 16));
    if (calendar == nullptr) {
        reader.note("region", "is not a region of China (\"CN\", \"CN-45\", \"CN-4503\")");
    }
    return calendar;
}

/// "2026-09-24", or with the minute "2026-09-24T17:30".
base::Instant readStart(base::JsonReader &reader)
{
    const QString text = reader.text("from", 16);
    const QDate date = base::dateFromIso(QStringView(text).left(10));
    const QTime time = text.size() > 10 ? QTime::fromString(text.mid(10), QStringLiteral("'T'HH:mm")) : QTime(9, 0);
    if (!date.isValid() || !time.isValid()) {
        reader.note("from", "is not a date (2026-09-24) or a minute (2026-09-24T17:30)");
        return {};
    }
    return base::chinaInstant(date, time);
}

Result<Stop> readStop(const QJsonValue &value)
{
    base::JsonReader reader(value.toObject(), "stops");
    const QDate from = reader.date("from");
    const QDate to = reader.dateIfAny("to");
    const auto ground = reader.word<StopGround>("ground", stopGroundFromWord);
    if (reader.error()) {
        return tl::unexpected<Error>(*reader.error());
    }
    return Stop::make(from, to, ground);
}

Result<DueQuestion> readDue(base::JsonReader &reader)
{
    DueQuestion question;
    question.start = readStart(reader);
    const auto unit = reader.word<LimitUnit>("unit", limitUnitFromWord);
    const qint64 value = reader.integer(reader.has("value") ? "value" : "days");
    const qint64 extend = reader.integerOr("extend", 0);
    const QJsonArray stops = reader.arrayOr("stops", MaxStops);
    question.from = reader.has("counts_from") ? reader.word<DueStart>("counts_from", dueStartFromWord) : DueStart::Unsaid;
    if (reader.error()) {
        return tl::unexpected<Error>(*reader.error());
    }
    question.limit = reader.nested(Limit::make(value, unit));
    question.extension = extend == 0 ? std::nullopt : std::optional(reader.nested(Limit::make(extend, unit)));
    for (const QJsonValue &stop : stops) {
        question.stops.push_back(reader.nested(readStop(stop)));
    }
    return reader.finish(question);
}

QJsonObject lineToJson(const LedgerDay &line, LimitUnit unit)
{
    const bool inDays = unit == LimitUnit::WorkingDay || unit == LimitUnit::NaturalDay;
    QJsonObject json{{QStringLiteral("date"), iso(line.date)},
                     {QStringLiteral("counted"), line.counted},
                     {QStringLiteral("why"), whyCounted(line)},
                     {QStringLiteral("reason"), toWord(line.reason)},
                     {inDays ? QStringLiteral("n") : QStringLiteral("seconds"), line.n}};
    const auto put = [&json](const char *key, const QString &text) {
        if (!text.isEmpty()) {
            json.insert(QLatin1String(key), text);
        }
    };
    put("ground", line.ground ? toWord(*line.ground) : QString());
    put("basis", line.legalGround());
    if (line.extended) {
        json.insert(QStringLiteral("extended"), true);
    }
    if (line.provisional) {
        json.insert(QStringLiteral("provisional"), true);
    }
    return json;
}

QJsonObject dueToJson(const DueDate &due, LimitUnit unit)
{
    const bool isFixed = due.state == DueState::Fixed;
    QJsonObject json{{QStringLiteral("due"), isoOrNull(due.date)}, {QStringLiteral("provisional"), due.provisional}};
    if (isFixed) {
        json.insert(QStringLiteral("at"), base::chinaTime(due.at).toString(QStringLiteral("yyyy-MM-dd'T'HH:mm")));
    }
    if (due.state == DueState::Stopped) {
        json.insert(QStringLiteral("stopped"), true);
        json.insert(QStringLiteral("left"), due.left);
    }
    QJsonArray days;
    QJsonArray before;
    for (const LedgerDay &line : due.days) {
        if (line.reason == CountReason::StartDay) {
            json.insert(QStringLiteral("start"), lineToJson(line, unit));
        } else {
            (line.date < due.start ? before : days).append(lineToJson(line, unit));
        }
    }
    json.insert(QStringLiteral("days"), days);
    if (!before.isEmpty()) {
        json.insert(QStringLiteral("before"), before);
    }
    return json;
}

QJsonObject identityToJson(const IdentityNumber &number)
{
    QJsonObject json{{QStringLiteral("valid"), true},
                     {QStringLiteral("kind"), toWord(number.kind())},
                     {QStringLiteral("birth"), iso(number.birth())},
                     {QStringLiteral("sex"), toWord(number.sex())},
                     {QStringLiteral("division"), number.division()},
                     {QStringLiteral("masked"), number.masked()}};
    if (!number.country().isEmpty()) {
        json.insert(QStringLiteral("country"), number.country());
    }
    if (number.isDivisionUnknown()) {
        json.insert(QStringLiteral("warnings"), QJsonArray{QStringLiteral("identity.division_unknown")});
    }
    if (const auto whole = number.to18()) {
        json.insert(QStringLiteral("to18"), whole->text());
    }
    return json;
}

QJsonObject usccToJson(const Uscc &code)
{
    return {{QStringLiteral("valid"), true},
            {QStringLiteral("kind"), QStringLiteral("uscc")},
            {QStringLiteral("division"), code.division()},
            {QStringLiteral("registration"), code.kind()},
            {QStringLiteral("organisation_code"), code.organisationCode()},
            {QStringLiteral("warnings"), QJsonArray::fromStringList(code.warnings())}};
}

QJsonObject zoneToJson(const MachineReadableZone &zone)
{
    QJsonArray checks;
    for (const MrzCheck &check : zone.checks) {
        checks.append(QJsonObject{{QStringLiteral("name"), QString::fromLatin1(check.name)},
                                  {QStringLiteral("found"), QString(check.found)},
                                  {QStringLiteral("expected"), QString(check.expected)},
                                  {QStringLiteral("ok"), check.holds()}});
    }
    QJsonObject json{{QStringLiteral("valid"), zone.isValid()},
                     {QStringLiteral("format"), toWord(zone.format)},
                     {QStringLiteral("type"), zone.documentType},
                     {QStringLiteral("issuer"), zone.issuer},
                     {QStringLiteral("number"), zone.documentNumber},
                     {QStringLiteral("nationality"), zone.nationality},
                     {QStringLiteral("surname"), zone.surname},
                     {QStringLiteral("given_names"), zone.givenNames},
                     {QStringLiteral("birth"), isoOrNull(zone.birth)},
                     {QStringLiteral("expiry"), isoOrNull(zone.expiry)},
                     {QStringLiteral("sex"), toWord(zone.sex)},
                     {QStringLiteral("optional"), zone.optional},
                     {QStringLiteral("checks"), checks}};
    if (!zone.isValid()) {
        json.insert(QStringLiteral("why"),
                    zone.datesExist ? QStringLiteral("校验位不符") : QStringLiteral("日期不存在"));
    }
    return json;
}

/// What is said of a text that is no valid number of any kind: the rules of the kind it looks like most.
Error likeliestFailure(const QString &text, const Error &person, const Error &organisation, const Error &code)
{
    if (text.size() == 9 || (text.size() == 10 && text[8] == QLatin1Char('-'))) {
        return code;
    }
    // 17 digits are a person's number, unless they tell no birth date and begin as the codes of companies do.
    const bool hasDigits = !identityCheckCharacter(text).isNull();
    const bool looksLikeUscc =
        text.size() == 18 &&
        (!hasDigits || (person.reason != "identity.check_digit" && text.startsWith(QLatin1Char('9'))));
    return looksLikeUscc ? organisation : person;
}

} // namespace

QJsonObject Explainer::due(const QJsonObject &question) const
{
    base::JsonReader reader(question, "due");
    const Calendar *calendar = readCalendar(reader, m_parts.calendars);
    const Result<DueQuestion> read = readDue(reader);
    const auto rule =
        reader.has("after_hours") ? reader.word<AfterHours>("after_hours", afterHoursFromWord) : m_parts.afterHours;
    if (reader.error()) {
        return refusal(*reader.error());
    }
    const Result<DueDate> due = computeDueDate({*calendar, m_parts.hours, rule}, *read, Ledger::Keep);
    if (!due) {
        return refusal(due.error());
    }
    QJsonObject json = dueToJson(*due, read->limit.unit);
    json.insert(QStringLiteral("calendar"), calendar->version());
    return json;
}

QJsonObject Explainer::workday(const QJsonObject &question) const
{
    base::JsonReader reader(question, "workday");
    const Calendar *calendar = readCalendar(reader, m_parts.calendars);
    const QDate date = reader.date("date");
    if (!reader.error() && !calendar->covers(date)) {
        reader.note("date", "is outside the calendar's years");
    }
    if (reader.error()) {
        return refusal(*reader.error());
    }
    const DayInfo day = calendar->day(date);
    return {{QStringLiteral("workday"), day.working},         {QStringLiteral("why"), whyDay(day)},
            {QStringLiteral("reason"), toWord(day.reason)},   {QStringLiteral("name"), day.name},
            {QStringLiteral("provisional"), day.provisional}, {QStringLiteral("calendar"), calendar->version()}};
}

QJsonObject Explainer::identity(const QJsonObject &question) const
{
    base::JsonReader reader(question, "identity");
    const QString text = reader.text("number", 64);
    if (reader.error()) {
        return refusal(*reader.error());
    }
    const Result<IdentityNumber> number = IdentityNumber::parse(text, today());
    if (number) {
        return identityToJson(*number);
    }
    const Result<Uscc> uscc = Uscc::parse(text);
    if (uscc) {
        return usccToJson(*uscc);
    }
    const Result<OrganisationCode> code = OrganisationCode::parse(text);
    if (code) {
        return {{QStringLiteral("valid"), true},
                {QStringLiteral("kind"), QStringLiteral("orgcode")},
                {QStringLiteral("text"), code->hyphenated()}};
    }
    return invalid(likeliestFailure(normaliseIdentity(text), number.error(), uscc.error(), code.error()));
}

QJsonObject Explainer::zone(const QJsonObject &question) const
{
    base::JsonReader reader(question, "mrz");
    const QStringList lines = reader.texts("lines");
    if (lines.isEmpty() || lines.size() > 3 || lines.join(QString()).size() > 400) {
        reader.note("lines", "is not a list of one to three lines");
    }
    if (reader.error()) {
        return refusal(*reader.error());
    }
    const Result<MachineReadableZone> zone = MachineReadableZone::parse(lines, today());
    return zone ? zoneToJson(*zone) : invalid(zone.error());
}

QJsonObject Explainer::spelling(const QJsonObject &question) const
{
    base::JsonReader reader(question, "pinyin");
    const QString name = reader.text("name", MaxName);
    const QString kind = reader.textOr("kind", QStringLiteral("person"), 16);
    if (kind != QLatin1String("person") && kind != QLatin1String("other")) {
        reader.note("kind", "is not \"person\" or \"other\"");
    }
    if (reader.error()) {
        return refusal(*reader.error());
    }
    const NameKind nameKind = kind == QLatin1String("person") ? NameKind::Person : NameKind::Other;
    return {{QStringLiteral("initials"), QJsonArray::fromStringList(m_parts.pinyin.initials(name, nameKind))},
            {QStringLiteral("full"), QJsonArray::fromStringList(m_parts.pinyin.full(name, nameKind))}};
}

QJsonObject Explainer::may(const QJsonObject &question) const
{
    if (!m_parts.may) {
        return refusal({ErrorCode::Unsupported, QStringLiteral("nobody here knows people and windows"), "explain.may"});
    }
    return m_parts.may(question);
}

QJsonObject Explainer::answer(const QJsonObject &question) const
{
    base::JsonReader reader(question, "question");
    const QString ask = reader.text("ask", 32);
    if (reader.error()) {
        return refusal(*reader.error());
    }
    using Handler = QJsonObject (Explainer::*)(const QJsonObject &) const;
    static const QHash<QString, Handler> handlers{
        {QStringLiteral("due"), &Explainer::due},           {QStringLiteral("workday"), &Explainer::workday},
        {QStringLiteral("identity"), &Explainer::identity}, {QStringLiteral("mrz"), &Explainer::zone},
        {QStringLiteral("pinyin"), &Explainer::spelling},   {QStringLiteral("may"), &Explainer::may},
    };
    const auto handler = handlers.constFind(ask);
    if (handler == handlers.cend()) {
        return refusal({ErrorCode::Unsupported,
                        QStringLiteral("\"ask\" is one of due, workday, identity, mrz, pinyin, may"), "explain.ask"});
    }
    return (this->**handler)(question);
}

QByteArray Explainer::answerLine(const QByteArray &line) const
{
    const Result<QJsonObject> question = base::parseJsonObject(line.trimmed(), MaxLine);
    if (!question) {
        return base::canonicalJson(refusal(question.error()));
    }
    // Which of the two was meant nobody knows.
    const QStringList twins = base::twinMembers(line.trimmed());
    return base::canonicalJson(twins.isEmpty() ? answer(*question)
                                               : refusal({ErrorCode::Malformed, QStringLiteral("%1 stands twice").arg(twins.front()), "json.twin"}));
}

} // namespace yichuang::domain
