// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/http/BodySink.h"
#include "center/http/Request.h"
#include "center/http/Responder.h"

#include <functional>
#include <vector>

namespace yichuang::center {

/// Runs on an I/O thread: must not block and must not touch the database. It may answer later, from any thread.
using Handler = std::function<void(Request, Responder)>;

/// Who a route is for. All but Anyone show a certificate of the centre's own CA; whose it is, the handler finds out.
enum class PeerRule { Anyone, Workstation, Centre };

struct Route {
    Method method = Method::Get;
    QByteArray path; ///< exact, but for segments in braces ("/v1/things/{id}"), which stand for any one that is not empty
    PeerRule peer = PeerRule::Workstation;
    qsizetype bodyLimit = 0; ///< bytes; 0 = no body
    Handler handler = {};
    Opener open = {}; ///< set instead of `handler`: the body is read as it comes; see BodySink
};

/// The table of routes. Filled before the server starts, read-only afterwards.
class Router {
public:
    void add(Route route);
    [[nodiscard]] const std::vector<Route> &routes() const { return m_routes; }

    /// Null: no such path, or not with this method. No path fits two patterns. For HEAD without a route of its own, that of GET.
    [[nodiscard]] const Route *find(Method method, const QByteArray &path) const;
    /// "GET, POST, HEAD"; empty when the path is unknown.
    [[nodiscard]] QByteArray allowed(const QByteArray &path) const;

private:
    [[nodiscard]] const Route *exactly(Method method, const QByteArray &path) const;

    std::vector<Route> m_routes;
};

} // namespace yichuang::center
