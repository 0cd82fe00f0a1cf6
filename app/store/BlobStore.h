// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/storage/Connection.h"
#include "app/store/Vault.h"

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

/// Attachments by the hash of their content, each stored once, sealed, in files under `folder`. Writes of rows join
/// the caller's transaction, or are durable by themselves; files are on the disk before their row is.
class BlobStore {
public:
    /// 64 MiB: more than any counter scanner makes.
    static constexpr qint64 MaxSize = 64LL * 1024 * 1024;

    BlobStore(storage::Connection &connection, Vault &vault, QString folder)
        : m_connection(connection), m_vault(vault), m_folder(std::move(folder))
    {
    }

    /// Answers the hash. Putting the same again is harmless. `type`: MIME, as the caller found it in the content.
    [[nodiscard]] base::Result<QByteArray> put(const QByteArray &content, base::Instant now, const QString &type = QStringLiteral("application/octet-stream"));
    [[nodiscard]] base::Result<std::optional<BlobRecord>> find(const QByteArray &hash);
    /// The whole content, its hash checked: StorageCorrupt when it is not what was stored.
    [[nodiscard]] base::Result<QByteArray> read(const QByteArray &hash);
    [[nodiscard]] base::Result<QByteArray> readPart(const QByteArray &hash, qint64 offset, qint64 length);

    /// What the centre has not confirmed, oldest first.
    [[nodiscard]] base::Result<std::vector<BlobRecord>> pending();
    [[nodiscard]] base::Result<void> noteProgress(const QByteArray &hash, const QString &location, qint64 sent);
    [[nodiscard]] base::Result<void> markUploaded(const QByteArray &hash, base::Instant now);

private:
    [[nodiscard]] QString pathOf(const QByteArray &hash) const;
    [[nodiscard]] base::Result<BlobRecord> known(const QByteArray &hash);

    storage::Connection &m_connection;
    Vault &m_vault;
    QString m_folder;
};

} // namespace yichuang::store
