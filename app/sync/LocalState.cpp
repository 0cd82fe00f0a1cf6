// SPDX-License-Identifier: Apache-2.0
#include "app/sync/LocalState.h"

#include <algorithm>

namespace yichuang::sync {

namespace {

bool holds(const std::optional<domain::Case> &snapshot, const protocol::Operation &operation)
{
    if (!snapshot) {
        return false;
    }
    const domain::ActMoment moment = operation.moment();
    return std::any_of(snapshot->steps.begin(), snapshot->steps.end(), [&](const domain::Step &step) {
        return step.act == operation.kind && step.at == moment.at && step.person == moment.person && step.window == moment.window;
    });
}

} // namespace

LocalState localState(const std::optional<domain::Case> &snapshot, const std::vector<protocol::Operation> &waiting, const domain::CaseRules &rules)
{
    LocalState state{snapshot, std::nullopt};
    for (const protocol::Operation &operation : waiting) {
        if (holds(snapshot, operation)) {
            continue;
        }
        const auto act = operation.act();
        const auto next = act ? rules.apply(state.shown, operation.caseId, *act, operation.moment()) : base::Result<domain::Case>(base::failure(act));
        if (!next) {
            state.stuckAt = operation.id;
            return state;
        }
        state.shown = *next;
        state.shown->version = snapshot ? snapshot->version : 0;
    }
    return state;
}

} // namespace yichuang::sync
