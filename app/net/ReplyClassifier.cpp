// SPDX-License-Identifier: Apache-2.0
#include "app/net/ReplyClassifier.h"

#include "app/base/Json.h"
#include "app/protocol/Messages.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>

namespace yichuang::sync {

namespace {

using base::Error;
using base::ErrorCode;

struct StatusRow {
    int status;
    FailureClass kind;
    ErrorCode code;
};

/// What is not listed: 3xx and 5xx count as the network (captive portals, proxies), other 4xx as the record.
constexpr std::array StatusRows{
    StatusRow{400, FailureClass::Record, ErrorCode::InvalidArgument},
    StatusRow{401, FailureClass::Auth, ErrorCode::WrongSecret},
    StatusRow{403, FailureClass::Auth, ErrorCode::NotAllowed},
    StatusRow{404, FailureClass::Unsupported, ErrorCode::NotFound},
    StatusRow{405, FailureClass::Unsupported, ErrorCode::Unsupported},
    StatusRow{408, FailureClass::Network, ErrorCode::Timeout},
    StatusRow{409, FailureClass::Record, ErrorCode::Conflict},
    StatusRow{410, FailureClass::Record, ErrorCode::Expired},
    StatusRow{412, FailureClass::Rebuild, ErrorCode::Conflict},
    StatusRow{413, FailureClass::Record, ErrorCode::InvalidArgument},
    StatusRow{422, FailureClass::Record, ErrorCode::InvalidArgument},
    StatusRow{423, FailureClass::Record, ErrorCode::Locked},
    StatusRow{426, FailureClass::Unsupported, ErrorCode::Unsupported},
    StatusRow{429, FailureClass::Busy, ErrorCode::Busy},
    StatusRow{500, FailureClass::Record, ErrorCode::Internal},
    StatusRow{501, FailureClass::Unsupported, ErrorCode::Unsupported},
    StatusRow{503, FailureClass::Busy, ErrorCode::Busy},
    StatusRow{505, FailureClass::Unsupported, ErrorCode::Unsupported},
};

struct TransportRow {
    QNetworkReply::NetworkError error;
    ErrorCode code;
    const char *reason;
};

constexpr std::array TransportRows{
    TransportRow{QNetworkReply::ConnectionRefusedError, ErrorCode::Unavailable, "network.refused"},
    TransportRow{QNetworkReply::HostNotFoundError, ErrorCode::Unavailable, "network.host"},
    TransportRow{QNetworkReply::RemoteHostClosedError, ErrorCode::Unavailable, "network.closed"},
    TransportRow{QNetworkReply::TimeoutError, ErrorCode::Timeout, "network.timeout"},
    TransportRow{QNetworkReply::OperationCanceledError, ErrorCode::Timeout, "network.timeout"},
    TransportRow{QNetworkReply::SslHandshakeFailedError, ErrorCode::Unavailable, "tls.handshake"},
};

struct AlertRow {
    const char *text;
    FailureClass kind;
    const char *reason;
};

/// The alerts of RFC 8446 section 6.2 in OpenSSL's words.
constexpr std::array AlertRows{
    AlertRow{"certificate required", FailureClass::Auth, "tls.certificate_required"},
    AlertRow{"certificate revoked", FailureClass::Auth, "tls.certificate_revoked"},
    AlertRow{"certificate expired", FailureClass::Auth, "tls.certificate_expired"},
    AlertRow{"certificate unknown", FailureClass::Auth, "tls.certificate_refused"},
    AlertRow{"bad certificate", FailureClass::Auth, "tls.certificate_refused"},
    AlertRow{"unsupported certificate", FailureClass::Auth, "tls.certificate_refused"},
    AlertRow{"alert unknown ca", FailureClass::Auth, "tls.certificate_refused"},
    AlertRow{"access denied", FailureClass::Auth, "tls.certificate_refused"},
    AlertRow{"alert decrypt error", FailureClass::Auth, "tls.certificate_refused"},
    AlertRow{"protocol version", FailureClass::Unsupported, "tls.version"},
    AlertRow{"unsupported protocol", FailureClass::Unsupported, "tls.version"},
};

Failure network(ErrorCode code, const char *reason, const QString &detail)
{
    return {FailureClass::Network, Error{code, detail, reason}, {}, {}};
}

std::optional<Failure> failureByAlert(const QString &text)
{
    for (const AlertRow &row : AlertRows) {
        if (text.contains(QLatin1String(row.text), Qt::CaseInsensitive)) {
            const ErrorCode code = row.kind == FailureClass::Auth ? ErrorCode::NotAllowed : ErrorCode::Unsupported;
            return Failure{row.kind, Error{code, text, row.reason}, {}, {}};
        }
    }
    return std::nullopt;
}

/// A wrong wall clock makes good certificates look bad; that heals by itself, so it is no reason to stop.
bool isOnlyAboutTime(const QList<QSslError::SslError> &errors)
{
    return std::all_of(errors.begin(), errors.end(),
                       [](QSslError::SslError e) { return e == QSslError::CertificateNotYetValid || e == QSslError::CertificateExpired; });
}

Failure failureOfCentreCertificate(const RawReply &reply)
{
    if (isOnlyAboutTime(reply.tlsErrors)) {
        return network(ErrorCode::Expired, "tls.clock", reply.errorText);
    }
    return {FailureClass::Fatal, Error{ErrorCode::CryptoFailed, reply.errorText, "tls.untrusted"}, {}, {}};
}

Failure failureOfTransport(const RawReply &reply)
{
    if (!reply.tlsErrors.isEmpty()) {
        return failureOfCentreCertificate(reply);
    }
    if (const auto byAlert = failureByAlert(reply.errorText)) {
        return *byAlert;
    }
    for (const TransportRow &row : TransportRows) {
        if (row.error == reply.networkError) {
            return network(row.code, row.reason, reply.errorText);
        }
    }
    return network(ErrorCode::Unavailable, "network.failed", reply.errorText);
}

Failure failureOfStatus(const RawReply &reply, base::Instant now)
{
    const auto row = std::find_if(StatusRows.begin(), StatusRows.end(), [&reply](const StatusRow &r) { return r.status == reply.status; });
    Failure failure;
    failure.error.reason = "http." + QByteArray::number(reply.status);
    failure.error.detail = QStringLiteral("the centre answered HTTP %1").arg(reply.status);
    if (row != StatusRows.end()) {
        failure.kind = row->kind;
        failure.error.code = row->code;
    } else {
        const bool ours = reply.status >= 400 && reply.status < 500;
        failure.kind = ours ? FailureClass::Record : FailureClass::Network;
        failure.error.code = ours ? ErrorCode::InvalidArgument : ErrorCode::Unavailable;
    }
    if (failure.kind == FailureClass::Busy) {
        failure.retryAfter = retryAfterOf(reply.retryAfter, now);
    }
    const auto json = base::parseJsonObject(reply.body);
    const auto problem = json ? protocol::Problem::fromJson(*json) : base::Result<protocol::Problem>(tl::unexpected(Error{}));
    if (problem) {
        failure.error.reason = problem->code.toLatin1();
        failure.text = problem->text;
    }
    return failure;
}

} // namespace

std::chrono::milliseconds retryAfterOf(const QByteArray &header, base::Instant now)
{
    using namespace std::chrono;
    if (header.isEmpty()) {
        return milliseconds(0);
    }
    bool isNumber = false;
    qint64 ms = header.trimmed().toLongLong(&isNumber);
    if (isNumber) {
        ms = std::clamp<qint64>(ms, 0, 86400) * 1000;
    } else {
        QDateTime at = QLocale::c().toDateTime(QString::fromLatin1(header.trimmed()), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
        if (!at.isValid()) {
            return milliseconds(0);
        }
        at.setTimeSpec(Qt::UTC);
        ms = at.toMSecsSinceEpoch() - base::toMs(now);
    }
    return std::clamp(milliseconds(ms), milliseconds(1'000), milliseconds(3'600'000));
}

std::optional<Failure> failureOf(const RawReply &reply, base::Instant now)
{
    switch (reply.ending) {
    case Ending::TimedOut: return network(ErrorCode::Timeout, "network.timeout", QStringLiteral("no whole answer in time"));
    case Ending::TooLong: return Failure{FailureClass::Fatal, Error{ErrorCode::Malformed, QStringLiteral("the answer is longer than allowed"), "reply.too_long"}, {}, {}};
    case Ending::Finished: break;
    }
    // A good status can stand before a transport that broke in the middle of the body.
    const bool spoke = reply.status >= 300;
    if (!spoke && (reply.networkError != QNetworkReply::NoError || reply.status == 0)) {
        return failureOfTransport(reply);
    }
    if (spoke) {
        return failureOfStatus(reply, now);
    }
    if (reply.announcedLength >= 0 && reply.announcedLength != reply.body.size()) {
        return network(ErrorCode::Malformed, "reply.truncated", QStringLiteral("%1 of %2 bytes came").arg(reply.body.size()).arg(reply.announcedLength));
    }
    return std::nullopt;
}

} // namespace yichuang::sync
