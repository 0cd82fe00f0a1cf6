// SPDX-License-Identifier: Apache-2.0
#include "center/journal/Applier.h"

#include "center/journal/Answers.h"
#include "center/journal/CaseReplay.h"
#include "center/journal/Custody.h"
#include "center/store/CenterDatabase.h"

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using domain::Case;
using protocol::Answer;
using protocol::AnswerStatus;
using Outcome = Judgement::Outcome;

Applier::Applier(Stores &stores, AttachmentPresence &attachments, const base::Clock &clock, ApplierOptions options)
    : m_stores(stores), m_attachments(attachments), m_clock(clock), m_options(options), m_chains(stores.operations, stores.quarantine, options.openChain), m_numbers(stores.numberBlocks)
{
}

Result<void> Applier::begin()
{
    // Another instance may have moved the chains since.
    m_chains.forget();
    m_stores.settle();
    Result<CenterStore::Heads> heads = m_stores.center.lockHeads();
    // Asked under the lock, which an upgrade takes too.
    const Result<void> current = heads ? CenterDatabase::checkSchema(m_stores.connection()) : base::failure(heads);
    if (!current) {
        return current;
    }
    if (!goesOn(*heads)) {
        m_numbers.forget();
        m_stores.forgetAll();
    } else if (m_known && heads->feed != m_known->feed && m_stores.connection().dialect() == storage::Dialect::Sqlite) {
        // An administrator's command changed cases beside the service.
        m_stores.cases.othersWrote();
    }
    m_heads = std::move(*heads);
    m_known = m_heads;
    m_session = m_stores.connection().session();
    return refreshLastReceived().and_then([this] { return refreshFacts(); });
}

bool Applier::goesOn(const CenterStore::Heads &heads) const
{
    return !m_known // then nothing is remembered
        || (m_session == m_stores.connection().session() && heads.fingerprint == m_known->fingerprint && heads.feed >= m_known->feed
            && (heads.journal.n > m_known->journal.n || (heads.journal.n == m_known->journal.n && heads.journal.hash == m_known->journal.hash)));
}

// A file has one writer, which knows; on a server another service may have written since.
Result<void> Applier::refreshLastReceived()
{
    if (m_lastReceived && m_stores.connection().dialect() == storage::Dialect::Sqlite) {
        return {};
    }
    return m_stores.operations.lastReceived().map([this](base::Instant last) { m_lastReceived = last; });
}

Result<void> Applier::refreshFacts()
{
    return m_stores.facts.current().map([this](Rules rules) { m_current = std::move(rules); });
}

Result<FeedMove> Applier::seal()
{
    return m_chains.save().and_then([this] { return m_stores.feed.publish(m_heads); }).and_then([this](FeedMove move) {
        m_known = m_heads;
        return m_stores.center.saveHeads(m_heads, move).map([&move] { return std::move(move); });
    });
}

Result<void> Applier::foresee(const std::vector<Foreseen> &operations)
{
    if (m_stores.connection().dialect() == storage::Dialect::Sqlite || operations.empty()) {
        return {};
    }
    QList<domain::CaseId> cases;
    QSet<qint64> workstations;
    for (const Foreseen &operation : operations) {
        workstations.insert(operation.workstation);
        if (!operation.caseId.isNull()) {
            cases.append(operation.caseId);
        }
    }
    return m_stores.operations.foresee(operations).and_then([&] { return m_stores.cases.foresee(cases); }).and_then([&] {
        return m_chains.foresee(workstations.values());
    });
}

void Applier::undo(const Mark &mark)
{
    m_heads = mark.heads;
    m_stores.feed.rewind(mark.feed);
    m_chains.forget();
    m_numbers.forget();
    m_stores.forget();
}

// Whether the commit came through is not known when its answer was lost: what comes next is read anew.
void Applier::undoAll()
{
    undo(Mark{});
    m_known.reset();
    m_stores.forgetAll();
}

