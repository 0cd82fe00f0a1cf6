// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/http/BodySource.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <memory>
#include <utility>
#include <vector>

namespace yichuang::center {

/// What goes back. `Date`, `X-Yichuang-Time` and the security headers are added by the server.
struct Response {
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body;
    std::shared_ptr<BodySource> source = {}; ///< instead of `body`: exactly `length` bytes, as they can be sent
    qint64 length = 0; ///< of what the source gives; without one: what HEAD tells
    std::vector<std::pair<QByteArray, QByteArray>> headers;

    [[nodiscard]] static Response json(int status, const QJsonObject &body);
    /// `protocol::Problem`: the body of every status of 400 and above. `text` is one plain Chinese sentence.
    [[nodiscard]] static Response problem(int status, const char *code, const QString &text);
    /// 400: not HTTP as this server reads it.
    [[nodiscard]] static Response malformed();
    /// 503 with `Retry-After`.
    [[nodiscard]] static Response busy(int retryAfterSeconds);
    [[nodiscard]] Response with(const QByteArray &name, const QByteArray &value) &&;
};

} // namespace yichuang::center
