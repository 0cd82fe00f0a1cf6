// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <functional>
#include <optional>

namespace yichuang::center {

/// Gives the body of an answer piece by piece, so that none need be held whole. Called on an I/O thread, one call at a time, and
/// must not block. The next piece is asked for once the peer's system has taken the one before.
class BodySource {
public:
    /// From any thread, once for each `next`: some bytes; none: it cannot go on. Then the connection is closed, and the peer
    /// sees that the body is not whole.
    using Give = std::function<void(std::optional<QByteArray>)>;

    virtual ~BodySource() = default;
    virtual void next(Give give) = 0;
};

} // namespace yichuang::center
