// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Engine.h"
#include "app/desk/PaperMaker.h"
#include "app/domain/Act.h"

namespace yichuang::desk {

/// One act as a person confirmed it.
struct CommitOrder {
    domain::CaseId caseId;
    domain::Act act;
    SessionView who;
    std::optional<store::DraftId> draft;
    std::optional<domain::OperationId> settles;
    store::ActRequest::From from = store::ActRequest::From::Here;
};

/// Judges an act by the rules and commits all it means in one durable transaction: operation, case, number,
/// papers, audit line. Store worker only.
class Committer {
public:
    explicit Committer(Engine &engine) : m_engine(engine) {}

    /// Errors: those of CaseRules::apply; NotFound "number.none" when no case number is left; "paper.*" when a
    /// paper lacks what the law asks for; "attachment.*" of newContents; the store's. On any of them nothing happened.
    [[nodiscard]] base::Result<Confirmed> commit(const CommitOrder &order);

private:
    [[nodiscard]] base::Result<store::ActRecord> build(const CommitOrder &order, const store::ActTicket &ticket,
                                                       const TrustedClock::Reading &now) const;
    [[nodiscard]] base::Result<domain::Act> numbered(const CommitOrder &order, const store::ActTicket &ticket, const domain::Item &item,
                                                     base::Instant at) const;
    /// Begins to make the papers beside the commit, which asks for them last.
    [[nodiscard]] store::PaperMaking beginPapers(PaperOrder papers) const;

    Engine &m_engine;
};

/// How a stored paper shows.
[[nodiscard]] PaperView paperView(const store::PaperRecord &paper, const documents::PaperWordings &wordings);

} // namespace yichuang::desk
