// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

namespace yichuang::storage {

/// Makes sure that one process works on a folder's database. The kernel drops the lock when the process
/// ends in whatever way, so a crash leaves nothing to clean up. Move-only.
class InstanceLock {
public:
    /// ErrorCode::Locked when another process holds it; the detail names its process id.
    [[nodiscard]] static base::Result<InstanceLock> acquire(const QString &path);
    ~InstanceLock();
    InstanceLock(InstanceLock &&other) noexcept;
    InstanceLock &operator=(InstanceLock &&) = delete;

private:
    explicit InstanceLock(int file) : m_file(file) {}

    int m_file;
};

} // namespace yichuang::storage
