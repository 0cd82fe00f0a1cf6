// SPDX-License-Identifier: Apache-2.0
#include "app/desk/IntakeJudge.h"

#include "app/domain/CaseNumber.h"

namespace yichuang::desk {

namespace {

using domain::ActKind;

constexpr ActKind Endings[] = {ActKind::Complete, ActKind::Accept, ActKind::Correct, ActKind::Reject, ActKind::Refer, ActKind::Receive};

// What a person types only after choosing the ending must not make the ending look impossible.
IntakeEnding presumed(ActKind kind)
{
    IntakeEnding ending;
    ending.kind = kind;
    if (kind == ActKind::Reject) {
        ending.ground = QStringLiteral("not_needed");
        ending.note = QStringLiteral("-");
    }
    if (kind == ActKind::Refer) {
        ending.referredTo = QStringLiteral("-");
    }
    return ending;
}

IntakeReadiness judgeOne(const domain::CaseRules &rules, const Draft &draft, const domain::ActMoment &moment, const QString &region, ActKind kind)
{
    const domain::Item *item = rules.facts().item(moment.catalogue, draft.item);
    if (!item) {
        return {kind, false, "intake.no_item"};
    }
    domain::Act act = actOf(draft, presumed(kind), *item, region);
    const auto number = domain::makeCaseNumber(item->implementationCode, base::chinaDate(moment.at), moment.window, 1);
    const auto queryCode = domain::makeQueryCode(0);
    if (!number || !queryCode) {
        return {kind, false, "number.parts"};
    }
    act.application->number = *number;
    act.application->queryCode = *queryCode;
    const auto made = rules.apply(std::nullopt, domain::CaseId::make(moment.at), act, moment);
    return made ? IntakeReadiness{kind, true, {}} : IntakeReadiness{kind, false, made.error().reason};
}

} // namespace

domain::Act actOf(const Draft &draft, const IntakeEnding &ending, const domain::Item &item, const QString &region)
{
    domain::Act act;
    act.kind = ending.kind;
    act.application = domain::Application{{}, {}, item.key, item.version, region, draft.started, draft.applicant, draft.fields, draft.resultWay};
    act.materials = draft.materials;
    act.note = ending.note;
    act.ground = ending.ground;
    act.referredTo = ending.referredTo;
    if (ending.kind == ActKind::Complete) {
        act.decision = domain::DecisionDetail{true, ending.certificateNo};
    }
    return act;
}

std::vector<IntakeReadiness> judgeEndings(const domain::CaseRules &rules, const Draft &draft, const domain::ActMoment &moment, const QString &region)
{
    std::vector<IntakeReadiness> judged;
    for (const ActKind kind : Endings) {
        judged.push_back(judgeOne(rules, draft, moment, region, kind));
    }
    return judged;
}

} // namespace yichuang::desk
