// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QString>

namespace yichuang::center {

/// Says whether an attachment is durably at the centre. Asked on the writer's thread: must not take long.
class AttachmentPresence {
public:
    virtual ~AttachmentPresence() = default;
    /// `sha256` in lower-case hex.
    [[nodiscard]] virtual base::Result<bool> has(const QString &sha256) = 0;
};

/// A centre without an attachment store: an operation that needs one is held.
class NoAttachments final : public AttachmentPresence {
public:
    [[nodiscard]] base::Result<bool> has(const QString &) override { return false; }
};

} // namespace yichuang::center
