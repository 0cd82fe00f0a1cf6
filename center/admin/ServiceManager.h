// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <optional>

namespace yichuang::center {

/// The service manager that started this process (sd_listen_fds(3), sd_notify(3)). Without one all of it does nothing.
class ServiceManager {
public:
    /// The listening socket it keeps open over our restarts; none when it handed over none. InvalidArgument when what
    /// it handed over is not exactly one listening TCP socket. Main thread, once.
    [[nodiscard]] static base::Result<std::optional<int>> listener();
    static void tellReady(const QString &status);
    static void tellStopping();
};

} // namespace yichuang::center
