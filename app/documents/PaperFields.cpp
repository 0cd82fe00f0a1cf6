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

/// "不收费", or the sum in figures and in words.
QString feeSummary(const PaperFacts &facts)
{
    qint64 sum = 0;
    for (const FeeLine &line : facts.fees) {
        sum += line.fen;
    }
    if (facts.fees.empty()) {
        return QStringLiteral("不收费");
    }
    const base::Result<QString> words = domain::moneyInWords(sum);
    return words ? QStringLiteral("%1（大写：%2）").arg(yuan(sum), *words) : yuan(sum);
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
    {QStringLiteral("accepted_at"), &minuteOf<&PaperFacts::acceptedAt>},
    {QStringLiteral("accepted_on"), &dayOfInstant<&PaperFacts::acceptedAt>},
    {QStringLiteral("decided_at"), &minuteOf<&PaperFacts::decidedAt>},
    {QStringLiteral("decided_on"), &dayOfInstant<&PaperFacts::decidedAt>},
    {QStringLiteral("collected_at"), &minuteOf<&PaperFacts::collectedAt>},
    {QStringLiteral("answer_due"), &dayOf<&PaperFacts::answerDue>},
    {QStringLiteral("statutory_limit"), &limitOf<&PaperFacts::statutory>},
    {QStringLiteral("statutory_due"), &statutoryDue},
    {QStringLiteral("statutory_day"), [](const PaperFacts &facts) { return dueText(facts.statutory); }},
    {QStringLiteral("promised_limit"), &limitOf<&PaperFacts::promised>},
    {QStringLiteral("promised_due"), [](const PaperFacts &facts) { return dueText(facts.promised); }},
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
    {QStringLiteral("examined_on"), [](const PaperFacts &facts) { return facts.isDeemed ? QString() : dayOfInstant<&PaperFacts::acceptedAt>(facts); }},
    {QStringLiteral("deemed_on"), [](const PaperFacts &facts) { return facts.isDeemed ? dayOfInstant<&PaperFacts::acceptedAt>(facts) : QString(); }},
    {QStringLiteral("deemed_basis"), &textOf<&PaperFacts::deemedBasis>},
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
