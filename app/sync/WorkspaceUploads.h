// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/Workspace.h"
#include "app/sync/UploadStore.h"

namespace yichuang::sync {

/// The workstation's real attachments, as uploading sees them. Lives on the store worker; the workspace must outlive it.
class WorkspaceUploads final : public UploadStore {
public:
    explicit WorkspaceUploads(store::Workspace &workspace) : m_workspace(workspace) { }

    [[nodiscard]] base::Result<UploadWork> nextUpload(base::Instant now) override;
    [[nodiscard]] base::Result<QByteArray> part(const QByteArray &hash, qint64 offset, qint64 length) override;
    [[nodiscard]] base::Result<void> noteProgress(const QByteArray &hash, const QString &location, qint64 sent) override;
    [[nodiscard]] base::Result<void> confirm(const QByteArray &hash, base::Instant now) override;
    [[nodiscard]] base::Result<void> forgetLocation(const QByteArray &hash) override;
    [[nodiscard]] base::Result<void> noteTrouble(const QByteArray &hash, const store::UploadTrouble &trouble) override;

private:
    store::Workspace &m_workspace;
};

} // namespace yichuang::sync
