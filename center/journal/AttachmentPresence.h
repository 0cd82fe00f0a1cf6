// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "center/store/AttachmentStore.h"

#include <QString>

namespace yichuang::center {

/// Says whether an attachment is durably at the centre. Asked on the writer's thread: must not take long.
class AttachmentPresence {
public:
    virtual ~AttachmentPresence() = default;
    /// `sha256` in lower-case hex.
    [[nodiscard]] virtual base::Result<bool> has(const QString &sha256) = 0;
};

/// As the database says: one row of an index. On the thread of the store's connection.
class StoredAttachments final : public AttachmentPresence {
public:
    explicit StoredAttachments(AttachmentStore &store) : m_store(store) {}
    [[nodiscard]] base::Result<bool> has(const QString &sha256) override { return m_store.isPresent(QByteArray::fromHex(sha256.toLatin1())); }

private:
    AttachmentStore &m_store;
};

} // namespace yichuang::center
