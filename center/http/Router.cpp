// SPDX-License-Identifier: Apache-2.0
#include "center/http/Router.h"

#include <algorithm>

namespace yichuang::center {

namespace {

bool isPlaceholder(QByteArrayView segment)
{
    return segment.startsWith('{');
}

bool fits(const QByteArray &pattern, const QByteArray &path)
{
    if (!pattern.contains('{')) {
        return pattern == path;
    }
    const QByteArrayList wanted = pattern.split('/');
    const QByteArrayList given = path.split('/');
    return wanted.size() == given.size() && std::equal(wanted.begin(), wanted.end(), given.begin(), [](const QByteArray &want, const QByteArray &have) {
               return isPlaceholder(want) ? !have.isEmpty() : want == have;
           });
}

} // namespace

void Router::add(Route route)
{
    Q_ASSERT(!exactly(route.method, route.path));
    m_routes.push_back(std::move(route));
}

const Route *Router::find(Method method, const QByteArray &path) const
{
    const Route *route = exactly(method, path);
    return !route && method == Method::Head ? exactly(Method::Get, path) : route;
}

const Route *Router::exactly(Method method, const QByteArray &path) const
{
    for (const Route &route : m_routes) {
        if (route.method == method && fits(route.path, path)) {
            return &route;
        }
    }
    return nullptr;
}

QByteArray Router::allowed(const QByteArray &path) const
{
    QByteArrayList methods;
    for (const Route &route : m_routes) {
        if (fits(route.path, path)) {
            methods.append(toWord(route.method));
        }
    }
    if (methods.contains("GET") && !methods.contains("HEAD")) {
        methods.append("HEAD");
    }
    return methods.join(", ");
}

} // namespace yichuang::center
