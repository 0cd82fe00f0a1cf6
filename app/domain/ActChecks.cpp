// SPDX-License-Identifier: Apache-2.0
#include "app/domain/ActChecks.h"

#include "app/domain/CaseClock.h"
#include "app/domain/ChineseText.h"
#include "app/domain/IdentityNumber.h"

#include <algorithm>
#include <cmath>

namespace yichuang::domain {

using base::ErrorCode;
using base::Result;

tl::unexpected<base::Error> refuse(const char *reason, const char *detail)
{
    return base::fail(ErrorCode::NotAllowed, QLatin1String(detail), reason);
}

tl::unexpected<base::Error> lacks(const char *reason, const char *detail)
{
    return base::fail(ErrorCode::InvalidArgument, QLatin1String(detail), reason);
}

QDate dayOf(const ActFrame &f)
{
    return base::chinaDate(f.moment.at);
}

bool isNoticeMissed(const ActFrame &f)
{
    return f.item.ifNoticeMissed == NoticeMissed::DeemedAccepted && isNoticeOver(f.record, f.moment.at, f.facts.directory.site().hours);
}

Result<void> checkNote(const ActFrame &f)
{
    if (f.act.note.trimmed().isEmpty()) {
        return lacks("case.note", "this act needs a reason");
    }
    return {};
}

Result<void> checkChecklist(const ActFrame &f)
{
    const ChecklistVerdict verdict = judgeChecklist(f.item.materials, f.record.materials);
    if (!verdict.unlawfulKey.isEmpty()) {
        return refuse("case.material_unlawful", "a material is judged in a way the catalogue does not allow");
    }
    if (!verdict.allJudged()) {
        return refuse("case.material_unchecked", "not every material has been judged");
    }
    if (verdict.lacking > 0) {
        return refuse("case.material_lacking", "a material is missing or defective");
    }
    return {};
}

namespace {

bool fits(const FieldSpec &field, const QString &value)
{
    if (field.type == QLatin1String("number")) {
        bool isNumber = false;
        const double number = value.toDouble(&isNumber);
        return isNumber && number >= 0 && std::isfinite(number);
    }
    return field.type != QLatin1String("choice") || field.choices.contains(value);
}

} // namespace

Result<void> checkFields(const ActFrame &f)
{
    for (const FieldSpec &field : f.item.fields) {
        const QString value = f.record.fields.value(field.key).trimmed();
        if (value.isEmpty() && field.required) {
            return lacks("case.field_missing", "a required field of the application is empty");
        }
        if (!value.isEmpty() && !fits(field, value)) {
            return lacks("case.field_value", "a field of the application is no number or none of its choices");
        }
    }
    return {};
}

Result<void> checkAgent(const ActFrame &f)
{
    if (f.record.applicant.agent && !f.item.agentAllowed) {
        return refuse("case.agent", "the person must appear, no agent is allowed");
    }
    return {};
}

Result<void> checkDelivery(const DeliveryDetail &to)
{
    static const QStringList relationships{QStringLiteral("self"), QStringLiteral("agent"), QStringLiteral("legal_representative"),
                                           QStringLiteral("other")};
    if (to.receiver.trimmed().isEmpty()) {
        return lacks("case.receiver", "handing over needs the receiver");
    }
    if (!relationships.contains(to.relationship)) {
        return lacks("case.relationship", "the receiver is the applicant, the agent or another person");
    }
    if (to.way != QLatin1String("window") && to.way != QLatin1String("post")) {
        return lacks("case.delivery_way", "a result is given out at a window or by post");
    }
    if (to.way == QLatin1String("post") && to.tracking.trimmed().isEmpty()) {
        return lacks("case.tracking", "posting needs the tracking number");
    }
    return {};
}

Result<void> checkReceiver(const Applicant &who, const DeliveryDetail &to, const QString &ground)
{
    const auto isNumber = [&to](const QString &known) {
        return !to.idNumber.isEmpty() && normaliseIdentity(to.idNumber) == normaliseIdentity(known);
    };
    const auto isName = [&to](const QString &known) { return normaliseName(to.receiver) == normaliseName(known); };
    const bool isApplicants = isNumber(who.idNumber);
    const bool isAgents = who.agent && isNumber(who.agent->idNumber);
    if ((isApplicants && !isName(who.name)) || (isAgents && !isName(who.agent->name))) {
        return lacks("case.receiver_name", "the number belongs to somebody of another name");
    }
    if (to.relationship == QLatin1String("self")) {
        const bool isSelf = isName(who.name) && (to.idNumber.isEmpty() || isApplicants);
        return isSelf ? Result<void>() : lacks("case.receiver_not_applicant", "the receiver is not the applicant");
    }
    if (isApplicants) {
        return lacks("case.relationship", "the applicant's own number receives as the applicant");
    }
    const bool isKnownAgent = to.relationship == QLatin1String("agent") && who.agent && isName(who.agent->name) &&
                              (to.idNumber.isEmpty() || isAgents);
    return isKnownAgent || !ground.trimmed().isEmpty()
               ? Result<void>()
               : lacks("case.receiver_ground", "who is neither applicant nor agent receives on a ground that is written down");
}

std::optional<DeliveryDetail> takerOf(const Case &record)
{
    const Applicant &who = record.applicant;
    const QString window = QStringLiteral("window");
    if (record.resultWay != window || (!who.agent && who.kind == ApplicantKind::Organisation)) {
        return std::nullopt;
    }
    return who.agent ? DeliveryDetail{who.agent->name, who.agent->idNumber, QStringLiteral("agent"), window, {}}
                     : DeliveryDetail{who.name, who.idNumber, QStringLiteral("self"), window, {}};
}

Result<void> checkDeferralClosed(const ActFrame &f)
{
    if (f.record.hasOpenDeferral() && f.record.decision && f.record.decision->granted) {
        return refuse("case.deferral_open", "nothing is granted or given out before the deferred materials are here");
    }
    return {};
}

Result<void> checkNoticeNotMissed(const ActFrame &f)
{
    return isNoticeMissed(f) ? refuse("case.notice_deadline", "the notice deadline has passed, the case counts as accepted since receipt") : Result<void>();
}

Result<void> checkStopGround(const Item &item, const QString &ground)
{
    static const QStringList causes{QStringLiteral("hearing"),    QStringLiteral("tender"),     QStringLiteral("auction"),
                                    QStringLiteral("inspection"), QStringLiteral("testing"),    QStringLiteral("quarantine"),
                                    QStringLiteral("appraisal"),  QStringLiteral("expert_review")};
    const auto namesIt = [&ground](const SpecialProcedure &p) { return p.stopsClock && p.ground == ground; };
    const bool isCause = item.isLicence() && causes.contains(ground);
    if (!isCause && std::none_of(item.procedures.begin(), item.procedures.end(), namesIt)) {
        return refuse("case.stop_ground", "this ground does not stop the clock");
    }
    return {};
}

Result<void> checkStopLength(const Item &item, const StopDetail &stop)
{
    constexpr int LongestStop = 365;
    if (stop.announcedDays > LongestStop) {
        return refuse("case.stop_length", "no procedure takes longer than a year");
    }
    bool isKnown = false;
    for (const SpecialProcedure &procedure : item.procedures) {
        if (procedure.ground == stop.ground && (!procedure.maxWorkingDays || stop.announcedDays <= *procedure.maxWorkingDays)) {
            return {};
        }
        isKnown = isKnown || procedure.ground == stop.ground;
    }
    if (isKnown) {
        return refuse("case.stop_length", "the time told is longer than the catalogue allows for this procedure");
    }
    return {};
}

Result<void> checkExtensionMoves(const ActFrame &f)
{
    // The clock asks when the extension was given; its step is written after the effect.
    Case extended = f.record;
    extended.steps.push_back({ActKind::Extend, f.moment.at, f.moment.person, f.moment.window, {}, {}});
    const CaseDues dues = CaseClock(f.item, f.facts.workingTime(f.calendar)).dues(extended);
    if (dues.statutory <= f.record.dues.statutory && dues.promised <= f.record.dues.promised) {
        return refuse("case.extension_idle", "no date of the case would become later");
    }
    return {};
}

Result<void> checkChanges(const Item &item, const std::vector<FieldChange> &changes)
{
    const QString prefix = QStringLiteral("fields.");
    for (const FieldChange &change : changes) {
        const auto isIt = [&](const FieldSpec &field) { return change.path == prefix + field.key; };
        if (change.path.startsWith(prefix) && std::none_of(item.fields.begin(), item.fields.end(), isIt)) {
            return lacks("case.field", "the item has no such field");
        }
        if (change.path == QLatin1String("result_way") && change.to != QLatin1String("window") && change.to != QLatin1String("post")) {
            return lacks("case.result_way", "a result is given out at a window or by post");
        }
    }
    return {};
}

} // namespace yichuang::domain