Result<Answer> Applier::apply(const Enrolled &workstation, const Offer &offer)
{
    Result<std::optional<Answer>> before = answeredBefore(workstation, offer);
    if (!before || *before) {
        return before ? Result<Answer>(std::move(**before)) : base::failure(before);
    }
    if (!offer.chain || offer.hash == Offer::Hash::Wrong) {
        return quarantine(workstation, offer, offer.chain ? "operation.chain" : "operation.unreadable");
    }
    const Result<ChainBook::Place> place = m_chains.placeOf(workstation, *offer.chain);
    if (!place) {
        return base::failure(place);
    }
    switch (*place) {
    case ChainBook::Place::Taken: return quarantine(workstation, offer, "operation.chain", offer.chain->hash);
    case ChainBook::Place::TooFar:
        return m_chains.stateOf(workstation).map([&offer](const ChainState &state) {
            return held(offer.id, {QStringLiteral("chain:%1").arg(state.upTo + 1)});
        });
    case ChainBook::Place::Free: break;
    }
    Result<Answer> answer = applyPlaced(workstation, offer);
    if (!answer || answer->status == AnswerStatus::Held) {
        return answer;
    }
    const bool isMeasured = offer.operation && offer.operation->made.isMeasured();
    const ChainBook::Times times{isMeasured ? std::optional(offer.operation->made.trusted()) : std::nullopt, m_clock.now()};
    return m_chains.advance(workstation, *offer.chain, times).map([&answer] { return std::move(*answer); });
}

Result<std::optional<Answer>> Applier::answeredBefore(const Enrolled &workstation, const Offer &offer)
{
    const Result<std::optional<FirstAnswer>> first = m_stores.operations.find(offer.id);
    if (!first) {
        return base::failure(first);
    }
    if (!*first) {
        return std::optional<Answer>();
    }
    if ((*first)->workstation != workstation.no) {
        return quarantine(workstation, offer, "operation.foreign").map([](Answer answer) { return std::optional(std::move(answer)); });
    }
    const bool isSame = offer.chain && offer.hash == Offer::Hash::Right && offer.chain->hash == (*first)->chainHash;
    if (!isSame) {
        return quarantine(workstation, offer, "operation.changed").map([](Answer answer) { return std::optional(std::move(answer)); });
    }
    Answer duplicate = answerOf(offer.id, AnswerStatus::Duplicate);
    duplicate.first = (*first)->answer.toJson();
    return std::optional(std::move(duplicate));
}

Result<Answer> Applier::quarantine(const Enrolled &workstation, const Offer &offer, const char *reason, const QByteArray &forkAt)
{
    return m_stores.quarantine.add(workstation.no, {offer.text, QLatin1String(reason), forkAt}, m_clock.now()).map([&](QuarantineStore::Kept kept) {
        return refusal(offer.id, kept == QuarantineStore::Kept::Whole ? reason : "operation.unkept");
    });
}

// The chain is right: from here on the operation gets an answer for good unless something before it is missing.
Result<Answer> Applier::applyPlaced(const Enrolled &workstation, const Offer &offer)
{
    const auto refuse = [&](const QByteArray &reason) {
        const Answer answer = refusal(offer.id, reason);
        return append(workstation, offer, answer).map([&answer] { return answer; });
    };
    if (!offer.caseId.isNull()) {
        const Result<qint64> last = m_stores.operations.lastSeq(offer.caseId, workstation.no);
        if (!last) {
            return base::failure(last);
        }
        if (offer.seq > *last + 1) {
            return held(offer.id, {QStringLiteral("seq:%1").arg(*last + 1)});
        }
        if (offer.seq <= *last) {
            Offer outside = offer;
            outside.caseId = {};
            const Answer answer = refusal(offer.id, "operation.sequence");
            return append(workstation, outside, answer).map([&answer] { return answer; });
        }
    }
    if (!offer.operation) {
        return refuse("operation.unreadable");
    }
    const Result<std::optional<Case>> record = m_stores.cases.get(offer.caseId);
    if (!record) {
        return base::failure(record);
    }
    const bool mayBeErased = !*record && offer.operation->base > 0;
    if (const Result<bool> isErased = mayBeErased ? m_stores.erasures.contains(offer.caseId) : Result<bool>(false); !isErased || *isErased) {
        return isErased ? refuse("case.erased") : base::failure(isErased);
    }
    const Result<QStringList> absent = missing(*offer.operation, *record);
    if (!absent) {
        return base::failure(absent);
    }
    if (!absent->isEmpty()) {
        return held(offer.id, *absent);
    }
    const Result<Answer> answer = judged(workstation, {*offer.operation, offer.act}, *record);
    if (!answer) {
        return answer;
    }
    return append(workstation, offer, *answer).and_then([&] { return follow(*offer.operation, *answer); }).map([&answer] { return *answer; });
}

