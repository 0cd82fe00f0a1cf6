// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/SecretBytes.h"

#include <optional>

// What the sources of TierStore share.
namespace yichuang::center {

[[nodiscard]] inline tl::unexpected<base::Error> broken()
{
    return base::fail(base::ErrorCode::StorageCorrupt, QStringLiteral("a row about the tree of centres cannot be read"), "tiers.row");
}

[[nodiscard]] inline base::Result<void> done(const base::Result<qint64> &run)
{
    return run.map([](qint64) {});
}

/// Of a key that a centre in the tree must have.
[[nodiscard]] inline base::Result<crypto::SecretBytes> secretOf(const base::Result<std::optional<QByteArray>> &found)
{
    if (!found) {
        return base::failure(found);
    }
    if (!*found) {
        return base::fail(base::ErrorCode::NotFound, QStringLiteral("this centre has no place in a tree"), "tiers.none");
    }
    return crypto::SecretBytes{QByteArrayView(**found)};
}

} // namespace yichuang::center
