// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <limits>
#include <optional>

namespace yichuang::center {

enum class Method { Get, Head, Post, Put, Patch, Delete, Options };
[[nodiscard]] QByteArray toWord(Method method);
[[nodiscard]] std::optional<Method> methodFromWord(const QByteArray &word);

/// One request, read whole. A value.
struct Request {
    Method method = Method::Get;
    QByteArray path;                    ///< without the query, still percent-encoded
    QHash<QString, QString> query;      ///< decoded; the last of twins wins
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
    QByteArray peerFingerprint;         ///< SHA-256 of the peer's certificate (DER); empty when it has shown none

    [[nodiscard]] QByteArray header(const QByteArray &lowerCaseName) const { return headers.value(lowerCaseName); }
};

/// "/v1/changes" of "/v1/changes?after=x" and of "https://host/v1/changes?after=x".
[[nodiscard]] QByteArray pathOf(const QByteArray &target);
/// Splits either into path and decoded query.
void readTarget(const QByteArray &target, Request &request);

/// Whether a Content-Type is `wanted` (in lower case): read without case, its parameters left out but a charset other than UTF-8.
[[nodiscard]] bool isOfType(const QByteArray &contentType, const char *wanted);
/// Whether the body is sent without a Content-Encoding; none is understood here.
[[nodiscard]] bool isAsItIs(const Request &request);
/// What "Authorization: Bearer x" shows, the scheme in any case; empty without.
[[nodiscard]] QByteArray bearerOf(const Request &request);

/// A number of the query between bounds; `absent` when it is not there. InvalidArgument "query.NAME".
struct NumberBounds {
    qint64 absent = 0;
    qint64 min = 0;
    qint64 max = std::numeric_limits<qint64>::max();
};
[[nodiscard]] base::Result<qint64> numberOf(const Request &request, const char *name, const NumberBounds &bounds = {});

} // namespace yichuang::center