Result<void> Applier::follow(const protocol::Operation &operation, const Answer &answer)
{
    if (operation.kind != domain::ActKind::Transfer || answer.status != AnswerStatus::Applied) {
        return {};
    }
    return m_stores.cases.get(operation.caseId).and_then([this](const std::optional<Case> &record) { return sendCase(m_stores, *record, m_clock.now()); });
}

Result<QStringList> Applier::missing(const protocol::Operation &operation, const std::optional<Case> &record)
{
    QStringList missing;
    for (const QString &hash : operation.needs) {
        const Result<bool> isHere = m_attachments.has(hash);
        if (!isHere) {
            return base::failure(isHere);
        }
        if (!*isHere) {
            missing.append(QStringLiteral("blob:") + hash);
        }
    }
    // Made on a state this centre does not have: it was restored from a backup, and others will offer theirs again.
    if (operation.base > (record ? record->version : 0)) {
        missing.append(QStringLiteral("version:%1").arg(operation.base));
    }
    if (!m_current->facts().catalogue(operation.catalogue)) {
        missing.append(QStringLiteral("catalogue:") + operation.catalogue);
    }
    if (!m_current->facts().calendars) {
        missing.append(QStringLiteral("calendar:"));
    }
    return missing;
}

// What speaks against the operation before the rules are asked; empty when nothing does.
Result<QByteArray> Applier::objection(const Enrolled &workstation, const ActOffered &offered, const std::optional<Case> &record)
{
    const auto &[operation, act] = offered;
    if (operation.made.trusted() > journalNow() + m_options.futureTolerance) {
        return QByteArray("operation.future");
    }
    const Result<base::Instant> notBefore = m_chains.notBefore(workstation, operation.chain.n);
    if (!notBefore) {
        return base::failure(notBefore);
    }
    // Bounded by now: should the centre's own clock have run ahead for a while, it does not refuse what is made afterwards.
    if (operation.made.trusted() < std::min(*notBefore, m_clock.now()) - ClockMistake) {
        return QByteArray("operation.back_dated");
    }
    if (operation.window != workstation.window) {
        return QByteArray("operation.window");
    }
    const bool isCentres = workstation.window == centreWindow();
    if (domain::isCentresOwn(operation.kind) != isCentres) {
        return QByteArray("operation.centres_own");
    }
    if (!isCentres && record && hallOf(record->window, workstation.hall) != workstation.hall) {
        return QByteArray("case.other_hall");
    }
    if (operation.kind == domain::ActKind::Transfer && act && record) {
        return objectionToSending(m_stores, *record, act->toPlace, m_options.mostSent);
    }
    if (operation.kind != domain::ActKind::Settle) {
        return QByteArray();
    }
    if (!act || !act->settlement) {
        return QByteArray(); // the rules say what is wrong
    }
    return m_stores.operations.isAbout(act->settlement->operation, operation.caseId).map([](bool isAbout) {
        return isAbout ? QByteArray() : QByteArray("operation.settles_unknown");
    });
}

