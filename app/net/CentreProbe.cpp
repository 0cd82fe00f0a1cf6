// SPDX-License-Identifier: Apache-2.0
#include "app/net/CentreProbe.h"

#include "app/net/CentreTrust.h"

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace yichuang::sync {

namespace {

constexpr quint16 HttpsPort = 443;

Failure failed(FailureClass kind, base::ErrorCode code, const char *reason, const QString &detail)
{
    return {kind, base::Error{code, detail, reason}, {}, {}};
}

} // namespace

CentreProbe::CentreProbe(const QUrl &centre, std::chrono::milliseconds timeout, QObject *parent) : QObject(parent), m_centre(centre)
{
    QSslConfiguration configuration = m_socket.sslConfiguration();
    configuration.setProtocol(QSsl::TlsV1_3OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_socket.setSslConfiguration(configuration);
    connect(&m_socket, &QSslSocket::encrypted, this, [this] { end(readChain()); });
    connect(&m_socket, &QSslSocket::errorOccurred, this, [this] {
        end(tl::unexpected(failed(FailureClass::Network, base::ErrorCode::Unavailable, "network.failed", m_socket.errorString())));
    });
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        end(tl::unexpected(failed(FailureClass::Network, base::ErrorCode::Timeout, "network.timeout", QStringLiteral("no handshake in time"))));
    });
    m_deadline.start(timeout);
    m_socket.connectToHostEncrypted(centre.host(), static_cast<quint16>(centre.port(HttpsPort)));
}

Outcome<ProbedCentre> CentreProbe::readChain() const
{
    const QList<QSslCertificate> chain = m_socket.peerCertificateChain();
    if (chain.isEmpty() || !chain.last().isSelfSigned()) {
        return tl::unexpected(failed(FailureClass::Fatal, base::ErrorCode::Malformed, "tls.no_authority", QStringLiteral("the server does not show its authority")));
    }
    const QByteArray sha256 = chain.last().digest(QCryptographicHash::Sha256);
    return ProbedCentre{m_centre.host(), chain.last().toPem(), sha256, groupedFingerprint(sha256)};
}

void CentreProbe::end(const Outcome<ProbedCentre> &outcome)
{
    if (m_ended) {
        return;
    }
    m_ended = true;
    m_deadline.stop();
    m_socket.disconnect(this);
    m_socket.abort();
    Q_EMIT ended(outcome);
}

} // namespace yichuang::sync
