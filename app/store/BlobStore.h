// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/storage/Connection.h"
#include "app/store/BlobShelf.h"

#include <optional>
#include <vector>

namespace yichuang::store {

/// An attachment and how far its upload is.
struct BlobRecord {
    QByteArray hash;     ///< SHA-256 of the content, 32 bytes
    qint64 size = 0;
    base::Instant stored;
    qint64 sent = 0;     ///< bytes the centre has confirmed
    QString location;    ///< where the upload goes on (tus); empty = not begun
    std::optional<base::Instant> uploaded;
    QString type;        ///< MIME
    bool isRefused = false; ///< the centre will not take it as it is
    QString reason;      ///< stable: why it is not there yet; empty = its turn has not come
    QString said;        ///< the centre's sentence about it; may be empty
    friend bool operator==(const BlobRecord &, const BlobRecord &) = default;
};

/// What an attachment is, as whoever wrote its file knows it.
struct NewBlob {
    QByteArray hash; ///< SHA-256 of the content, 32 bytes
    qint64 size = 0;
    QString type;    ///< MIME, as found in the content
    std::optional<base::Instant> uploaded = {}; ///< set: it came from the centre
};

/// Attachments by the hash of their content, each stored once; what is in them BlobShelf keeps. Writes join the caller's
/// transaction, or are durable by themselves.
class BlobStore {
public:
    BlobStore(storage::Connection &connection, Vault &vault, const BlobShelf &shelf) : m_connection(connection), m_vault(vault), m_shelf(shelf) {}

    /// Its file is on the disk. One that is known already counts as stored now; how far its upload is stays, unless it came from
    /// the centre.
    [[nodiscard]] base::Result<void> put(const NewBlob &blob, base::Instant now);
    [[nodiscard]] base::Result<std::optional<BlobRecord>> find(const QByteArray &hash);
    /// `length` bytes from `offset`, fewer at the end; read on the store worker, so little at a time.
    [[nodiscard]] base::Result<QByteArray> readPart(const QByteArray &hash, qint64 offset, qint64 length);

    /// Kept before `before`, and no operation ever brought it; hashes.
    [[nodiscard]] base::Result<QList<QByteArray>> unneeded(base::Instant before);
    /// Removing one that is not there is fine. Its file is the shelf's.
    [[nodiscard]] base::Result<void> remove(const QByteArray &hash);

    /// What the centre has not confirmed, oldest first.
    [[nodiscard]] base::Result<std::vector<BlobRecord>> pending();
    [[nodiscard]] base::Result<void> noteProgress(const QByteArray &hash, const QString &location, qint64 sent);
    [[nodiscard]] base::Result<void> markUploaded(const QByteArray &hash, base::Instant now);

private:
    [[nodiscard]] base::Result<BlobRecord> known(const QByteArray &hash);

    storage::Connection &m_connection;
    Vault &m_vault;
    const BlobShelf &m_shelf;
};

} // namespace yichuang::store
