// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "app/crypto/Signer.h"
#include "app/domain/CaseRules.h"
#include "app/store/Workspace.h"
#include "app/sync/SyncStore.h"
#include "app/sync/WorkspaceUploads.h"

#include <functional>
#include <memory>

namespace yichuang::sync {

/// The workstation's real memory, as sync sees it. Lives on the store worker; the workspace must outlive it. Everything
/// that needs a personal row fails with Locked while the workspace is locked: sync then waits like for a busy disk.
class WorkspaceSync final : public SyncStore {
public:
    struct Parts {
        domain::WorkstationId workstation;
        /// Signs the head of every batch; null before enrolment (nothing is sent then).
        std::shared_ptr<crypto::Signer> signer;
        /// The rules by the facts in force now, for showing local acts on top of new snapshots; may give null: then
        /// such a case keeps its local look until its operations are answered. Called on the worker.
        std::function<std::shared_ptr<const domain::CaseRules>()> rules;
        const base::Clock &clock;
        /// Stores another certificate and key of the workstation. Called on the worker; may be empty where nothing is renewed.
        std::function<base::Result<void>(const CentreTrust &)> keepTrust = nullptr;
    };
    WorkspaceSync(store::Workspace &workspace, Parts parts) : m_workspace(workspace), m_uploads(workspace), m_parts(std::move(parts)) {}

    [[nodiscard]] base::Result<void> recover() override;
    [[nodiscard]] base::Result<OutgoingBatch> takeBatch(const BatchLimits &limits, base::Instant now) override;
    [[nodiscard]] base::Result<void> recordAnswers(const std::vector<protocol::Answer> &answers, base::Instant now) override;
    [[nodiscard]] base::Result<void> putBack(const QString &reason, base::Instant now, base::Instant next) override;
    [[nodiscard]] base::Result<void> endBatch() override;
    [[nodiscard]] base::Result<void> clearWaits() override;
    [[nodiscard]] base::Result<store::Standing> hearChain(const ChainKnown &known) override;
    [[nodiscard]] base::Result<FollowState> followState() override;
    [[nodiscard]] base::Result<PageEffect> applyPage(const CheckedPage &page) override;
    [[nodiscard]] base::Result<void> beginRebuild() override;
    [[nodiscard]] base::Result<qint64> numbersLeft() override;
    [[nodiscard]] base::Result<void> addNumberBlock(const domain::NumberBlock &block) override;
    [[nodiscard]] base::Result<protocol::AuditBatch> auditAfter(qint64 after, int limit) override;
    [[nodiscard]] base::Result<void> keepTrust(const CentreTrust &trust) override;
    [[nodiscard]] UploadStore &uploads() override { return m_uploads; }
    [[nodiscard]] base::Result<QJsonObject> memory(const QString &key) override;
    [[nodiscard]] base::Result<void> setMemory(const QString &key, const QJsonObject &value) override;

private:
    [[nodiscard]] base::Result<std::optional<base::Instant>> nextDue(base::Instant now);
    [[nodiscard]] base::Result<domain::Case> rebased(const domain::Case &theirs, const std::vector<protocol::Operation> &waiting) const;
    [[nodiscard]] base::Result<QString> plain(const QString &name);

    store::Workspace &m_workspace;
    WorkspaceUploads m_uploads;
    Parts m_parts;
};

} // namespace yichuang::sync
