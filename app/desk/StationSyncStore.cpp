// SPDX-License-Identifier: Apache-2.0
#include "app/desk/StationSyncStore.h"

#include "app/base/Json.h"
#include "app/desk/CatalogueShelf.h"
#include "app/protocol/Change.h"

namespace yichuang::desk {

namespace {

using base::Result;

protocol::ChangeType typeOf(sync::CheckedDocument::Kind kind)
{
    switch (kind) {
    case sync::CheckedDocument::Kind::Catalogue: return protocol::ChangeType::Catalogue;
    case sync::CheckedDocument::Kind::Calendar: return protocol::ChangeType::Calendar;
    case sync::CheckedDocument::Kind::Directory: return protocol::ChangeType::Directory;
    case sync::CheckedDocument::Kind::Policy: return protocol::ChangeType::Policy;
    }
    return protocol::ChangeType::Policy;
}

protocol::ChangePage pageOf(const sync::CheckedPage &page)
{
    protocol::ChangePage changes;
    for (const domain::Case &record : page.cases) {
        changes.changes.push_back({protocol::ChangeType::Case, record.id.toText(), record.version, record.toJson()});
    }
    for (const domain::CaseId &id : page.gone) {
        changes.changes.push_back({protocol::ChangeType::Tombstone, id.toText(), 0, {}});
    }
    for (const sync::CheckedDocument &document : page.documents) {
        changes.changes.push_back({typeOf(document.kind), document.key, 0, document.body});
    }
    for (const domain::NumberBlock &block : page.blocks) {
        changes.changes.push_back({protocol::ChangeType::NumberBlock, block.id, 0, block.toJson()});
    }
    changes.cursor = page.next.cursor;
    changes.fingerprint = page.next.fingerprint;
    return changes;
}

} // namespace

Result<void> StationSyncStore::needUnlocked() const
{
    if (!m_engine.workspace->isUnlocked()) {
        return base::fail(base::ErrorCode::Locked, QStringLiteral("nobody has signed in yet"), "store.locked");
    }
    return {};
}

Result<void> StationSyncStore::recover()
{
    return m_engine.workspace->outbox().recover().and_then([this] { return m_engine.workspace->outbox().retryNow(); });
}

Result<sync::OutgoingBatch> StationSyncStore::takeBatch(const sync::BatchLimits &limits, base::Instant now)
{
    const Result<void> unlocked = needUnlocked();
    if (!unlocked) {
        return base::failure(unlocked);
    }
    const auto taken = m_engine.workspace->ledger().takeBatch({limits.operations, limits.bytes}, now);
    if (!taken) {
        return base::failure(taken);
    }
    sync::OutgoingBatch batch;
    batch.operations = *taken;
    if (taken->empty()) {
        return m_engine.workspace->outboxView().counts(now).map([&batch](const store::OutboxCounts &counts) {
            batch.nextDue = counts.nextTry == base::Instant() ? std::nullopt : std::optional(counts.nextTry);
            return std::move(batch);
        });
    }
    if (!m_engine.signer) {
        return base::fail(base::ErrorCode::Locked, QStringLiteral("the signing key is not open"), "store.signer");
    }
    return m_engine.signer->sign(taken->back().chain.hash).map([&batch](const QByteArray &signature) {
        batch.headSignature = signature;
        return std::move(batch);
    });
}

Result<void> StationSyncStore::recordAnswers(const std::vector<protocol::Answer> &answers, base::Instant now)
{
    const auto changed = m_engine.workspace->ledger().takeAnswers(answers, now);
    if (!changed) {
        return base::failure(changed);
    }
    for (const domain::CaseId &id : *changed) {
        const Result<void> indexed = m_engine.reindex(id);
        if (!indexed) {
            return indexed;
        }
    }
    return releaseFinalPapers(answers, now);
}

// A provisional act became final: now the paper with final effect may leave the printer.
Result<void> StationSyncStore::releaseFinalPapers(const std::vector<protocol::Answer> &answers, base::Instant now)
{
    for (const protocol::Answer &answer : answers) {
        const auto withheld = m_engine.withheldPapers.constFind(answer.id);
        if (answer.status != protocol::AnswerStatus::Applied || withheld == m_engine.withheldPapers.constEnd()) {
            continue;
        }
        const auto queued = m_engine.workspace->papers().queue(*withheld, now);
        if (!queued && queued.error().code != base::ErrorCode::Busy) {
            return base::failure(queued);
        }
        m_engine.withheldPapers.erase(withheld);
    }
    return {};
}

Result<void> StationSyncStore::putBack(const QString &reason, base::Instant now, base::Instant next)
{
    return m_engine.workspace->outbox().putBack(reason, now, next);
}

Result<void> StationSyncStore::endBatch()
{
    return m_engine.workspace->outbox().endBatch();
}

Result<void> StationSyncStore::clearWaits()
{
    return m_engine.workspace->outbox().retryNow();
}

Result<sync::FollowState> StationSyncStore::followState()
{
    const Result<void> unlocked = needUnlocked();
    if (!unlocked) {
        return base::failure(unlocked);
    }
    store::SettingStore &settings = m_engine.workspace->settings();
    const auto cursor = settings.get(store::Ledger::CursorSetting);
    const auto fingerprint = settings.get(store::Ledger::FingerprintSetting);
    if (!cursor || !fingerprint) {
        return cursor ? base::failure(fingerprint) : base::failure(cursor);
    }
    return sync::FollowState{QString::fromUtf8(cursor->value_or(QByteArray())), QString::fromUtf8(fingerprint->value_or(QByteArray()))};
}

Result<sync::PageEffect> StationSyncStore::applyPage(const sync::CheckedPage &page)
{
    const auto enrolment = m_engine.enrolment();
    if (!enrolment) {
        return base::fail(base::ErrorCode::NotAllowed, QStringLiteral("not enrolled"), "sync.not_enrolled");
    }
    // Listed before it is stored: a version on the list without its document is passed over, not the other way round.
    const Result<void> shelved = shelve(page.documents);
    if (!shelved) {
        return base::failure(shelved);
    }
    const auto outcome = m_engine.workspace->ledger().takeChanges(pageOf(page), enrolment->workstation, m_engine.time.now());
    if (!outcome) {
        return base::failure(outcome);
    }
    sync::PageEffect effect{outcome->changed, !page.documents.empty(), !page.blocks.empty()};
    effect.cases.insert(effect.cases.end(), outcome->removed.begin(), outcome->removed.end());
    const Result<void> inForce = page.documents.empty() ? Result<void>() : m_engine.loadFacts();
    if (!inForce) {
        return base::failure(inForce);
    }
    for (const domain::CaseId &id : effect.cases) {
        const Result<void> indexed = m_engine.reindex(id);
        if (!indexed) {
            return base::failure(indexed);
        }
    }
    if (page.reofferAbove) {
        const Result<qint64> offered = m_engine.workspace->outbox().offerAgainAfter(*page.reofferAbove);
        if (!offered) {
            return base::failure(offered);
        }
    }
    return effect;
}

Result<void> StationSyncStore::shelve(const std::vector<sync::CheckedDocument> &documents)
{
    for (const sync::CheckedDocument &document : documents) {
        const bool isCatalogue = document.kind == sync::CheckedDocument::Kind::Catalogue;
        const Result<void> arrived = isCatalogue ? CatalogueShelf(*m_engine.workspace).arrived(document.key) : Result<void>();
        if (!arrived) {
            return arrived;
        }
    }
    return {};
}

Result<void> StationSyncStore::beginRebuild()
{
    return m_engine.workspace->ledger().forgetFeed();
}

Result<qint64> StationSyncStore::numbersLeft()
{
    return m_engine.workspace->numbers().remaining();
}

Result<void> StationSyncStore::addNumberBlock(const domain::NumberBlock &block)
{
    const auto enrolment = m_engine.enrolment();
    if (!enrolment) {
        return base::fail(base::ErrorCode::NotAllowed, QStringLiteral("not enrolled"), "sync.not_enrolled");
    }
    return m_engine.workspace->numbers().add(block, enrolment->workstation);
}

Result<QJsonObject> StationSyncStore::memory(const QString &key)
{
    return m_engine.workspace->settings().get(key).and_then([](const std::optional<QByteArray> &value) {
        return value ? base::parseJsonObject(*value) : Result<QJsonObject>(QJsonObject());
    });
}

Result<void> StationSyncStore::setMemory(const QString &key, const QJsonObject &value)
{
    return m_engine.workspace->settings().put(key, base::canonicalJson(value), store::Keeping::Plain);
}

} // namespace yichuang::desk
