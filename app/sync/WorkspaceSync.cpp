// SPDX-License-Identifier: Apache-2.0
#include "app/sync/WorkspaceSync.h"

#include "app/base/Json.h"
#include "app/sync/LocalState.h"

#include <limits>
#include <utility>

namespace yichuang::sync {

using base::Instant;
using base::Result;

namespace {

/// How soon to look again when something waits that names no time (behind a stuck lane, for an attachment).
constexpr std::chrono::seconds LookAgain{30};

store::FeedDocument feedDocument(const CheckedDocument &document)
{
    switch (document.kind) {
    case CheckedDocument::Kind::Catalogue: return {QStringLiteral("catalogue:") + document.key, document.key, document.body};
    case CheckedDocument::Kind::Calendar: return {QStringLiteral("calendar"), document.key, document.body};
    case CheckedDocument::Kind::Directory: return {QStringLiteral("directory"), document.key, document.body};
    case CheckedDocument::Kind::Policy: return {QStringLiteral("policy"), document.key, document.body};
    }
    Q_UNREACHABLE();
}

store::FeedPage feedPage(const CheckedPage &page)
{
    store::FeedPage made;
    made.cases = page.cases;
    made.gone = page.gone;
    made.erased = page.erased;
    made.cursor = page.next.cursor;
    made.fingerprint = page.next.fingerprint;
    made.offerAgainAfter = page.reofferAbove;
    made.isLast = page.isLast;
    for (const CheckedDocument &document : page.documents) {
        made.documents.push_back(feedDocument(document));
    }
    return made;
}

} // namespace

Result<void> WorkspaceSync::recover()
{
    return m_workspace.outbox().recover();
}

Result<OutgoingBatch> WorkspaceSync::takeBatch(const BatchLimits &limits, Instant now)
{
    if (!m_parts.signer) {
        return OutgoingBatch();
    }
    auto operations = m_workspace.ledger().takeBatch({limits.operations, limits.bytes}, now);
    if (!operations) {
        return base::failure(operations);
    }
    if (operations->empty()) {
        return nextDue(now).map([](std::optional<Instant> due) { return OutgoingBatch{{}, {}, due}; });
    }
    const auto signature = m_parts.signer->sign(operations->back().hash);
    if (!signature) {
        return base::failure(signature);
    }
    OutgoingBatch batch{{}, *signature, std::nullopt};
    for (store::Outgoing &operation : *operations) {
        batch.operations.push_back({operation.id, std::move(operation.text)});
    }
    return batch;
}

Result<std::optional<Instant>> WorkspaceSync::nextDue(Instant now)
{
    return m_workspace.outboxView().counts(now).map([now](const store::OutboxCounts &counts) -> std::optional<Instant> {
        if (counts.ready + counts.held == 0) {
            return std::nullopt;
        }
        return counts.nextTry > now ? counts.nextTry : now + LookAgain;
    });
}

Result<void> WorkspaceSync::recordAnswers(const std::vector<protocol::Answer> &answers, Instant now)
{
    return m_workspace.ledger().takeAnswers(answers, now).map([](const auto &) {});
}

Result<void> WorkspaceSync::putBack(const QString &reason, Instant now, Instant next)
{
    return m_workspace.outbox().putBack(reason, now, next);
}

Result<void> WorkspaceSync::endBatch()
{
    return m_workspace.outbox().endBatch();
}

Result<void> WorkspaceSync::clearWaits()
{
    return m_workspace.outbox().retryNow().and_then([this] { return m_workspace.uploads().retryNow(); });
}

Result<QString> WorkspaceSync::plain(const QString &name)
{
    return m_workspace.settings().get(name).map([](const std::optional<QByteArray> &value) { return QString::fromUtf8(value.value_or(QByteArray())); });
}

Result<store::Standing> WorkspaceSync::hearChain(const ChainKnown &known)
{
    return m_workspace.standing().hear({known.upTo, known.hash, known.top}, m_parts.clock.now());
}

Result<FollowState> WorkspaceSync::followState()
{
    const auto cursor = plain(store::Ledger::CursorSetting);
    const auto fingerprint = plain(store::Ledger::FingerprintSetting);
    const auto rebuilding = plain(store::Ledger::RebuildingSetting);
    for (const auto *each : {&cursor, &fingerprint, &rebuilding}) {
        if (!*each) {
            return base::failure(*each);
        }
    }
    return FollowState{*cursor, *fingerprint, !rebuilding->isEmpty()};
}

Result<domain::Case> WorkspaceSync::rebased(const domain::Case &theirs, const std::vector<protocol::Operation> &waiting) const
{
    const auto rules = m_parts.rules ? m_parts.rules() : nullptr;
    if (!rules) {
        return base::fail(base::ErrorCode::Unavailable, QStringLiteral("no rules are known yet"), "sync.no_rules");
    }
    LocalState state = localState(theirs, waiting, *rules);
    if (state.stuckAt || !state.shown) {
        return base::fail(base::ErrorCode::Conflict, QStringLiteral("a waiting operation no longer fits"), "sync.stuck");
    }
    return std::move(*state.shown);
}

Result<PageEffect> WorkspaceSync::applyPage(const CheckedPage &page)
{
    const store::Rebase rebase = [this](const domain::Case &theirs, const std::vector<protocol::Operation> &waiting) { return rebased(theirs, waiting); };
    return m_workspace.ledger().takeChanges(feedPage(page), rebase, m_parts.clock.now()).map([](const store::FeedOutcome &outcome) {
        PageEffect effect{outcome.changed, !outcome.documents.isEmpty()};
        effect.cases.insert(effect.cases.end(), outcome.removed.begin(), outcome.removed.end());
        return effect;
    });
}

Result<void> WorkspaceSync::beginRebuild()
{
    return m_workspace.ledger().forgetFeed();
}

Result<qint64> WorkspaceSync::numbersLeft()
{
    const bool isSound = m_workspace.standing().standing() == store::Standing::Sound;
    return isSound ? m_workspace.numbers().remaining() : Result<qint64>(std::numeric_limits<qint64>::max());
}

Result<void> WorkspaceSync::addNumberBlock(const domain::NumberBlock &block)
{
    return m_workspace.numbers().add(block, m_parts.workstation);
}

Result<protocol::AuditBatch> WorkspaceSync::auditAfter(qint64 after, int limit)
{
    const auto begin = m_workspace.audit().hashAt(after);
    const auto lines = begin ? m_workspace.audit().after(after, limit) : base::failure(begin);
    if (!lines) {
        return base::failure(lines);
    }
    protocol::AuditBatch batch{after, *begin, after, *begin, {}};
    for (const store::AuditLine &line : *lines) {
        batch.upTo = line.n;
        batch.hash = line.hash;
        const store::AuditEntry &entry = line.entry;
        if (!entry.isOperation()) {
            batch.lines.push_back({line.n, entry.at, entry.person, entry.window, entry.act.left(64), entry.subject.left(256), entry.detail.left(1000)});
        }
    }
    return batch;
}

Result<void> WorkspaceSync::keepTrust(const CentreTrust &trust)
{
    return m_parts.keepTrust ? m_parts.keepTrust(trust) : base::fail(base::ErrorCode::Unsupported, QStringLiteral("nothing keeps a renewed certificate"));
}

Result<QJsonObject> WorkspaceSync::memory(const QString &key)
{
    const auto value = m_workspace.settings().get(key);
    if (!value) {
        return base::failure(value);
    }
    return *value ? base::parseJsonObject(**value) : Result<QJsonObject>(QJsonObject());
}

Result<void> WorkspaceSync::setMemory(const QString &key, const QJsonObject &value)
{
    return m_workspace.settings().put(key, base::canonicalJson(value), store::Keeping::Plain);
}

} // namespace yichuang::sync
