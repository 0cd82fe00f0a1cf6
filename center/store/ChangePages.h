// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/store/Stores.h"

namespace yichuang::center {

/// Makes the answers of `GET /v1/changes` on a reading connection.
class ChangePages {
public:
    explicit ChangePages(Stores &stores) : m_stores(stores) {}

    /// `cursor` empty: from the start. `limit` entries at most. Expired "feed.rebuild" → 412.
    [[nodiscard]] base::Result<protocol::ChangePage> page(const Follower &follower, const QString &cursor, int limit, base::Instant now);

private:
    [[nodiscard]] base::Result<protocol::Change> change(const FeedEntry &entry, const Follower &follower);
    [[nodiscard]] base::Result<protocol::Change> record(const FeedEntry &entry);
    [[nodiscard]] base::Result<protocol::Change> tombstone(const FeedEntry &entry);
    [[nodiscard]] base::Result<protocol::Change> document(const FeedEntry &entry, const Follower &follower);

    Stores &m_stores;
};

/// The directory as one hall gets it: its windows and who sits there. Staff elsewhere are none of its business.
[[nodiscard]] QJsonObject directoryOfHall(const QJsonObject &directory, const domain::HallId &hall);

} // namespace yichuang::center
