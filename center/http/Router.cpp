// SPDX-License-Identifier: Apache-2.0
#include "center/http/Router.h"

namespace yichuang::center {

void Router::add(Route route)
{
    Q_ASSERT(!find(route.method, route.path));
    m_routes.push_back(std::move(route));
}

const Route *Router::find(Method method, const QByteArray &path) const
{
    for (const Route &route : m_routes) {
        if (route.method == method && route.path == path) {
            return &route;
        }
    }
    return nullptr;
}

QByteArray Router::allowed(const QByteArray &path) const
{
    QByteArrayList methods;
    for (const Route &route : m_routes) {
        if (route.path == path) {
            methods.append(toWord(route.method));
        }
    }
    return methods.join(", ");
}

} // namespace yichuang::center
