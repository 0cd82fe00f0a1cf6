// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/PeerCertificate.h"

#include "app/crypto/OpenSsl.h"

#include <openssl/ssl.h>

namespace yichuang::crypto {

base::Result<QByteArray> peerFingerprintOf(void *ssl)
{
    X509 *certificate = SSL_get0_peer_certificate(static_cast<SSL *>(ssl));
    if (certificate == nullptr) {
        return base::fail(base::ErrorCode::NotFound, QStringLiteral("the peer has shown no certificate"), "certificate.none");
    }
    const EVP_MD *digest = digestOf(HashAlgorithm::Sha256);
    QByteArray fingerprint(EVP_MD_get_size(digest), Qt::Uninitialized);
    if (X509_digest(certificate, digest, bytesOf(fingerprint), nullptr) != 1) {
        return openSslFailure("hash a certificate");
    }
    return fingerprint;
}

} // namespace yichuang::crypto
