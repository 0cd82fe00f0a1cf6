// SPDX-License-Identifier: Apache-2.0
#include "app/desk/StationSyncStore.h"

#include "app/base/Json.h"
#include "app/desk/CatalogueShelf.h"

namespace yichuang::desk {

using base::Result;

sync::WorkspaceSync StationSyncStore::inner() const
{
    const auto enrolment = m_engine.enrolment();
    return sync::WorkspaceSync(*m_engine.workspace, {enrolment ? enrolment->workstation : domain::WorkstationId(), m_engine.signer,
                                                     [this] { return m_engine.facts.rules(); }, m_engine.clock,
                                                     [this](const sync::CentreTrust &trust) { return storeTrust(trust); }});
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
    return inner().recordAnswers(answers, now);
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

Result<store::Standing> StationSyncStore::hearChain(const sync::ChainKnown &known)
{
    return inner().hearChain(known);
}

Result<sync::FollowState> StationSyncStore::followState()
{
    if (!m_engine.workspace->isUnlocked()) {
        return base::fail(base::ErrorCode::Locked, QStringLiteral("nobody has signed in yet"), "store.locked");
    }
    // The follower reads this again after every failure of the store.
    return makeUp().and_then([this] { return inner().followState(); });
}

Result<sync::PageEffect> StationSyncStore::applyPage(const sync::CheckedPage &page)
{
    // Listed before it is stored: a version on the list without its document is passed over, not the other way round.
    const Result<bool> shelved = shelve(page);
    if (!shelved) {
        return base::failure(shelved);
    }
    const Result<sync::PageEffect> effect = inner().applyPage(page);
    if (!effect) {
        return effect;
    }
    m_memory = Memory::Behind;
    return (*shelved ? loadFacts() : Result<void>()).and_then([this, &effect] { return follow(*effect); }).map([this, &effect] {
        m_memory = Memory::Current;
        return *effect;
    });
}

Result<void> StationSyncStore::follow(const sync::PageEffect &effect)
{
    Result<void> done;
    for (size_t i = 0; done && i < effect.cases.size(); ++i) {
        done = m_engine.reindex(effect.cases[i]);
    }
    return done;
}

Result<void> StationSyncStore::loadFacts()
{
    return m_engine.loadFacts().and_then([this] { return m_engine.refreshDates(); });
}

Result<void> StationSyncStore::makeUp()
{
    if (m_memory == Memory::Current) {
        return {};
    }
    return loadFacts().and_then([this] { return m_engine.buildIndex(); }).map([this] { m_memory = Memory::Current; });
}

Result<bool> StationSyncStore::shelve(const sync::CheckedPage &page)
{
    const Result<std::optional<QByteArray>> rebuilding = m_engine.workspace->settings().get(store::Ledger::RebuildingSetting);
    if (!rebuilding) {
        return base::failure(rebuilding);
    }
    CatalogueShelf shelf(*m_engine.workspace);
    for (const sync::CheckedDocument &document : page.documents) {
        const bool isCatalogue = document.kind == sync::CheckedDocument::Kind::Catalogue;
        const Result<void> kept = !isCatalogue ? Result<void>() : *rebuilding ? shelf.cameAgain(document.key) : shelf.arrived(document.key);
        if (!kept) {
            return base::failure(kept);
        }
    }
    const Result<bool> isNew = *rebuilding && page.isLast ? shelf.endRebuild() : Result<bool>(false);
    return isNew.map([&page](bool changed) { return changed || !page.documents.empty(); });
}

Result<void> StationSyncStore::beginRebuild()
{
    return inner().beginRebuild();
}

Result<qint64> StationSyncStore::numbersLeft()
{
    return inner().numbersLeft();
}

Result<void> StationSyncStore::addNumberBlock(const domain::NumberBlock &block)
{
    return inner().addNumberBlock(block);
}

Result<protocol::AuditBatch> StationSyncStore::auditAfter(qint64 after, int limit)
{
    if (!m_engine.workspace->isUnlocked()) {
        return base::fail(base::ErrorCode::Locked, QStringLiteral("nobody has signed in yet"), "store.locked");
    }
    return inner().auditAfter(after, limit);
}

Result<void> StationSyncStore::keepTrust(const sync::CentreTrust &trust)
{
    return inner().keepTrust(trust);
}

Result<void> StationSyncStore::storeTrust(const sync::CentreTrust &trust) const
{
    auto enrolment = m_engine.enrolment();
    if (!enrolment) {
        return base::fail(base::ErrorCode::NotFound, QStringLiteral("this workstation is not enrolled"), "session.not_enrolled");
    }
    enrolment->trust = trust;
    return m_engine.workspace->settings()
        .put(settings::Enrolment, base::canonicalJson(enrolment->toJson()), store::Keeping::Plain)
        .map([&] { m_engine.setEnrolment(*enrolment); });
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
