// SPDX-License-Identifier: Apache-2.0
#include "app/store/Ledger.h"

#include "app/storage/Transaction.h"
#include "app/store/Workspace.h"

#include <algorithm>

namespace yichuang::store {

using base::ErrorCode;
using base::Instant;
using base::Result;
using domain::Case;
using domain::CaseId;
using storage::Transaction;

const QString Ledger::CursorSetting = QStringLiteral("feed.cursor");
const QString Ledger::FingerprintSetting = QStringLiteral("feed.fingerprint");
const QString Ledger::RebuildingSetting = QStringLiteral("feed.rebuilding");

namespace {

// Runs `work` → Result<T> in a transaction and commits it.
template<typename Work>
auto inTransaction(storage::Connection &connection, Work work) -> std::invoke_result_t<Work>
{
    Result<Transaction> transaction = Transaction::begin(connection);
    if (!transaction) {
        return failure(transaction);
    }
    auto value = work();
    if (!value) {
        return value;
    }
    if (const Result<void> committed = transaction->commit(); !committed) {
        return failure(committed);
    }
    return value;
}

} // namespace

Result<Committed> Ledger::commit(const ActRequest &request, const ActBuilder &build)
{
    if (!m_workspace.isUnlocked()) {
        return base::fail(ErrorCode::Locked, QStringLiteral("the store is locked"), "store.locked");
    }
    if (const Result<void> may = m_workspace.standing().mayConfirm(); !may) {
        return failure(may);
    }
    return inTransaction(m_workspace.connection(), [&]() -> Result<Committed> {
        const Result<ActTicket> ticket = ticketFor(request);
        if (!ticket) {
            return failure(ticket);
        }
        const Result<ActRecord> act = build(*ticket);
        if (!act) {
            return failure(act);
        }
        return write(request, *ticket, *act);
    });
}

Result<ActTicket> Ledger::ticketFor(const ActRequest &request)
{
    ActTicket ticket;
    if (request.from == ActRequest::From::Centre) {
        if (const auto reverted = m_workspace.cases().revert(request.caseId); !reverted) {
            return failure(reverted);
        }
    }
    Result<std::optional<Case>> record = m_workspace.cases().get(request.caseId);
    if (!record) {
        return failure(record);
    }
    ticket.record = std::move(*record);
    if (ticket.record) {
        const Result<std::optional<qint64>> heard = m_workspace.cases().heard(request.caseId);
        if (!heard) {
            return failure(heard);
        }
        // A version from before the centre was restored may never come again: an operation on it would wait for ever.
        ticket.base = std::min(ticket.record->version, heard->value_or(0));
    }
    if (request.numbering == Numbering::Take) {
        const Result<TakenNumber> number = m_workspace.numbers().take();
        if (!number) {
            return failure(number);
        }
        ticket.number = *number;
    }
    return ticket;
}

Result<void> Ledger::keepBase(const ActRequest &request, const ActTicket &ticket)
{
    // A base is what the centre has: not what earlier local operations made of it, nor a case it never saw.
    if (!ticket.record || ticket.record->version == 0) {
        return {};
    }
    // Taken back to what the centre has: that is the base, whatever still waits. The settling act may be refused, too.
    if (request.from == ActRequest::From::Centre) {
        return m_workspace.cases().keepBase(*ticket.record);
    }
    const Result<bool> waiting = m_workspace.outboxView().isWaiting(ticket.record->id);
    if (!waiting) {
        return failure(waiting);
    }
    return *waiting ? Result<void>() : m_workspace.cases().keepBase(*ticket.record);
}

Result<Committed> Ledger::write(const ActRequest &request, const ActTicket &ticket, const ActRecord &act)
{
    if (act.operation.caseId != request.caseId || act.record.id != request.caseId) {
        return base::fail(ErrorCode::Internal, QStringLiteral("an act on another case than asked for"), "store.case");
    }
    if (const Result<void> kept = keepBase(request, ticket); !kept) {
        return failure(kept);
    }
    const auto serial = ticket.number ? std::optional(ticket.number->serial) : std::nullopt;
    const Result<Appended> appended = m_workspace.journal().append(act.operation, serial);
    if (!appended) {
        return failure(appended);
    }
    Result<void> done = m_workspace.outbox().add(appended->operation, appended->bytes);
    done = done ? m_workspace.cases().put(act.record) : done;
    done = done ? m_workspace.audit().append(act.audit) : done;
    done = done && request.draft ? m_workspace.drafts().remove(*request.draft) : done;
    done = done && ticket.record ? m_workspace.actDrafts().remove(request.caseId, act.operation.actor) : done;
    done = done && request.settles ? settle(request, appended->operation.chain.n) : done;
    done = done && act.operation.kind == domain::ActKind::Void ? voidNumber(request.caseId, request.now) : done;
    if (!done) {
        return failure(done);
    }
    return issuePapers(act.papers, appended->operation.chain.n, request.now).map([&](std::vector<PaperRecord> issued) {
        return Committed{appended->operation, act.record, std::move(issued)};
    });
}

Result<void> Ledger::settle(const ActRequest &request, qint64 n)
{
    return m_workspace.outbox().settle(*request.settles, request.now).and_then([&](qint64 settled) {
        const bool isAgainst = request.from == ActRequest::From::Centre;
        return isAgainst ? m_workspace.papers().voidOf(settled, request.now) : m_workspace.papers().moveWithheld(settled, n);
    });
}

Result<std::vector<PaperRecord>> Ledger::issuePapers(const PaperMaking &making, qint64 n, Instant now)
{
    const Result<std::vector<NewPaper>> made = making ? making() : std::vector<NewPaper>();
    if (!made) {
        return failure(made);
    }
    std::vector<PaperRecord> issued;
    for (const NewPaper &paper : *made) {
        Result<PaperRecord> record = m_workspace.papers().issue(n, static_cast<int>(issued.size()), paper, now);
        if (!record) {
            return failure(record);
        }
        issued.push_back(std::move(*record));
    }
    return issued;
}

Result<void> Ledger::voidNumber(const CaseId &id, Instant now)
{
    const Result<std::optional<qint64>> serial = m_workspace.journal().serialOf(id);
    if (!serial) {
        return failure(serial);
    }
    return *serial ? m_workspace.numbers().markVoid(**serial, now) : Result<void>();
}

Result<void> Ledger::discard(const domain::OperationId &operation, const CaseId &id, Instant now)
{
    return inTransaction(m_workspace.connection(), [&] {
        return voidNumber(id, now)
            .and_then([&] { return m_workspace.outbox().settle(operation, now); })
            .and_then([&](qint64 n) { return m_workspace.papers().voidOf(n, now); })
            .and_then([&] { return m_workspace.cases().remove(id); });
    });
}

Result<std::vector<Outgoing>> Ledger::takeBatch(const BatchLimits &limits, Instant now)
{
    return inTransaction(m_workspace.connection(), [&] { return m_workspace.outbox().takeBatch(limits, now); });
}

Result<std::vector<CaseId>> Ledger::takeAnswers(const std::vector<protocol::Answer> &answers, Instant now)
{
    return inTransaction(m_workspace.connection(), [&]() -> Result<std::vector<CaseId>> {
        const Result<std::vector<AnswerOutcome>> outcomes = m_workspace.outbox().take(answers, now);
        if (!outcomes) {
            return failure(outcomes);
        }
        std::vector<CaseId> changed;
        for (const AnswerOutcome &outcome : *outcomes) {
            if (const Result<void> followed = afterAnswer(outcome, now); !followed) {
                return failure(followed);
            }
            changed.push_back(outcome.lane);
        }
        const Result<bool> sides = m_workspace.cases().hasSides();
        if (!sides) {
            return failure(sides);
        }
        for (size_t i = 0; *sides && i < changed.size(); ++i) {
            if (const Result<void> settled = settleSides(changed[i]); !settled) {
                return failure(settled);
            }
        }
        return changed;
    });
}

Result<void> Ledger::afterAnswer(const AnswerOutcome &outcome, Instant now)
{
    if (outcome.state != OperationState::Applied) {
        return {};
    }
    return m_workspace.papers().releaseOf(outcome.n, now).and_then([&] {
        return m_workspace.cases().hearAnswer(outcome.lane, outcome.version);
    });
}

// Nothing is under way any more: the newest that the centre has becomes the case.
Result<void> Ledger::settleSides(const CaseId &id)
{
    const Result<bool> waiting = m_workspace.outboxView().isWaiting(id);
    if (!waiting) {
        return failure(waiting);
    }
    return *waiting ? Result<void>() : m_workspace.cases().settleSides(id).map([](bool) {});
}

Result<FeedOutcome> Ledger::takeChanges(const FeedPage &page, const Rebase &rebase, Instant now)
{
    return inTransaction(m_workspace.connection(), [&]() -> Result<FeedOutcome> {
        FeedOutcome outcome;
        // First: what is offered again waits, and is shown on top of what the page brings.
        Result<void> done = page.offerAgainAfter ? m_workspace.outbox().offerAgainAfter(*page.offerAgainAfter).map([](qint64) {}) : Result<void>();
        for (size_t i = 0; done && i < page.cases.size(); ++i) {
            done = takeCase(page.cases[i], rebase, outcome);
        }
        for (size_t i = 0; done && i < page.gone.size(); ++i) {
            done = takeTombstone(page.gone[i], outcome);
        }
        for (size_t i = 0; done && i < page.erased.size(); ++i) {
            done = erase(page.erased[i], now);
        }
        done = done ? takeDocuments(page, now, outcome) : done;
        done = done && page.isLast ? endRebuild(outcome) : done;
        SettingStore &settings = m_workspace.settings();
        done = done ? settings.put(CursorSetting, page.cursor.toUtf8(), Keeping::Plain) : done;
        done = done ? settings.put(FingerprintSetting, page.fingerprint.toUtf8(), Keeping::Plain) : done;
        return done ? Result<FeedOutcome>(std::move(outcome)) : Result<FeedOutcome>(failure(done));
    });
}

Result<void> Ledger::takeDocuments(const FeedPage &page, Instant now, FeedOutcome &outcome)
{
    for (const FeedDocument &document : page.documents) {
        const Result<void> put = m_workspace.settings().putDocument(document.name, document.version, document.body, now);
        if (!put) {
            return put;
        }
        outcome.documents.append(document.name);
    }
    return {};
}

Result<void> Ledger::takeCase(const Case &theirs, const Rebase &rebase, FeedOutcome &outcome)
{
    const Result<std::optional<qint64>> known = m_workspace.cases().heard(theirs.id);
    if (!known) {
        return failure(known);
    }
    const Result<bool> waiting = m_workspace.outboxView().isWaiting(theirs.id);
    if (!waiting) {
        return failure(waiting);
    }
    // A snapshot older than what an answer already told; the newer one is still to come.
    if (*known && **known > theirs.version) {
        return {};
    }
    outcome.changed.push_back(theirs.id);
    const Result<void> taken = *waiting ? setBeside(theirs, rebase) : m_workspace.cases().put(theirs);
    return taken.and_then([&] { return m_workspace.cases().hearFeed(theirs.id, theirs.version); });
}

Result<void> Ledger::setBeside(const Case &theirs, const Rebase &rebase)
{
    if (const Result<void> kept = m_workspace.cases().putSide(CaseSide::Theirs, theirs); !kept) {
        return kept;
    }
    const Result<std::vector<JournalEntry>> entries = m_workspace.outboxView().ofCase(theirs.id);
    if (!entries) {
        return failure(entries);
    }
    std::vector<protocol::Operation> waiting;
    for (const JournalEntry &entry : *entries) {
        if (entry.state != OperationState::Applied && entry.state != OperationState::Settled) {
            waiting.push_back(entry.operation);
        }
    }
    Result<Case> rebased = rebase ? rebase(theirs, waiting) : Result<Case>(base::fail(ErrorCode::Unsupported, QStringLiteral("no rules")));
    if (!rebased) {
        return {};
    }
    rebased->version = theirs.version;
    return m_workspace.cases().put(*rebased);
}

Result<void> Ledger::takeTombstone(const CaseId &id, FeedOutcome &outcome)
{
    const Result<bool> waiting = m_workspace.outboxView().isWaiting(id);
    if (!waiting) {
        return failure(waiting);
    }
    if (*waiting) {
        return {};
    }
    outcome.removed.push_back(id);
    return m_workspace.cases().remove(id);
}

// What still waits for an answer is the clerk's to settle; all else of the case goes.
Result<void> Ledger::erase(const CaseId &id, Instant now)
{
    const Result<std::vector<qint64>> erased = m_workspace.journal().erase(id);
    if (!erased) {
        return failure(erased);
    }
    for (const qint64 n : *erased) {
        const Result<void> done = m_workspace.papers().removeOf(n).and_then([&] { return m_workspace.outbox().forgetNeeds(n); });
        if (!done) {
            return done;
        }
    }
    return erased->empty() ? Result<void>() : m_workspace.audit().append({now, {}, {}, QStringLiteral("erase"), id.toText(), {}});
}

Result<void> Ledger::forgetFeed()
{
    return inTransaction(m_workspace.connection(), [&] {
        return m_workspace.cases().forgetHeard().and_then([&] { return m_workspace.settings().remove(CursorSetting); }).and_then([&] {
            return m_workspace.settings().put(RebuildingSetting, "1", Keeping::Plain);
        });
    });
}

Result<void> Ledger::endRebuild(FeedOutcome &outcome)
{
    const Result<std::optional<QByteArray>> rebuilding = m_workspace.settings().get(RebuildingSetting);
    if (!rebuilding || !*rebuilding) {
        return rebuilding.map([](const auto &) {});
    }
    return m_workspace.cases().removeUnheard().and_then([&](const std::vector<CaseId> &gone) {
        outcome.removed.insert(outcome.removed.end(), gone.begin(), gone.end());
        return m_workspace.cases().hasUnheard();
    }).and_then([&](bool isOpen) {
        // What still waits is looked at again with the next last page.
        return isOpen ? Result<void>() : m_workspace.settings().remove(RebuildingSetting);
    });
}

} // namespace yichuang::store
