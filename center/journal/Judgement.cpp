// SPDX-License-Identifier: Apache-2.0
#include "center/journal/Judgement.h"

#include <algorithm>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using domain::ActKind;
using Outcome = Judgement::Outcome;

namespace {

Judgement refused(QByteArray reason)
{
    return {Outcome::Refused, std::nullopt, {}, std::move(reason)};
}

QByteArray reasonOf(const base::Error &error)
{
    return error.reason.isEmpty() ? base::errorCodeName(error.code).toLatin1() : error.reason;
}

// There is no case, since what would have made it was refused; what remains is to note that a person settled it.
Judgement judgeWithoutCase(const domain::CaseRules &rules, const protocol::Operation &operation, const domain::Act &act)
{
    if (!act.settlement) {
        return refused("case.settlement");
    }
    const domain::Person *person = rules.facts().directory.person(operation.actor);
    if (!person || !person->active) {
        return refused("policy.person");
    }
    if (std::find(person->windows.begin(), person->windows.end(), operation.window) == person->windows.end()) {
        return refused("policy.seat");
    }
    return {Outcome::Applied, std::nullopt, {}, {}};
}

// A fault of the centre's own is no judgement on the operation.
bool isTrouble(const base::Error &error)
{
    return error.code == ErrorCode::StorageCorrupt || error.code == ErrorCode::StorageFailed || error.code == ErrorCode::Internal;
}

Judgement conflict(const domain::Case &record, const domain::Act &act)
{
    const Result<domain::Merged> merged = domain::mergeChanges(record, act.changes);
    return {Outcome::Conflict, std::nullopt, merged ? merged->conflicts : std::vector<domain::FieldConflict>(), {}};
}

} // namespace

Result<Judgement> judge(const domain::CaseRules &rules, const std::optional<domain::Case> &record, const ActOffered &offered)
{
    const auto &[operation, act] = offered;
    if (!act) {
        return refused(reasonOf(act.error()));
    }
    if (!record && operation.kind == ActKind::Settle) {
        return judgeWithoutCase(rules, operation, *act);
    }
    Result<domain::Case> next = rules.apply(record, operation.caseId, *act, operation.moment());
    if (next) {
        next->version = (record ? record->version : 0) + 1;
        return Judgement{Outcome::Applied, std::move(*next), {}, {}};
    }
    if (isTrouble(next.error())) {
        return base::failure(next);
    }
    return record && next.error().code == ErrorCode::Conflict ? conflict(*record, *act) : refused(reasonOf(next.error()));
}

Result<Judgement> judgeByFacts(FactsBook &facts, const std::optional<domain::Case> &record, const ActOffered &offered, qint64 journalN)
{
    const base::Instant made = offered.operation.made.trusted();
    const Result<Rules> then = facts.rulesFor(made, journalN);
    if (!then) {
        return base::failure(then);
    }
    Result<Judgement> judgement = judge(**then, record, offered);
    if (!judgement || !judgement->reason.startsWith("policy.")) {
        return judgement;
    }
    const Result<Rules> soon = facts.rulesFor(made + ClockTolerance, journalN);
    if (!soon || *soon == *then) {
        return soon ? std::move(judgement) : base::failure(soon);
    }
    return judge(**soon, record, offered);
}

} // namespace yichuang::center
