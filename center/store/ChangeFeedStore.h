// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Ids.h"
#include "app/protocol/Change.h"
#include "app/storage/Connection.h"
#include "center/store/CenterStore.h"

#include <vector>

namespace yichuang::center {

/// Who follows: what is for everyone, for its hall, and for itself alone.
struct Follower {
    domain::WorkstationId workstation;
    domain::HallId hall;
};

[[nodiscard]] QString everyoneScope();
[[nodiscard]] QString scopeOf(const domain::HallId &hall);
[[nodiscard]] QString scopeOf(const domain::WorkstationId &workstation);

/// That something changed; what it is now is read where it lives.
struct FeedEntry {
    QString scope;
    protocol::ChangeType type = protocol::ChangeType::Case; ///< never Tombstone: see `presence`
    QString key;
    qint64 version = 0;
    enum class Presence { Here, Gone } presence = Presence::Here;
    qint64 position = 0;
};

struct FeedPage {
    std::vector<FeedEntry> entries; ///< in the order of position
    qint64 next = 0;                ///< read on after this
    bool more = false;
};

/// The centre's changes in the order of their commits, the latest of each entity only: a change moves the entity to
/// the head, so that a new follower reads every entity once and one that resumes ends equal to it.
///
/// The promise: no change ever appears behind a cursor already given out. Positions are handed out by `publish()`
/// while the transaction holds the lock of CenterStore's row (see there), and become visible with its commit: a
/// reader that sees position p sees every position below p. This holds for several writers on PostgreSQL too, as
/// each waits for that row. Readers take one statement a page, hence one snapshot.
class ChangeFeedStore {
public:
    explicit ChangeFeedStore(storage::Connection &connection) : m_connection(connection) {}

    /// Writer: remembers a change of the running transaction. `entry.position` is not looked at.
    void note(FeedEntry entry) { m_pending.push_back(std::move(entry)); }
    /// Writer: to undo a part of a transaction, `rewind` to the mark taken before it.
    [[nodiscard]] size_t mark() const { return m_pending.size(); }
    void rewind(size_t mark) { m_pending.resize(mark); }
    /// Writer: writes what was noted, right before the commit, and answers what that is. Moves `heads.feed`; the caller
    /// locked the heads and saves them.
    [[nodiscard]] base::Result<FeedMove> publish(CenterStore::Heads &heads);

    /// Reader: up to `limit` entries after a position.
    [[nodiscard]] base::Result<FeedPage> page(qint64 after, int limit, const Follower &follower);
    /// Cases that changed after a position in any hall, the oldest change first, at most `limit`: for who follows them all, at the
    /// cost of the halls and of what it answers. A case that stands in the feed of two halls may come twice.
    struct ChangedCases {
        std::vector<domain::CaseId> cases;
        qint64 position = 0; ///< of the last of them; without any, where it began
    };
    [[nodiscard]] base::Result<ChangedCases> changedCases(qint64 after, int limit);

private:
    storage::Connection &m_connection;
    std::vector<FeedEntry> m_pending;
};

/// The text of a cursor: "<fingerprint>.<position>". Empty text is the start.
[[nodiscard]] QString cursorText(const QString &fingerprint, qint64 position);
/// Expired "feed.rebuild" (answered 412) when the cursor is of another centre (restored from a backup), lies beyond
/// the head, or is none of ours: the follower rebuilds its cache.
[[nodiscard]] base::Result<qint64> positionOf(const QString &cursor, const CenterStore::Heads &heads);

} // namespace yichuang::center
