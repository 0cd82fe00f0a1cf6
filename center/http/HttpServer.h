// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "app/base/Result.h"
#include "center/http/Router.h"
#include "center/http/ServerOptions.h"

#include <memory>

namespace yichuang::center {

/// The listener: HTTP/1.1 over TLS 1.3 with the centre's own CA. A client certificate is asked for; one from
/// another CA fails the handshake, having none is left to the route. Handlers run on the I/O threads.
class HttpServer {
public:
    /// Listens at once. `router` and `clock` must outlive the server. Unavailable "http.address" when the
    /// address is taken or not ours, CryptoFailed when certificate and key do not fit.
    [[nodiscard]] static base::Result<std::unique_ptr<HttpServer>> start(const ServerOptions &options, const Router &router,
                                                                         const base::Clock &clock);
    /// As `drain` with no time.
    ~HttpServer();
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    [[nodiscard]] quint16 port() const;
    [[nodiscard]] int connectionCount() const;

    enum class Drained { Whole, CutShort };
    /// Stops accepting, lets every request that was read get its answer, closes idle connections, and
    /// after `bound` cuts what is left. Blocks; afterwards no handler runs. Whoever holds answers back on
    /// purpose (long-polls) must be told first.
    Drained drain(std::chrono::milliseconds bound);

private:
    struct Parts;
    explicit HttpServer(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace yichuang::center
