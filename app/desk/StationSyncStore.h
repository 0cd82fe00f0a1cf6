// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Engine.h"
#include "app/sync/WorkspaceSync.h"

namespace yichuang::desk {

/// The workstation's store as sync uses it, with search, facts and withheld papers kept in step. Store worker only.
class StationSyncStore final : public sync::SyncStore {
public:
    explicit StationSyncStore(Engine &engine) : m_engine(engine), m_uploads(*engine.workspace) {}

    [[nodiscard]] base::Result<void> recover() override;
    [[nodiscard]] base::Result<sync::OutgoingBatch> takeBatch(const sync::BatchLimits &limits, base::Instant now) override;
    [[nodiscard]] base::Result<void> recordAnswers(const std::vector<protocol::Answer> &answers, base::Instant now) override;
    [[nodiscard]] base::Result<void> putBack(const QString &reason, base::Instant now, base::Instant next) override;
    [[nodiscard]] base::Result<void> endBatch() override;
    [[nodiscard]] base::Result<void> clearWaits() override;
    [[nodiscard]] base::Result<store::Standing> hearChain(const sync::ChainKnown &known) override;
    [[nodiscard]] base::Result<sync::FollowState> followState() override;
    [[nodiscard]] base::Result<sync::PageEffect> applyPage(const sync::CheckedPage &page) override;
    [[nodiscard]] base::Result<void> beginRebuild() override;
    [[nodiscard]] base::Result<qint64> numbersLeft() override;
    [[nodiscard]] base::Result<void> addNumberBlock(const domain::NumberBlock &block) override;
    [[nodiscard]] base::Result<protocol::AuditBatch> auditAfter(qint64 after, int limit) override;
    [[nodiscard]] base::Result<void> keepTrust(const sync::CentreTrust &trust) override;
    [[nodiscard]] sync::UploadStore &uploads() override { return m_uploads; }
    [[nodiscard]] base::Result<QJsonObject> memory(const QString &key) override;
    [[nodiscard]] base::Result<void> setMemory(const QString &key, const QJsonObject &value) override;

private:
    /// Made anew for each call: the keys come with sign-in, the window with enrolment.
    [[nodiscard]] sync::WorkspaceSync inner() const;
    [[nodiscard]] base::Result<void> storeTrust(const sync::CentreTrust &trust) const;
    /// True when other facts are to be loaded once the page is stored.
    [[nodiscard]] base::Result<bool> shelve(const sync::CheckedPage &page);
    /// What is in memory follows what is stored; what failed is made up for when the follower goes on.
    [[nodiscard]] base::Result<void> follow(const sync::PageEffect &effect);
    [[nodiscard]] base::Result<void> makeUp();
    [[nodiscard]] base::Result<void> loadFacts();

    Engine &m_engine;
    sync::WorkspaceUploads m_uploads;
    enum class Memory { Current, Behind } m_memory = Memory::Current;
};

} // namespace yichuang::desk
