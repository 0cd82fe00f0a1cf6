// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/StatusHandler.h"

#include "center/store/CenterDatabase.h"

namespace yichuang::center {

void StatusHandler::time(const Request &, const Responder &responder) const
{
    const base::Instant now = m_context.clock.now();
    responder.send(Response::json(200, {{QStringLiteral("server_time"), base::toIso(now)}, {QStringLiteral("ms"), base::toMs(now)}}));
}

void StatusHandler::health(const Request &, const Responder &responder) const
{
    responder.send(Response::json(200, {{QStringLiteral("status"), QStringLiteral("ok")}}));
}

void StatusHandler::readiness(const Request &, const Responder &responder) const
{
    if (m_isLeaving) {
        return responder.send(Response::problem(503, "leaving", QStringLiteral("本服务即将停止，请使用其他服务。")).with("Retry-After", "10"));
    }
    m_context.read(responder, [responder](Stores &stores) {
        if (const auto current = CenterDatabase::checkSchema(stores.connection()); !current) {
            return responder.send(Response::problem(503, "not_ready", QStringLiteral("中心数据库不可用，或已由新版程序升级。")).with("Retry-After", "10"));
        }
        const auto rules = stores.facts.current();
        if (!rules) {
            return responder.send(problemOf(rules.error()));
        }
        if (!(*rules)->facts().current()) {
            return responder.send(Response::problem(503, "not_ready", QStringLiteral("中心尚未发布事项目录。")).with("Retry-After", "10"));
        }
        const auto parent = stores.tiers.parent();
        if (!parent) {
            return responder.send(problemOf(parent.error()));
        }
        QJsonObject status{{QStringLiteral("status"), QStringLiteral("ready")}, {QStringLiteral("catalogue"), (*rules)->facts().currentCatalogue}};
        if (*parent) {
            // A parent that is away does not make this centre less ready.
            status.insert(QStringLiteral("parent"), (*parent)->status.isEmpty() ? QStringLiteral("unknown") : (*parent)->status);
        }
        responder.send(Response::json(200, status));
    });
}

} // namespace yichuang::center
