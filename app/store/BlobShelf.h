// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/Vault.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <mutex>

namespace yichuang::store {

/// The sealed files of attachments, whole: written and read on a thread of their own, so that the store worker is held up
/// neither by a disk that syncs 50 MiB nor by sealing them. Their rows are BlobStore's business: a file is on the disk
/// before its row is, and a row is gone before its file.
class BlobShelf {
public:
    explicit BlobShelf(QString folder) : m_folder(std::move(folder)) {}

    // store worker

    /// With the workspace's data key; errors are the vault's.
    [[nodiscard]] base::Result<void> open(const crypto::SecretBytes &dataKey, crypto::SealSuite suite);
    /// What is being read or written at this moment still ends.
    void close();

    // the thread of the files, one at a time; Locked "store.locked" while closed

    /// Sealed and on the disk when it ends. A file that is there already is left when it is sound, else made anew. InvalidArgument
    /// "store.blob_size": more than domain::MaxContentSize · StorageFailed "storage.full", "storage.io": nothing was kept.
    [[nodiscard]] base::Result<void> write(const QByteArray &hash, const QByteArray &content);
    /// The content of `size` bytes, its hash checked: StorageCorrupt "store.blob" or "store.sealed" when it is not what was stored.
    [[nodiscard]] base::Result<QByteArray> read(const QByteArray &hash, qint64 size);

    /// The names of all files, also of those that were never written to the end.
    [[nodiscard]] QStringList files() const;
    /// One that cannot be removed is a stray of the next time.
    void remove(const QString &file) const;

    /// Where the file of a content lies; any thread.
    [[nodiscard]] QString pathOf(const QByteArray &hash) const;

private:
    [[nodiscard]] base::Result<std::shared_ptr<Vault>> vault() const;

    const QString m_folder;
    mutable std::mutex m_mutex;
    std::shared_ptr<Vault> m_vault; ///< sealers serve one thread: the store worker's vault cannot be used here
};

} // namespace yichuang::store
