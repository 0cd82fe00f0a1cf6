// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/Vault.h"

#include <QString>

namespace yichuang::store {

/// A sealed attachment in a file of its own: chunks of 64 KiB, each bound to the content's hash, its place and the
/// number of chunks, so that a piece can be read for a resumed upload and none can be swapped or cut off.
class BlobFile {
public:
    static constexpr qint64 ChunkSize = 64 * 1024;

    BlobFile(Vault &vault, QString path, QByteArray hash) : m_vault(vault), m_path(std::move(path)), m_hash(std::move(hash)) {}

    /// Appears under its name only when whole and on the disk; one that is there already and sound is left as it is.
    [[nodiscard]] base::Result<void> write(const QByteArray &content);
    /// `length` bytes from `offset` of a content of `size` bytes; fewer at the end.
    [[nodiscard]] base::Result<QByteArray> read(qint64 size, qint64 offset, qint64 length);

private:
    [[nodiscard]] QByteArray rowOf(qint64 chunk, qint64 chunks) const;
    [[nodiscard]] base::Result<void> writeChunks(int file, const QByteArray &content);

    Vault &m_vault;
    QString m_path;
    QByteArray m_hash;
};

} // namespace yichuang::store
