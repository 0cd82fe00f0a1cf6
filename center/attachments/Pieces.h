// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/attachments/ObjectStore.h"
#include "center/store/AttachmentStore.h"
#include "center/store/Vault.h"

#include <functional>

namespace yichuang::center {

/// The bytes of one upload or attachment: sealed pieces of 1 MiB (the last one shorter), each bound to its object and its
/// place. A piece may hold more bytes than the database counts, when a service died between the two; they are not
/// looked at. One thread at a time.
class Pieces {
public:
    static constexpr qint64 Size = 1024 * 1024;

    /// `object`: 16 random bytes. A piece is named by object, place and, but for the first, by the turn it was written in.
    Pieces(ObjectStore &objects, Vault &vault, QByteArray object, PieceTurns turns)
        : m_objects(objects), m_vault(vault), m_object(std::move(object)), m_turns(std::move(turns))
    {
    }

    /// How many pieces so many bytes make.
    [[nodiscard]] static qint64 countOf(qint64 bytes) { return (bytes + Size - 1) / Size; }

    /// In the turn that `turns` knows for the place.
    [[nodiscard]] base::Result<void> write(qint64 place, QByteArrayView bytes);
    /// The first `length` bytes of a piece. StorageCorrupt "attachment.damaged" when they are not there, or not what was sealed.
    [[nodiscard]] base::Result<QByteArray> read(qint64 place, qint64 length);
    /// Every piece of a content of `size` bytes in order; a failure of `use` ends the walk and is answered.
    [[nodiscard]] base::Result<void> readAll(qint64 size, const std::function<base::Result<void>(const QByteArray &)> &use);
    /// SHA-256 of a content of `size` bytes. `keep` is called before each piece; its failure ends the walk and is answered.
    [[nodiscard]] base::Result<QByteArray> hash(qint64 size, const std::function<base::Result<void>()> &keep);
    /// Of every turn.
    [[nodiscard]] base::Result<void> remove(qint64 size);

private:
    [[nodiscard]] QString nameOf(qint64 place, int turn) const;
    [[nodiscard]] QByteArray rowOf(qint64 place) const;

    ObjectStore &m_objects;
    Vault &m_vault;
    QByteArray m_object;
    PieceTurns m_turns;
};

} // namespace yichuang::center
