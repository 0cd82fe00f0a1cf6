// SPDX-License-Identifier: Apache-2.0
#include "app/desk/StationSyncStore.h"

#include "app/desk/CatalogueShelf.h"

namespace yichuang::desk {

using base::Result;

sync::WorkspaceSync StationSyncStore::inner() const
{
    const auto enrolment = m_engine.enrolment();
    return sync::WorkspaceSync(*m_engine.workspace, {enrolment ? enrolment->workstation : domain::WorkstationId(), m_engine.signer,
                                                     [this] { return m_engine.facts.rules(); }, m_engine.clock});
}

Result<void> StationSyncStore::recover()
{
    return inner().recover();
}

Result<sync::OutgoingBatch> StationSyncStore::takeBatch(const sync::BatchLimits &limits, base::Instant now)
{
    if (!m_engine.workspace->isUnlocked()) {
        return base::fail(base::ErrorCode::Locked, QStringLiteral("nobody has signed in yet"), "store.locked");
    }
    return inner().takeBatch(limits, now);
}

Result<void> StationSyncStore::recordAnswers(const std::vector<protocol::Answer> &answers, base::Instant now)
{
    // A provisional act may have become final: now its paper with final effect may leave the printer.
    return inner().recordAnswers(answers, now).and_then([&] { return m_engine.workspace->papers().release(now); }).map([](qint64) {});
}

Result<void> StationSyncStore::putBack(const QString &reason, base::Instant now, base::Instant next)
{
    return inner().putBack(reason, now, next);
}

Result<void> StationSyncStore::endBatch()
{
    return inner().endBatch();
}

Result<void> StationSyncStore::clearWaits()
{
    return inner().clearWaits();
}

Result<sync::FollowState> StationSyncStore::followState()
{
    if (!m_engine.workspace->isUnlocked()) {
        return base::fail(base::ErrorCode::Locked, QStringLiteral("nobody has signed in yet"), "store.locked");
    }
    return inner().followState();
}

Result<sync::PageEffect> StationSyncStore::applyPage(const sync::CheckedPage &page)
{
    // Listed before it is stored: a version on the list without its document is passed over, not the other way round.
    const Result<void> shelved = shelve(page.documents);
    if (!shelved) {
        return base::failure(shelved);
    }
    const Result<sync::PageEffect> effect = inner().applyPage(page);
    if (!effect) {
        return effect;
    }
    const Result<void> inForce = page.documents.empty() ? Result<void>() : m_engine.loadFacts().and_then([this] { return m_engine.refreshDates(); });
    if (!inForce) {
        return base::failure(inForce);
    }
    for (const domain::CaseId &id : effect->cases) {
        const Result<void> indexed = m_engine.reindex(id);
        if (!indexed) {
            return base::failure(indexed);
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
    return inner().beginRebuild().and_then([this] { return m_engine.buildIndex(); });
}

Result<qint64> StationSyncStore::numbersLeft()
{
    return inner().numbersLeft();
}

Result<void> StationSyncStore::addNumberBlock(const domain::NumberBlock &block)
{
    return inner().addNumberBlock(block);
}

Result<QJsonObject> StationSyncStore::memory(const QString &key)
{
    return inner().memory(key);
}

Result<void> StationSyncStore::setMemory(const QString &key, const QJsonObject &value)
{
    return inner().setMemory(key, value);
}

} // namespace yichuang::desk
