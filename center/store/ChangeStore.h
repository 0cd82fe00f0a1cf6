// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Ids.h"
#include "app/protocol/Change.h"
#include "app/storage/Connection.h"
#include "center/store/CenterStore.h"

#include <QStringList>

#include <vector>

namespace yichuang::center {

/// Whom a change concerns: everybody, the windows of a hall, one workstation.
struct Scope {
    [[nodiscard]] static QString everybody() { return QStringLiteral("all"); }
    [[nodiscard]] static QString hall(const QString &id) { return QStringLiteral("hall:") + id; }
    [[nodiscard]] static QString workstation(const domain::WorkstationId &id) { return QStringLiteral("ws:") + id.toText(); }
};

/// The change feed. One row an entity and scope; a change moves it to the head, so a follower that resumes from
/// any cursor ends equal to a fresh one and the feed never grows beyond what there is to know. Places are
/// given out inside the writer's transaction (see CenterStore::lock), so that nothing ever appears behind a
/// place already read.
class ChangeStore {
public:
    explicit ChangeStore(storage::Connection &connection) : m_connection(connection) {}

    enum class Presence { There, Gone };
    struct Entry {
        QString scope;
        protocol::ChangeType type = protocol::ChangeType::Case; ///< never Tombstone: that is `presence`
        QByteArray key; ///< case: 16 bytes; else UTF-8
        qint64 version = 0;
        Presence presence = Presence::There;
    };
    /// Moves the entity to the head. Part of the running transaction.
    [[nodiscard]] base::Result<void> touch(Heads &heads, const Entry &entry);

    struct Row {
        protocol::ChangeType type = protocol::ChangeType::Case;
        QByteArray key;
        qint64 seq = 0;
        qint64 version = 0;
        Presence presence = Presence::There;
        QByteArray sealedCase; ///< of a case that is there
    };
    /// Up to `limit` rows of these three scopes after a place, in order.
    [[nodiscard]] base::Result<std::vector<Row>> rowsAfter(qint64 after, int limit, const QString &hall, const domain::WorkstationId &workstation);

private:
    storage::Connection &m_connection;
};

/// A place in the feed of one centre, as followers carry it. Another centre's (also: the same after a restore)
/// is not understood, and then the follower must rebuild.
struct Cursor {
    [[nodiscard]] static QString write(const Heads &heads, qint64 seq);
    /// The place; empty text is the beginning. Nothing: 412.
    [[nodiscard]] static std::optional<qint64> read(const QString &text, const Heads &heads);
};

} // namespace yichuang::center
