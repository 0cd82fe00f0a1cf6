// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Act.h"
#include "app/domain/Case.h"
#include "app/domain/Facts.h"
#include "app/domain/Merge.h"

#include <optional>
#include <vector>

namespace yichuang::domain {

struct ActFrame;

/// Judges and applies one act. The same function runs at the window, before the clerk sees "accepted",
/// and at the centre, which has the last word: equal case, act, moment and facts give an equal case.
///
/// Errors: NotAllowed with reason `case.life_cycle` (no such move from here), `policy.*` (authority),
/// `case.*` (a rule of the law or the catalogue); Conflict with reason `case.merge` (same field changed
/// by two people); InvalidArgument where the act lacks what its kind needs.
///
/// An act lies at or after the last one on the case; amendments and settlements only after receipt, since they
/// merge by field: the timeline takes them in at their place. Whether a moment is believable is not judged here,
/// that is the centre's business.
class CaseRules {
public:
    explicit CaseRules(Facts facts) : m_facts(std::move(facts)) {}

    [[nodiscard]] const Facts &facts() const { return m_facts; }

    /// `record` empty: the act makes the case `id`.
    [[nodiscard]] base::Result<Case> apply(const std::optional<Case> &record, const CaseId &id, const Act &act, const ActMoment &moment) const;

    /// Whether the act would be allowed by life cycle and authority alone, for offering it on screen.
    [[nodiscard]] Verdict mayAct(const Case &record, ActKind act, const ActMoment &moment) const;

    /// The lawful acts on this case for this person at this window now, in the order of the life cycle.
    [[nodiscard]] std::vector<ActKind> offeredActs(const Case &record, const ActMoment &moment) const;

private:
    /// What a centre records of itself: no person's authority is asked, and the dates stay as they are.
    [[nodiscard]] static base::Result<Case> applyOwn(const std::optional<Case> &record, const CaseId &id, const Act &act, const ActMoment &moment);
    [[nodiscard]] base::Result<void> checkAuthority(const std::optional<Case> &record, const Act &act, const ActMoment &moment, const Item *item) const;
    [[nodiscard]] base::Result<void> applyTo(const ActFrame &frame, CaseState to) const;

    Facts m_facts;
};

} // namespace yichuang::domain
