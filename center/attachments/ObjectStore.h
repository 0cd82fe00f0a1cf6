// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QByteArray>
#include <QString>

namespace yichuang::center {

/// Where sealed pieces lie: on a disk, or where several services reach them. Names are ours (hex digits and a dot).
/// Thread-safe; every call may take long. Any of them may fail as Unavailable "objects.away": nothing is lost, come again;
/// or "objects.unanswered": as well, but what was asked may be done all the same, even later.
class ObjectStore {
public:
    virtual ~ObjectStore() = default;
    /// Durable when it answers success; replaces what has the name, never by half. StorageFailed "upload.full" when
    /// there is no room.
    [[nodiscard]] virtual base::Result<void> put(const QString &name, const QByteArray &bytes) = 0;
    /// NotFound "object.missing".
    [[nodiscard]] virtual base::Result<QByteArray> get(const QString &name) = 0;
    /// Removing what is not there is done already.
    [[nodiscard]] virtual base::Result<void> remove(const QString &name) = 0;
    /// Whether so many bytes more may be begun: StorageFailed "upload.full" when not.
    [[nodiscard]] virtual base::Result<void> checkRoom(qint64 bytes) = 0;
};

} // namespace yichuang::center
