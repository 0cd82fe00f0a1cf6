// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/store/Stores.h"

namespace yichuang::center {

/// Makes the answers of `GET /v1/changes` on a reading connection.
class ChangePages {
public:
    explicit ChangePages(Stores &stores) : m_stores(stores) {}

    /// `cursor` empty: from the start. Expired "feed.rebuild" → 412.
    [[nodiscard]] base::Result<protocol::ChangePage> page(const Follower &follower, const QString &cursor, int limit, base::Instant now);

private:
    [[nodiscard]] base::Result<protocol::Change> change(const FeedEntry &entry);
    [[nodiscard]] base::Result<QJsonObject> body(const FeedEntry &entry, protocol::Change &change);

    Stores &m_stores;
};

} // namespace yichuang::center
