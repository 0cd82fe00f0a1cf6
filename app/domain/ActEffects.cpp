// SPDX-License-Identifier: Apache-2.0
#include "app/domain/ActEffects.h"

#include "app/domain/ActChecks.h"
#include "app/domain/CaseClock.h"
#include "app/domain/LifeCycle.h"
#include "app/domain/Merge.h"

#include <algorithm>

namespace yichuang::domain {

namespace {

using base::ErrorCode;
using base::Result;

// Materials complete the day the corrections arrived make that day the acceptance (行政许可法 32(5)); a missed
// notice makes it the day of receipt, whenever somebody says so (32(4)).
base::Instant acceptanceInstant(const ActFrame &f)
{
    return suppliedAt(f.record).value_or(isNoticeMissed(f) ? f.record.received : f.moment.at);
}

Result<void> accept(const ActFrame &f)
{
    const Result<void> ready = checkChecklist(f).and_then([&] { return checkFields(f); }).and_then([&] { return checkAgent(f); });
    if (!ready) {
        return ready;
    }
    // What counts as accepted already cannot be lost by materials that do not come: it is deemed, and they are asked for in review.
    if (f.record.hasOpenDeferral() && isNoticeMissed(f)) {
        return checkNoticeNotMissed(f);
    }
    const AcceptanceKind inFull = isNoticeMissed(f) ? AcceptanceKind::Deemed : AcceptanceKind::Normal;
    f.record.accepted = acceptanceInstant(f);
    f.record.acceptance = f.record.hasOpenDeferral() ? AcceptanceKind::Deferral : inFull;
    f.record.acceptedBy = f.moment.person;
    return {};
}

Result<void> checkCompletable(const ActFrame &f)
{
    if (f.item.kind != CaseKind::Immediate) {
        return refuse("case.not_immediate", "only an immediate item is decided on the spot");
    }
    const Result<void> ready = f.from == CaseState::Accepted ? checkChecklist(f) : accept(f);
    if (!ready) {
        return ready;
    }
    if (f.record.hasOpenDeferral()) {
        return refuse("case.deferral_open", "a deferred material has not come");
    }
    if (f.act.decision && !f.act.decision->granted) {
        return lacks("case.decision", "a refusal is decided in review, with its reasons (38)");
    }
    return {};
}

Result<void> complete(const ActFrame &f)
{
    const Result<void> ready = checkCompletable(f);
    if (!ready) {
        return ready;
    }
    f.record.decided = f.moment.at;
    f.record.decision = Decision{true, {}, f.act.decision ? f.act.decision->certificateNo : QString(), f.moment.at, f.moment.person};
    const std::optional<DeliveryDetail> to = f.act.delivery ? f.act.delivery : takerOf(f.record);
    if (!to) {
        return {};
    }
    const Result<void> lawful = checkDelivery(*to).and_then([&] { return checkReceiver(f.record.applicant, *to, f.act.note); });
    if (!lawful) {
        return lawful;
    }
    f.record.delivery = Delivery{to->receiver, to->idNumber, to->relationship, to->way, to->tracking, f.moment.at};
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
    if (!verdict.unlawfulKey.isEmpty()) {
        return refuse("case.material_unlawful", "a material is judged in a way the catalogue does not allow");
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
    const Result<void> inTime = checkNoticeNotMissed(f);
    f.record.corrections += inTime ? 1 : 0;
    return inTime;
}

Result<void> reject(const ActFrame &f)
{
    if (const Result<void> inTime = checkNoticeNotMissed(f); !inTime) {
        return inTime;
    }
    if (f.act.ground != QLatin1String("not_needed") && f.act.ground != QLatin1String("not_ours")) {
        return lacks("case.reject_ground", "refusing to accept needs one of the two grounds of 32(1) and 32(2)");
    }
    if (f.act.ground == QLatin1String("not_ours") && f.act.referredTo.trimmed().isEmpty()) {
        return lacks("case.referred_to", "the applicant must be told which body to go to (32(2))");
    }
    // 32(1) says that nobody's licence is needed: a body to go to would contradict it on the notice.
    f.record.referredTo = f.act.ground == QLatin1String("not_ours") ? f.act.referredTo : QString();
    f.record.closing = ClosingCode::Returned;
    f.record.closed = f.moment.at;
    return checkNote(f);
}

Result<void> refer(const ActFrame &f)
{
    if (const Result<void> inTime = checkNoticeNotMissed(f); !inTime) {
        return inTime;
    }
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
    if (f.item.ifNoticeMissed != NoticeMissed::DeemedAccepted) {
        return refuse("case.not_deemed", "this case cannot count as accepted by lapse of the notice deadline");
    }
    if (!isNoticeMissed(f)) {
        return refuse("case.notice_running", "the notice deadline has not passed");
    }
    f.record.accepted = acceptanceInstant(f);
    f.record.acceptance = AcceptanceKind::Deemed;
    // Nobody accepted it, but who notes it down takes the accepting side of the separation of duties.
    f.record.acceptedBy = f.moment.person;
    return {};
}

Result<void> lapse(const ActFrame &f)
{
    if (!isApplicantLate(f.record, dayOf(f))) {
        return refuse("case.nothing_lapsed", "no deadline of the applicant has passed");
    }
    f.record.closing = ClosingCode::NotSupplied;
    f.record.closed = f.moment.at;
    return checkNote(f);
}

Result<void> supplyDeferred(const ActFrame &f)
{
    const auto deferredIn = [&f](const MaterialRows &rows) { return judgeChecklist(f.item.materials, rows).deferred; };
    const int before = f.before ? deferredIn(f.before->materials) : 0;
    if (before == 0) {
        return refuse("case.nothing_deferred", "no material of this case was deferred");
    }
    if (deferredIn(f.record.materials) == before) {
        return lacks("case.nothing_supplied", "no deferred material came with this act");
    }
    return checkChecklist(f);
}

Result<void> stop(const ActFrame &f)
{
    if (!f.act.stop || f.act.stop->announcedDays < 1) {
        return lacks("case.stop_detail", "a special procedure needs its ground, its start and the time told in writing (45)");
    }
    const StopDetail &detail = *f.act.stop;
    const Result<void> lawful = checkStopGround(f.item, detail.ground).and_then([&] { return checkStopLength(f.item, detail); });
    if (!lawful) {
        return lawful;
    }
    // It is told in writing before it stops anything, and what has not begun may never begin.
    if (detail.from != dayOf(f)) {
        return refuse("case.stop_date", "a special procedure stops the clock from the day it is recorded");
    }
    if (isHandlingOver(f.record, dayOf(f))) {
        return refuse("case.stop_late", "the limit has already passed, there is nothing left to stop");
    }
    f.record.stops.push_back({detail.ground, detail.from, {}, detail.announcedDays, f.act.note});
    return {};
}

Result<void> resume(const ActFrame &f)
{
    if (f.record.stops.empty() || f.record.stops.back().to.isValid()) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("the case stands still without a procedure that lasts"), "case.no_stop");
    }
    StopRecord &last = f.record.stops.back();
    if (dayOf(f) < last.from) {
        // Recorded ahead, as was once possible: it never began and takes no day; the timeline keeps that it was announced.
        f.record.stops.pop_back();
        return {};
    }
    last.to = dayOf(f);
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
    if (!f.act.extension || f.act.extension->value < 1 || f.act.extension->value > f.item.extension->limit.value) {
        return refuse("case.extension_length", "the extension is longer than the law allows");
    }
    if (f.act.extension->approver.trimmed().isEmpty()) {
        return lacks("case.extension_approver", "an extension names who approved it (42)");
    }
    if (isHandlingOver(f.record, dayOf(f))) {
        return refuse("case.extension_late", "the limit has already passed");
    }
    f.record.extension = ExtensionRecord{Limit{f.act.extension->value, f.item.extension->limit.unit}, f.act.note, f.act.extension->approver};
    return checkNote(f).and_then([&] { return checkExtensionMoves(f); });
}

Result<void> decide(const ActFrame &f)
{
    if (!f.act.decision) {
        return lacks("case.decision", "a decision says granted or refused");
    }
    f.record.decided = f.moment.at;
    f.record.decision = Decision{f.act.decision->granted, f.act.note, f.act.decision->certificateNo, f.moment.at, f.moment.person};
    // 行政许可法 38: a refusal states its reasons.
    return f.act.decision->granted ? checkDeferralClosed(f) : checkNote(f);
}

Result<void> deliver(const ActFrame &f)
{
    const DeliveryDetail to = f.act.delivery.value_or(DeliveryDetail());
    const Result<void> ready = checkDelivery(to)
                                   .and_then([&] { return checkReceiver(f.record.applicant, to, f.act.note); })
                                   .and_then([&] { return checkDeferralClosed(f); });
    if (!ready) {
        return ready;
    }
    f.record.delivery = Delivery{to.receiver, to.idNumber, to.relationship, to.way, to.tracking, f.moment.at};
    return {};
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
    return checkNote(f);
}

Result<void> makeVoid(const ActFrame &f)
{
    if (const Result<void> inTime = checkNoticeNotMissed(f); !inTime) {
        return inTime;
    }
    const bool isEntryError = f.act.ground == QLatin1String("entry_error");
    if (!isEntryError && f.act.ground != QLatin1String("business")) {
        return lacks("case.void_ground", "voiding needs its ground: business or entry_error");
    }
    f.record.closing = isEntryError ? ClosingCode::Deleted : ClosingCode::Void;
    f.record.closed = f.moment.at;
    return checkNote(f);
}

// What was read from a card no longer is, once somebody typed over it.
void noteTyped(const Case &before, Applicant &applicant)
{
    const bool isOtherNumber = applicant.idNumber != before.applicant.idNumber;
    if (isOtherNumber || applicant.name != before.applicant.name) {
        applicant.source = EntrySource::Typed;
    }
    if (isOtherNumber) {
        applicant.takeFromNumber();
    }
}

Result<void> amend(const ActFrame &f)
{
    if (f.act.changes.empty()) {
        return lacks("case.changes", "an amendment changes at least one field");
    }
    const Result<Merged> merged = checkChanges(f.item, f.act.changes).and_then([&] { return mergeChanges(f.record, f.act.changes); });
    if (!merged) {
        return base::failure(merged);
    }
    if (!merged->conflicts.empty()) {
        return base::fail(ErrorCode::Conflict, QStringLiteral("somebody else changed the same field"), "case.merge");
    }
    const Case before = f.record;
    f.record = merged->record;
    const Result<void> valid = f.record.applicant.check(dayOf(f));
    if (!valid) {
        return valid;
    }
    noteTyped(before, f.record.applicant);
    // A case that is not accepted yet may still lack fields.
    return f.record.accepted ? checkFields(f) : Result<void>();
}

Result<void> settle(const ActFrame &f)
{
    if (!f.act.settlement) {
        return lacks("case.settlement", "settling names the operation and the choice");
    }
    if (f.act.changes.empty()) {
        return {};
    }
    if (!nextState(f.from, ActKind::Amend)) {
        return refuse("case.changes", "nothing can be amended any more, the settlement only notes the choice");
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

Result<void> transfer(const ActFrame &f)
{
    if (!f.facts.directory.place(f.act.toPlace)) {
        return refuse("case.place", "there is no such centre to hand the case to");
    }
    f.record.transfer = Transfer{f.act.toPlace, f.from};
    ++f.record.custody;
    return checkNote(f);
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
    case ActKind::Supply: return checkChecklist(f);
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
    case ActKind::Transfer: return transfer(f);
    case ActKind::TakeOver:
    case ActKind::TakeBack: break; // CaseRules::applyOwn
    }
    return base::fail(ErrorCode::Internal, QStringLiteral("unknown act"));
}

} // namespace yichuang::domain
