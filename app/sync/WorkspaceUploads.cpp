// SPDX-License-Identifier: Apache-2.0
#include "app/sync/WorkspaceUploads.h"

#include "app/storage/Transaction.h"

namespace yichuang::sync {

using base::Instant;
using base::Result;

Result<UploadWork> WorkspaceUploads::nextUpload(Instant now)
{
    const auto upload = m_workspace.uploads().next(now);
    const auto abandoned = upload && !*upload ? m_workspace.uploads().abandoned() : Result<std::optional<store::UploadTurn>>();
    const auto due = m_workspace.uploads().nextDue(now);
    if (!upload || !abandoned || !due) {
        return !upload ? base::failure(upload) : !abandoned ? base::failure(abandoned) : base::failure(due);
    }
    if (*upload && !m_workspace.isUnlocked()) {
        return base::fail(base::ErrorCode::Locked, QStringLiteral("nobody has signed in yet"), "store.locked");
    }
    return UploadWork{*upload, *abandoned, *due};
}

Result<QByteArray> WorkspaceUploads::part(const QByteArray &hash, qint64 offset, qint64 length)
{
    return m_workspace.blobs().readPart(hash, offset, length);
}

Result<void> WorkspaceUploads::noteProgress(const QByteArray &hash, const QString &location, qint64 sent)
{
    return m_workspace.uploads().noteProgress(hash, location, sent);
}

Result<void> WorkspaceUploads::confirm(const QByteArray &hash, Instant now)
{
    Result<storage::Transaction> transaction = storage::Transaction::begin(m_workspace.connection());
    if (!transaction) {
        return base::failure(transaction);
    }
    return m_workspace.uploads().confirm(hash, now).and_then([this] { return m_workspace.outbox().releaseHeld(); }).and_then([&] {
        return transaction->commit();
    });
}

Result<void> WorkspaceUploads::forgetLocation(const QByteArray &hash)
{
    return m_workspace.uploads().forgetLocation(hash);
}

Result<void> WorkspaceUploads::noteTrouble(const QByteArray &hash, const store::UploadTrouble &trouble)
{
    return m_workspace.uploads().noteTrouble(hash, trouble);
}

} // namespace yichuang::sync