Result<Answer> Applier::judged(const Enrolled &workstation, const ActOffered &offered, const std::optional<Case> &record)
{
    const protocol::Operation &operation = offered.operation;
    const Result<QByteArray> objected = objection(workstation, offered, record);
    if (!objected) {
        return base::failure(objected);
    }
    if (!objected->isEmpty()) {
        return refusal(operation.id, *objected);
    }
    const Result<Judgement> judgement = judgeByFacts(m_stores.facts, record, offered, INT64_MAX);
    if (!judgement) {
        return base::failure(judgement);
    }
    if (judgement->outcome == Outcome::Conflict) {
        return conflict(operation.id, *record, judgement->conflicts);
    }
    if (record) {
        const Result<bool> excludes = excludesOthers(workstation, operation, *record, *judgement);
        if (!excludes || *excludes) {
            return excludes ? Result<Answer>(conflict(operation.id, *record, {})) : base::failure(excludes);
        }
    }
    if (judgement->outcome == Outcome::Refused) {
        return refusal(operation.id, judgement->reason);
    }
    if (!judgement->record) {
        return applied(operation.id, 0);
    }
    const Result<bool> isOwn = record || domain::isCentresOwn(operation.kind) ? Result<bool>(true) : m_numbers.isOwn(workstation, *judgement->record);
    if (!isOwn || !*isOwn) {
        return isOwn ? Result<Answer>(refusal(operation.id, "number.block")) : base::failure(isOwn);
    }
    const Result<void> kept = keepSnapshot(workstation, record, *judgement->record);
    if (!kept) {
        return kept.error().code == ErrorCode::AlreadyExists ? Result<Answer>(refusal(operation.id, "number.used")) : base::failure(kept);
    }
    return applied(operation.id, judgement->record->version);
}

Result<bool> Applier::excludesOthers(const Enrolled &workstation, const protocol::Operation &operation, const Case &record,
                                     const Judgement &judgement)
{
    const bool isApplied = judgement.outcome == Outcome::Applied;
    const bool isExcluded = judgement.reason == "case.life_cycle" || judgement.reason == "case.back_dated";
    if (operation.base >= record.version || (!isApplied && !isExcluded)) {
        return false;
    }
    // Only a checklist can overwrite what others did; it is sent whole.
    if (isApplied && judgement.record->materials == record.materials) {
        return false;
    }
    const Result<bool> others = m_stores.operations.changedByOthers(record.id, operation.base, workstation.no);
    if (!others || !*others || isExcluded) {
        return others;
    }
    return othersChangedMaterials(workstation, operation);
}

Result<bool> Applier::othersChangedMaterials(const Enrolled &workstation, const protocol::Operation &operation)
{
    bool isChanged = false;
    const auto see = [&](const JournalRow &row, const std::optional<Case> &before, const Case &after) {
        const bool isUnseen = row.answer.version > operation.base && row.workstation != workstation.no;
        isChanged = isChanged || (isUnseen && (!before || before->materials != after.materials));
    };
    return replayCase(m_stores, operation.caseId, INT64_MAX, see).map([&isChanged](const auto &) { return isChanged; });
}

base::Instant Applier::journalNow() const
{
    const base::Instant now = m_clock.now();
    return std::max(now, std::min(m_lastReceived.value_or(now), now + ClockMistake));
}

domain::HallId Applier::hallOf(const domain::WindowId &window, const domain::HallId &otherwise) const
{
    const domain::Window *found = m_current->facts().directory.window(window);
    return found ? found->hall : otherwise;
}

Result<void> Applier::keepSnapshot(const Enrolled &workstation, const std::optional<Case> &before, const Case &record)
{
    const domain::HallId hall = hallOf(record.window, workstation.hall);
    return m_stores.cases.put(record, hall).map([&] {
        const QString key = record.id.toText();
        m_stores.feed.note({scopeOf(hall), protocol::ChangeType::Case, key, record.version, FeedEntry::Presence::Here, 0});
        const domain::HallId hallBefore = before ? hallOf(before->window, hall) : hall;
        if (hallBefore != hall) {
            m_stores.feed.note({scopeOf(hallBefore), protocol::ChangeType::Case, key, record.version, FeedEntry::Presence::Gone, 0});
        }
    });
}

Result<void> Applier::append(const Enrolled &workstation, const Offer &offer, const Answer &answer)
{
    JournalRow row{m_heads.journal.n + 1, offer.id, workstation.no, *offer.chain, offer.caseId, offer.seq, answer, journalNow(), offer.body, {}, {}};
    const Result<crypto::ChainLink> link = journalRecord(row).and_then([this](const QByteArray &record) {
        return crypto::nextLink(crypto::HashAlgorithm::Sha256, m_heads.journal, record);
    });
    if (!link) {
        return base::failure(link);
    }
    row.hash = link->hash;
    return m_stores.operations.append(row).map([&] {
        m_heads.journal = *link;
        m_lastReceived = row.received;
    });
}

} // namespace yichuang::center
