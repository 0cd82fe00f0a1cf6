// SPDX-License-Identifier: Apache-2.0
#include "app/domain/ActEffects.h"

#include "app/domain/Merge.h"

#include <algorithm>

namespace yichuang::domain {

namespace {

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

QDate today(const ActFrame &f)
{
    return base::chinaDate(f.moment.at);
}

Result<void> needNote(const ActFrame &f)
{
    if (f.act.note.trimmed().isEmpty()) {
        return lacks("case.note", "this act needs a reason");
    }
    return {};
}

// Materials complete the day the corrections arrived make that day the acceptance (行政许可法 32(5)).
base::Instant acceptanceInstant(const ActFrame &f)
{
    const auto supplied = std::find_if(f.record.steps.rbegin(), f.record.steps.rend(), [](const Step &s) { return s.act == ActKind::Supply; });
    return supplied == f.record.steps.rend() ? f.moment.at : supplied->at;
}

Result<void> checkComplete(const ActFrame &f)
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

Result<void> checkFields(const ActFrame &f)
{
    for (const FieldSpec &field : f.item.fields) {
        if (field.required && f.record.fields.value(field.key).trimmed().isEmpty()) {
            return lacks("case.field_missing", "a required field of the application is empty");
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

Result<void> accept(const ActFrame &f)
{
    const Result<void> ready = checkComplete(f).and_then([&] { return checkFields(f); }).and_then([&] { return checkAgent(f); });
    if (!ready) {
        return ready;
    }
    f.record.accepted = acceptanceInstant(f);
    f.record.acceptance = f.record.hasOpenDeferral() ? AcceptanceKind::Deferral : AcceptanceKind::Normal;
    f.record.acceptedBy = f.moment.person;
    return {};
}

Result<void> complete(const ActFrame &f)
{
    if (f.item.kind != CaseKind::Immediate) {
        return refuse("case.not_immediate", "only an immediate item is decided on the spot");
    }
    if (f.from != CaseState::Accepted) {
        const Result<void> accepted = accept(f);
        if (!accepted) {
            return accepted;
        }
    }
    if (f.record.hasOpenDeferral()) {
        return refuse("case.deferral_open", "a deferred material has not come");
    }
    f.record.decided = f.moment.at;
    f.record.decision = Decision{true, {}, f.act.decision ? f.act.decision->certificateNo : QString(), f.moment.at, f.moment.person};
    const DeliveryDetail to = f.act.delivery.value_or(
        DeliveryDetail{f.record.applicant.name, f.record.applicant.idNumber, QStringLiteral("self"), QStringLiteral("window"), {}});
    f.record.delivery = Delivery{to.receiver, to.idNumber, to.relationship, to.way, to.tracking, f.moment.at};
    f.record.closed = f.moment.at;
    f.record.closing = f.item.result.type == QLatin1String("certificate") ? ClosingCode::Certificate : ClosingCode::Other;
    return {};
}

Result<void> correct(const ActFrame &f)
{
    const ChecklistVerdict verdict = judgeChecklist(f.item.materials, f.record.materials);
    if (f.record.corrections > 0) {
        return refuse("case.second_correction", "corrections are told once; a second notice is a breach (72(4))");
    }
    if (!verdict.allJudged()) {
        return refuse("case.material_unchecked", "every material must be judged before the one notice");
    }
    if (verdict.lacking == 0) {
        return refuse("case.nothing_to_correct", "no material is missing or defective");
    }
    const bool hasAllWords = std::all_of(f.record.materials.begin(), f.record.materials.end(), [](const MaterialRow &row) {
        return (row.judgement != Judgement::Missing && row.judgement != Judgement::Defective) || !row.defect.trimmed().isEmpty();
    });
    if (!hasAllWords) {
        return lacks("case.defect_text", "each defect must say what is wrong");
    }
    const bool isLate = f.record.dues.notice.isValid() && today(f) > f.record.dues.notice;
    if (isLate && f.item.ifNoticeMissed == NoticeMissed::DeemedAccepted) {
        return refuse("case.notice_deadline", "the notice deadline has passed, the case counts as accepted since receipt");
    }
    ++f.record.corrections;
    return {};
}

Result<void> reject(const ActFrame &f)
{
    if (f.act.ground != QLatin1String("not_needed") && f.act.ground != QLatin1String("not_ours")) {
        return lacks("case.reject_ground", "refusing to accept needs one of the two grounds of 32(1) and 32(2)");
    }
    if (f.act.ground == QLatin1String("not_ours") && f.act.referredTo.trimmed().isEmpty()) {
        return lacks("case.referred_to", "the applicant must be told which body to go to (32(2))");
    }
    f.record.referredTo = f.act.referredTo;
    f.record.closing = ClosingCode::Returned;
    f.record.closed = f.moment.at;
    return needNote(f);
}

Result<void> refer(const ActFrame &f)
{
    if (f.act.referredTo.trimmed().isEmpty()) {
        return lacks("case.referred_to", "a referral needs the body it goes to");
    }
    f.record.referredTo = f.act.referredTo;
    f.record.closing = ClosingCode::Forwarded;
    f.record.closed = f.moment.at;
    return {};
}

Result<void> deem(const ActFrame &f)
{
    if (f.item.ifNoticeMissed != NoticeMissed::DeemedAccepted || f.record.corrections > 0) {
        return refuse("case.not_deemed", "this case cannot count as accepted by lapse of the notice deadline");
    }
    if (!f.record.dues.notice.isValid() || today(f) <= f.record.dues.notice) {
        return refuse("case.notice_running", "the notice deadline has not passed");
    }
    f.record.accepted = f.record.received;
    f.record.acceptance = AcceptanceKind::Deemed;
    return {};
}

Result<void> lapse(const ActFrame &f)
{
    const bool isCorrecting = f.from == CaseState::Correcting;
    const bool isDeferralOver = f.record.hasOpenDeferral() && f.record.dues.deferral.isValid() && today(f) > f.record.dues.deferral;
    if (!isCorrecting && !isDeferralOver) {
        return refuse("case.nothing_lapsed", "no deadline of the applicant has passed");
    }
    f.record.closing = ClosingCode::NotSupplied;
    f.record.closed = f.moment.at;
    return needNote(f);
}

Result<void> supplyDeferred(const ActFrame &f)
{
    const ChecklistVerdict verdict = judgeChecklist(f.item.materials, f.record.materials);
    if (!verdict.acceptable()) {
        return refuse("case.material_lacking", "the checklist is not in order");
    }
    return {};
}

bool isStopGround(const ActFrame &f, const QString &ground)
{
    // 行政许可法 45: the eight causes; anything else only where the item's special law says so.
    static const QStringList causes{QStringLiteral("hearing"),    QStringLiteral("tender"),     QStringLiteral("auction"),
                                    QStringLiteral("inspection"), QStringLiteral("testing"),    QStringLiteral("quarantine"),
                                    QStringLiteral("appraisal"),  QStringLiteral("expert_review")};
    return causes.contains(ground) || std::any_of(f.item.procedures.begin(), f.item.procedures.end(), [&](const SpecialProcedure &p) {
               return p.stopsClock && p.ground == ground;
           });
}

Result<void> stop(const ActFrame &f)
{
    if (!f.act.stop || f.act.stop->announcedDays < 1) {
        return lacks("case.stop_detail", "a special procedure needs its ground, its start and the time told in writing (45)");
    }
    const StopDetail &detail = *f.act.stop;
    if (!isStopGround(f, detail.ground)) {
        return refuse("case.stop_ground", "this ground does not stop the clock");
    }
    if (detail.from < today(f) || detail.from > today(f).addDays(31)) {
        return refuse("case.stop_date", "a special procedure starts today or in the next month");
    }
    f.record.stops.push_back({detail.ground, detail.from, {}, detail.announcedDays, f.act.note});
    return {};
}

Result<void> resume(const ActFrame &f)
{
    StopRecord &last = f.record.stops.back();
    last.to = std::max(today(f), last.from);
    return {};
}

Result<void> extend(const ActFrame &f)
{
    if (!f.item.extension) {
        return refuse("case.no_extension", "no law allows an extension for this item");
    }
    if (f.record.extension) {
        return refuse("case.second_extension", "an extension is possible once (42)");
    }
    if (!f.act.extension || f.act.extension->value > f.item.extension->limit.value) {
        return refuse("case.extension_length", "the extension is longer than the law allows");
    }
    if (f.record.dues.statutory.isValid() && today(f) > f.record.dues.statutory) {
        return refuse("case.extension_late", "the limit has already passed");
    }
    f.record.extension = ExtensionRecord{Limit{f.act.extension->value, f.item.extension->limit.unit}, f.act.note, f.act.extension->approver};
    return needNote(f);
}

Result<void> decide(const ActFrame &f)
{
    if (!f.act.decision) {
        return lacks("case.decision", "a decision says granted or refused");
    }
    f.record.decided = f.moment.at;
    f.record.decision = Decision{f.act.decision->granted, f.act.note, f.act.decision->certificateNo, f.moment.at, f.moment.person};
    // 行政许可法 38: a refusal states its reasons.
    return f.act.decision->granted ? Result<void>() : needNote(f);
}

Result<void> checkDeferralClosed(const ActFrame &f)
{
    if (f.record.hasOpenDeferral() && f.record.decision && f.record.decision->granted) {
        return refuse("case.deferral_open", "the result is not given out before the deferred materials are here");
    }
    return {};
}

Result<void> deliver(const ActFrame &f)
{
    if (!f.act.delivery || f.act.delivery->receiver.trimmed().isEmpty()) {
        return lacks("case.receiver", "handing over needs the receiver");
    }
    if (f.act.delivery->way == QLatin1String("post") && f.act.delivery->tracking.trimmed().isEmpty()) {
        return lacks("case.tracking", "posting needs the tracking number");
    }
    const DeliveryDetail &to = *f.act.delivery;
    f.record.delivery = Delivery{to.receiver, to.idNumber, to.relationship, to.way, to.tracking, f.moment.at};
    return checkDeferralClosed(f);
}

Result<void> close(const ActFrame &f)
{
    const bool granted = f.record.decision && f.record.decision->granted;
    f.record.closing = granted && f.item.result.type == QLatin1String("certificate") ? ClosingCode::Certificate : ClosingCode::Other;
    f.record.closed = f.moment.at;
    return {};
}

Result<void> end(const ActFrame &f)
{
    f.record.closing = ClosingCode::Other;
    f.record.closed = f.moment.at;
    return needNote(f);
}

Result<void> makeVoid(const ActFrame &f)
{
    const bool isEntryError = f.act.ground == QLatin1String("entry_error");
    if (!isEntryError && f.act.ground != QLatin1String("business")) {
        return lacks("case.void_ground", "voiding needs its ground: business or entry_error");
    }
    f.record.closing = isEntryError ? ClosingCode::Deleted : ClosingCode::Void;
    f.record.closed = f.moment.at;
    return needNote(f);
}

Result<void> amend(const ActFrame &f)
{
    if (f.act.changes.empty() && f.act.kind == ActKind::Amend) {
        return lacks("case.changes", "an amendment changes at least one field");
    }
    const Result<Merged> merged = mergeChanges(f.record, f.act.changes);
    if (!merged) {
        return base::failure(merged);
    }
    if (!merged->conflicts.empty()) {
        return base::fail(ErrorCode::Conflict, QStringLiteral("somebody else changed the same field"), "case.merge");
    }
    f.record = merged->record;
    return f.record.applicant.check();
}

Result<void> settle(const ActFrame &f)
{
    if (!f.act.settlement) {
        return lacks("case.settlement", "settling names the operation and the choice");
    }
    return amend(f);
}

Result<void> handOver(const ActFrame &f)
{
    const Window *to = f.facts.directory.window(f.act.toWindow);
    const Window *own = f.facts.directory.window(f.record.window);
    if (!to || (own && to->hall != own->hall)) {
        return refuse("case.hand_over_window", "the case can only go to a window of the same hall");
    }
    f.record.window = to->id;
    return {};
}

} // namespace

Result<void> applyEffect(const ActFrame &f)
{
    switch (f.act.kind) {
    case ActKind::Receive:
    case ActKind::StartReview:
    case ActKind::Certify: return {};
    case ActKind::Accept: return accept(f);
    case ActKind::Complete: return complete(f);
    case ActKind::Correct: return correct(f);
    case ActKind::Supply: return checkComplete(f);
    case ActKind::Lapse: return lapse(f);
    case ActKind::Reject: return reject(f);
    case ActKind::Refer: return refer(f);
    case ActKind::Deem: return deem(f);
    case ActKind::SupplyDeferred: return supplyDeferred(f);
    case ActKind::Stop: return stop(f);
    case ActKind::Resume: return resume(f);
    case ActKind::Extend: return extend(f);
    case ActKind::Decide: return decide(f);
    case ActKind::MakeReady: return checkDeferralClosed(f);
    case ActKind::Deliver: return deliver(f);
    case ActKind::Close: return close(f);
    case ActKind::Withdraw:
    case ActKind::Terminate: return end(f);
    case ActKind::Void: return makeVoid(f);
    case ActKind::Amend: return amend(f);
    case ActKind::HandOver: return handOver(f);
    case ActKind::Settle: return settle(f);
    }
    return base::fail(ErrorCode::Internal, QStringLiteral("unknown act"));
}

} // namespace yichuang::domain
