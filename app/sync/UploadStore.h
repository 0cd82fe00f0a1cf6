// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/store/UploadQueueStore.h"

namespace yichuang::sync {

/// What is to be done about attachments now; at most one of the two.
struct UploadWork {
    std::optional<store::UploadTurn> upload;
    std::optional<store::UploadTurn> abandoned; ///< its upload is to be ended at the centre
    std::optional<base::Instant> nextDue;       ///< when there is neither
};

/// What uploading needs of the workstation's memory. Called on the store's worker only; every function is one durable
/// transaction, or one read. Errors are the store's.
class UploadStore {
public:
    virtual ~UploadStore() = default;
    UploadStore(const UploadStore &) = delete;
    UploadStore &operator=(const UploadStore &) = delete;

    /// Locked when there is one to send and nobody has signed in: its content cannot be read.
    [[nodiscard]] virtual base::Result<UploadWork> nextUpload(base::Instant now) = 0;
    /// StorageCorrupt when what is here is damaged.
    [[nodiscard]] virtual base::Result<QByteArray> part(const QByteArray &hash, qint64 offset, qint64 length) = 0;
    [[nodiscard]] virtual base::Result<void> noteProgress(const QByteArray &hash, const QString &location, qint64 sent) = 0;
    /// The centre has it: operations that waited for nothing else are ready.
    [[nodiscard]] virtual base::Result<void> confirm(const QByteArray &hash, base::Instant now) = 0;
    [[nodiscard]] virtual base::Result<void> forgetLocation(const QByteArray &hash) = 0;
    [[nodiscard]] virtual base::Result<void> noteTrouble(const QByteArray &hash, const store::UploadTrouble &trouble) = 0;

protected:
    UploadStore() = default;
};

} // namespace yichuang::sync
