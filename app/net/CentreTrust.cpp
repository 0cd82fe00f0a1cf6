// SPDX-License-Identifier: Apache-2.0
#include "app/net/CentreTrust.h"

#include <QSslCertificate>
#include <QSslKey>

namespace yichuang::sync {

namespace {

base::Result<void> addIdentity(QSslConfiguration &configuration, const CentreTrust &trust)
{
    const QList<QSslCertificate> chain = QSslCertificate::fromData(trust.certificatePem, QSsl::Pem);
    if (chain.isEmpty()) {
        return base::fail(base::ErrorCode::Malformed, QStringLiteral("the workstation's certificate cannot be read"), "trust.certificate");
    }
    const QByteArrayView view = trust.keyPem->view();
    const QSslKey key(QByteArray::fromRawData(view.data(), view.size()), QSsl::Ec, QSsl::Pem, QSsl::PrivateKey);
    if (key.isNull()) {
        return base::fail(base::ErrorCode::Malformed, QStringLiteral("the workstation's key cannot be read"), "trust.key");
    }
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    return {};
}

} // namespace

base::Result<QSslConfiguration> CentreTrust::tls() const
{
    if (!centre.isValid() || centre.scheme() != QLatin1String("https") || centre.host().isEmpty()) {
        return base::fail(base::ErrorCode::Malformed, QStringLiteral("the centre's address is not an https URL"), "trust.url");
    }
    const QList<QSslCertificate> authorities = QSslCertificate::fromData(authorityPem, QSsl::Pem);
    if (authorities.isEmpty()) {
        return base::fail(base::ErrorCode::Malformed, QStringLiteral("the centre's authority cannot be read"), "trust.authority");
    }
    QSslConfiguration configuration;
    configuration.setProtocol(QSsl::TlsV1_3OrLater);
    configuration.setCaCertificates(authorities);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    // Connections are kept; a resumed session would only add ways to fail (client certificates, session contexts).
    for (const QSsl::SslOption option :
         {QSsl::SslOptionDisableSessionPersistence, QSsl::SslOptionDisableSessionSharing, QSsl::SslOptionDisableSessionTickets}) {
        configuration.setSslOption(option, true);
    }
    if (keyPem) {
        const auto added = addIdentity(configuration, *this);
        if (!added) {
            return base::failure(added);
        }
    }
    return configuration;
}

QString groupedFingerprint(const QByteArray &sha256)
{
    const QString hex = QString::fromLatin1(sha256.toHex()).toUpper();
    QString grouped;
    for (qsizetype i = 0; i < hex.size(); i += 4) {
        grouped += (i > 0 ? QStringLiteral(" ") : QString()) + hex.mid(i, 4);
    }
    return grouped;
}

} // namespace yichuang::sync
