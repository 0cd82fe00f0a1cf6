// SPDX-License-Identifier: Apache-2.0
#include "app/documents/PaperFields.h"

#include "app/domain/CaseNumber.h"
#include "app/domain/MoneyText.h"

#include <QHash>

#include <algorithm>

namespace yichuang::documents {

namespace {

using FieldOf = QString (*)(const PaperFacts &);

template<QString PaperFacts::*member>
QString textOf(const PaperFacts &facts)
{
    return facts.*member;
}

template<QDate PaperFacts::*member>
QString dayOf(const PaperFacts &facts)
{
    return dayText(facts.*member);
}

template<std::optional<base::Instant> PaperFacts::*member>
QString minuteOf(const PaperFacts &facts)
{
    const std::optional<base::Instant> &at = facts.*member;
    return at ? minuteText(*at) : QString();
}

template<std::optional<base::Instant> PaperFacts::*member>
QString dayOfInstant(const PaperFacts &facts)
{
    const std::optional<base::Instant> &at = facts.*member;
    return at ? dayText(base::chinaDate(*at)) : QString();
}

template<DueDay PaperFacts::*member>
QString limitOf(const PaperFacts &facts)
{
    return (facts.*member).limit;
}

QString dueText(const DueDay &due)
{
    const bool provisional = due.date.isValid() && due.certainty == DueDay::Certainty::Provisional;
    return dayText(due.date) + (provisional ? QStringLiteral("（暂定，以国家公布的节假日安排为准）") : QString());
}

/// Some items have no limit by law (services, registrations on the spot); the paper says so. The promised
/// day has no such way out: every accepted case has a day by which it is decided.
QString statutoryDue(const PaperFacts &facts)
{
    const DueDay &due = facts.statutory;
    return !due.date.isValid() && !due.limit.isEmpty() ? QStringLiteral("不适用") : dueText(due);
}

QString yuan(qint64 fen)
{
    return domain::moneyInFigures(fen) + QStringLiteral("元");
}

/// "不收费", or the amount in figures and in words. Of several lines nobody here knows which apply: each is said with its standard, and
/// no sum is asked for.
QString feeSummary(const PaperFacts &facts)
{
    if (facts.fees.empty()) {
        return QStringLiteral("不收费");
    }
    if (facts.fees.size() == 1) {
        const qint64 fen = facts.fees.front().fen;
        const base::Result<QString> words = domain::moneyInWords(fen);
        return words ? QStringLiteral("%1（大写：%2）").arg(yuan(fen), *words) : yuan(fen);
    }
    QStringList lines;
    for (const FeeLine &line : facts.fees) {
        lines.append(line.name + QStringLiteral("：") + (line.standard.isEmpty() ? yuan(line.fen) : line.standard));
    }
    return QStringLiteral("按实际情形适用下列标准。") + lines.join(QStringLiteral("；"));
}

QString receivedMaterials(const PaperFacts &facts)
{
    return facts.materials.empty() ? QStringLiteral("没有随附材料") : QStringLiteral("随附材料%1项").arg(facts.materials.size());
}

bool isAhead(const PaperFacts &facts, QDate date)
{
    return date.isValid() && date >= facts.issuedOn;
}

/// What a paper may still promise: nothing that has passed.
template<DueDay PaperFacts::*member>
QString dayAhead(const PaperFacts &facts)
{
    return isAhead(facts, (facts.*member).date) ? dueText(facts.*member) : QString();
}

QString decisionDue(const PaperFacts &facts)
{
    const QString promised = dayAhead<&PaperFacts::promised>(facts);
    return promised.isEmpty() ? dayAhead<&PaperFacts::statutory>(facts) : promised;
}

QString promisedExtended(const PaperFacts &facts)
{
    return facts.promised.date > facts.promisedBefore ? dueText(facts.promised) : QString();
}

/// The date that an extension moved: the promise, or the law's where the promise had run out or is in another unit.
QString extendedDue(const PaperFacts &facts)
{
    const QString promised = promisedExtended(facts);
    return promised.isEmpty() ? dueText(facts.statutory) : promised;
}

enum class Acceptance { Examined, ByLaw, ByUnknownLaw, Supplied };

Acceptance acceptanceOf(const PaperFacts &facts)
{
    if (!facts.isDeemed) {
        return Acceptance::Examined;
    }
    if (facts.suppliedAt) {
        return Acceptance::Supplied;
    }
    return facts.deemedBasis.isEmpty() ? Acceptance::ByUnknownLaw : Acceptance::ByLaw;
}

template<Acceptance acceptance>
QString acceptedOn(const PaperFacts &facts)
{
    return acceptanceOf(facts) == acceptance ? dayOfInstant<&PaperFacts::acceptedAt>(facts) : QString();
}

/// Where corrections came the receipt is about those.
QString unlessSupplied(const PaperFacts &facts, const QString &text)
{
    return facts.suppliedAt ? QString() : text;
}

bool isSameDay(const std::optional<base::Instant> &one, const std::optional<base::Instant> &other)
{
    return one && other && base::chinaDate(*one) == base::chinaDate(*other);
}

enum class Handing { Here, ByPost };

template<Handing way>
QString handedOverAt(const PaperFacts &facts)
{
    const bool isPosted = facts.collectionWay.contains(QStringLiteral("邮"));
    return isPosted == (way == Handing::ByPost) ? minuteOf<&PaperFacts::collectedAt>(facts) : QString();
}

QString lastDeferralDay(const PaperFacts &facts)
{
    QDate last;
    for (const DeferralLine &line : facts.deferrals) {
        last = last.isValid() ? std::max(last, line.deadline) : line.deadline;
    }
    return dayText(last);
}

/// The wording goes on behind these: whoever wrote them may have ended them, or not.
template<QString PaperFacts::*member>
QString clauseOf(const PaperFacts &facts)
{
    QString text = (facts.*member).trimmed();
    while (text.endsWith(QStringLiteral("。")) || text.endsWith(QStringLiteral("；")) || text.endsWith(QLatin1Char('.'))) {
        text.chop(1);
    }
    return text;
}

QString countOf(size_t count)
{
    return count == 0 ? QString() : QString::number(count);
}

const QHash<QString, FieldOf> fields{
    {QStringLiteral("body_name"), &textOf<&PaperFacts::bodyName>},
    {QStringLiteral("document_number"), &textOf<&PaperFacts::documentNumber>},
    {QStringLiteral("case_number"), &textOf<&PaperFacts::caseNumber>},
    {QStringLiteral("query_code"), [](const PaperFacts &facts) { return domain::inFours(facts.queryCode); }},
    {QStringLiteral("issued_on"), &dayOf<&PaperFacts::issuedOn>},
    {QStringLiteral("qr"), [](const PaperFacts &facts) { return QString::fromLatin1(facts.qr); }},
    {QStringLiteral("applicant_name"), &textOf<&PaperFacts::applicantName>},
    {QStringLiteral("applicant_id_type"), &textOf<&PaperFacts::applicantIdType>},
    {QStringLiteral("applicant_id"), &textOf<&PaperFacts::applicantId>},
    {QStringLiteral("contact_name"), &textOf<&PaperFacts::contactName>},
    {QStringLiteral("contact_phone"), &textOf<&PaperFacts::contactPhone>},
    {QStringLiteral("agent_name"), &textOf<&PaperFacts::agentName>},
    {QStringLiteral("item_name"), &textOf<&PaperFacts::itemName>},
    {QStringLiteral("implementation_code"), &textOf<&PaperFacts::implementationCode>},
    {QStringLiteral("item_version"), &textOf<&PaperFacts::itemVersion>},
    {QStringLiteral("case_kind"), &textOf<&PaperFacts::caseKind>},
    {QStringLiteral("channel"), &textOf<&PaperFacts::channel>},
    {QStringLiteral("received_at"), &minuteOf<&PaperFacts::receivedAt>},
    {QStringLiteral("received_on"), &dayOfInstant<&PaperFacts::receivedAt>},
    {QStringLiteral("first_received_at"), [](const PaperFacts &facts) { return unlessSupplied(facts, minuteOf<&PaperFacts::receivedAt>(facts)); }},
    {QStringLiteral("supplied_at"), &minuteOf<&PaperFacts::suppliedAt>},
    {QStringLiteral("supplied_on"), &dayOfInstant<&PaperFacts::suppliedAt>},
    {QStringLiteral("received_materials"), &receivedMaterials},
    {QStringLiteral("accepted_at"), &minuteOf<&PaperFacts::acceptedAt>},
    {QStringLiteral("accepted_on"), &dayOfInstant<&PaperFacts::acceptedAt>},
    {QStringLiteral("decided_at"), &minuteOf<&PaperFacts::decidedAt>},
    {QStringLiteral("decided_on"), &dayOfInstant<&PaperFacts::decidedAt>},
    {QStringLiteral("decided_on_the_spot"),
     [](const PaperFacts &facts) { return isSameDay(facts.receivedAt, facts.decidedAt) ? minuteOf<&PaperFacts::decidedAt>(facts) : QString(); }},
    {QStringLiteral("decided_later"),
     [](const PaperFacts &facts) { return isSameDay(facts.receivedAt, facts.decidedAt) ? QString() : minuteOf<&PaperFacts::decidedAt>(facts); }},
    {QStringLiteral("collected_here_at"), &handedOverAt<Handing::Here>},
    {QStringLiteral("posted_at"), &handedOverAt<Handing::ByPost>},
    {QStringLiteral("collected_at"), &minuteOf<&PaperFacts::collectedAt>},
    {QStringLiteral("answer_due"), &dayOf<&PaperFacts::answerDue>},
    {QStringLiteral("statutory_limit"), &limitOf<&PaperFacts::statutory>},
    {QStringLiteral("statutory_due"), &statutoryDue},
    {QStringLiteral("statutory_day"), [](const PaperFacts &facts) { return dueText(facts.statutory); }},
    {QStringLiteral("promised_limit"), &limitOf<&PaperFacts::promised>},
    {QStringLiteral("promised_due"), [](const PaperFacts &facts) { return dueText(facts.promised); }},
    {QStringLiteral("statutory_ahead"), &dayAhead<&PaperFacts::statutory>},
    {QStringLiteral("promised_ahead"), &dayAhead<&PaperFacts::promised>},
    {QStringLiteral("decision_due"), &decisionDue},
    {QStringLiteral("deemed_decision_due"), [](const PaperFacts &facts) { return facts.isDeemed ? decisionDue(facts) : QString(); }},
    {QStringLiteral("promised_extended"), &promisedExtended},
    {QStringLiteral("extended_due"), &extendedDue},
    {QStringLiteral("statutory_before"), &dayOf<&PaperFacts::statutoryBefore>},
    {QStringLiteral("promised_before"), &dayOf<&PaperFacts::promisedBefore>},
    {QStringLiteral("procedure"), &textOf<&PaperFacts::procedure>},
    {QStringLiteral("procedure_from"), &dayOf<&PaperFacts::procedureFrom>},
    {QStringLiteral("procedure_to"), &dayOf<&PaperFacts::procedureTo>},
    {QStringLiteral("procedure_time"), &textOf<&PaperFacts::procedureTime>},
    {QStringLiteral("procedure_dropped"), &textOf<&PaperFacts::procedureDropped>},
    {QStringLiteral("extension"), &textOf<&PaperFacts::extension>},
    {QStringLiteral("approver"), &textOf<&PaperFacts::approver>},
    {QStringLiteral("ended_on"), &dayOfInstant<&PaperFacts::endedAt>},
    {QStringLiteral("material_count"), [](const PaperFacts &facts) { return countOf(facts.materials.size()); }},
    {QStringLiteral("defect_count"), [](const PaperFacts &facts) { return countOf(facts.defects.size()); }},
    {QStringLiteral("deferral_count"), [](const PaperFacts &facts) { return countOf(facts.deferrals.size()); }},
    {QStringLiteral("fee_count"), [](const PaperFacts &facts) { return countOf(facts.fees.size()); }},
    {QStringLiteral("fee_summary"), &feeSummary},
    {QStringLiteral("result_delivery"), &textOf<&PaperFacts::resultDelivery>},
    {QStringLiteral("legal_basis"), &textOf<&PaperFacts::legalBasis>},
    {QStringLiteral("examined_on"), &acceptedOn<Acceptance::Examined>},
    {QStringLiteral("deemed_on"), &acceptedOn<Acceptance::ByLaw>},
    {QStringLiteral("deemed_plainly_on"), &acceptedOn<Acceptance::ByUnknownLaw>},
    {QStringLiteral("deemed_supplied_on"), &acceptedOn<Acceptance::Supplied>},
    {QStringLiteral("deemed_basis"), &textOf<&PaperFacts::deemedBasis>},
    {QStringLiteral("silence_basis"), [](const PaperFacts &facts) { return unlessSupplied(facts, facts.deemedBasis); }},
    {QStringLiteral("procedures_basis"), &textOf<&PaperFacts::proceduresBasis>},
    {QStringLiteral("ending"), &textOf<&PaperFacts::ending>},
    {QStringLiteral("reason"), &clauseOf<&PaperFacts::reason>},
    {QStringLiteral("competent_body"), &textOf<&PaperFacts::competentBody>},
    {QStringLiteral("reconsideration_body"), &textOf<&PaperFacts::reconsiderationBody>},
    {QStringLiteral("court"), &textOf<&PaperFacts::court>},
    {QStringLiteral("correction_due"), &dayOf<&PaperFacts::correctionDue>},
    {QStringLiteral("deferral_due"), &lastDeferralDay},
    {QStringLiteral("deferral_consequence"), &clauseOf<&PaperFacts::deferralConsequence>},
    {QStringLiteral("decision"), &textOf<&PaperFacts::decision>},
    {QStringLiteral("result_name"), &textOf<&PaperFacts::resultName>},
    {QStringLiteral("result_number"), &textOf<&PaperFacts::resultNumber>},
    {QStringLiteral("result_copies"), &textOf<&PaperFacts::resultCopies>},
    {QStringLiteral("result_validity"), &textOf<&PaperFacts::resultValidity>},
    {QStringLiteral("receiver_name"), &textOf<&PaperFacts::receiverName>},
    {QStringLiteral("receiver_id"), &textOf<&PaperFacts::receiverId>},
    {QStringLiteral("receiver_relationship"), &textOf<&PaperFacts::receiverRelationship>},
    {QStringLiteral("receiver_authority"), &textOf<&PaperFacts::receiverAuthority>},
    {QStringLiteral("receiver_ground"), &textOf<&PaperFacts::receiverGround>},
    {QStringLiteral("collection_way"), &textOf<&PaperFacts::collectionWay>},
    {QStringLiteral("post_number"), &textOf<&PaperFacts::postNumber>},
    {QStringLiteral("office_address"), &textOf<&PaperFacts::officeAddress>},
    {QStringLiteral("office_hours"), &textOf<&PaperFacts::officeHours>},
    {QStringLiteral("window_name"), &textOf<&PaperFacts::windowName>},
    {QStringLiteral("clerk_name"), &textOf<&PaperFacts::clerkName>},
    {QStringLiteral("office_phone"), &textOf<&PaperFacts::officePhone>},
    {QStringLiteral("supervision_phone"), &textOf<&PaperFacts::supervisionPhone>},
};

} // namespace

std::optional<QString> fieldText(const QString &key, const PaperFacts &facts)
{
    const auto field = fields.constFind(key);
    if (field == fields.constEnd()) {
        return std::nullopt;
    }
    return (*field)(facts);
}

} // namespace yichuang::documents
