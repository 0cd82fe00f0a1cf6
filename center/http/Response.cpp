// SPDX-License-Identifier: Apache-2.0
#include "center/http/Response.h"

#include "app/protocol/Messages.h"

#include <QJsonDocument>

namespace yichuang::center {

Response Response::json(int status, const QJsonObject &body)
{
    Response response;
    response.status = status;
    response.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return response;
}

Response Response::problem(int status, const char *code, const QString &text)
{
    return json(status, protocol::Problem{QLatin1String(code), text}.toJson());
}

Response Response::malformed()
{
    return problem(400, "http.malformed", QStringLiteral("请求不符合 HTTP 格式。"));
}

Response Response::busy(int retryAfterSeconds)
{
    return problem(503, "busy", QStringLiteral("中心正忙，请稍后自动重试。")).with("Retry-After", QByteArray::number(retryAfterSeconds));
}

Response Response::with(const QByteArray &name, const QByteArray &value) &&
{
    headers.emplace_back(name, value);
    return std::move(*this);
}

} // namespace yichuang::center
