// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/PeerCertificate.h"

#include "app/crypto/OpenSsl.h"

#include <openssl/ssl.h>

namespace yichuang::crypto {

base::Result<QByteArray> peerCertificateOf(void *ssl)
{
    X509 *certificate = SSL_get0_peer_certificate(static_cast<SSL *>(ssl));
    if (certificate == nullptr) {
        return base::fail(base::ErrorCode::NotFound, QStringLiteral("the peer has shown no certificate"), "certificate.none");
    }
    const Bio bio(BIO_new(BIO_s_mem()));
    if (!bio || i2d_X509_bio(bio.get(), certificate) != 1) {
        return openSslFailure("write a certificate");
    }
    return contentOf(bio.get()).toByteArray();
}

} // namespace yichuang::crypto
