// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/net/Failure.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QNetworkReply>
#include <QSslError>

#include <optional>

namespace yichuang::sync {

/// How an HTTP exchange came to its end.
enum class Ending { Finished, TimedOut, TooLong };

/// What came back, before anybody has judged it.
struct RawReply {
    Ending ending = Ending::Finished;
    int status = 0; ///< 0 = no HTTP answer
    QNetworkReply::NetworkError networkError = QNetworkReply::NoError;
    QString errorText;
    QList<QSslError::SslError> tlsErrors;
    qint64 announcedLength = -1; ///< Content-Length; -1 = not said
    QByteArray retryAfter;
    QHash<QByteArray, QByteArray> headers; ///< by lower-case name
    QByteArray body;
};

/// The failure in a reply; none when it is a whole 2xx. TLS 1.3 tells of a missing or refused client certificate
/// only after a good handshake, as an unknown network error: such are known by the text of the alert.
[[nodiscard]] std::optional<Failure> failureOf(const RawReply &reply, base::Instant now);

/// Retry-After as seconds or as an HTTP date (RFC 9110 10.2.3); between 1 s and 1 h; 0 = unreadable or absent.
[[nodiscard]] std::chrono::milliseconds retryAfterOf(const QByteArray &header, base::Instant now);

} // namespace yichuang::sync
