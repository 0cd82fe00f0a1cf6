// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/crypto/Hash.h"
#include "app/crypto/SecretBytes.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

// Inside this module only: owners of OpenSSL's objects and the way its failures become ours.
namespace yichuang::crypto {

template<typename T, void (*Free)(T *)>
struct OpenSslFree {
    void operator()(T *object) const noexcept { Free(object); }
};

inline void freeBio(BIO *bio) noexcept
{
    BIO_free_all(bio);
}
inline void freeExtensions(STACK_OF(X509_EXTENSION) * extensions) noexcept
{
    sk_X509_EXTENSION_pop_free(extensions, X509_EXTENSION_free);
}

using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, OpenSslFree<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, OpenSslFree<EVP_MD_CTX, EVP_MD_CTX_free>>;
using MacContext = std::unique_ptr<EVP_MAC_CTX, OpenSslFree<EVP_MAC_CTX, EVP_MAC_CTX_free>>;
using Mac = std::unique_ptr<EVP_MAC, OpenSslFree<EVP_MAC, EVP_MAC_free>>;
using EvpKey = std::unique_ptr<EVP_PKEY, OpenSslFree<EVP_PKEY, EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, OpenSslFree<EVP_PKEY_CTX, EVP_PKEY_CTX_free>>;
using X509Certificate = std::unique_ptr<X509, OpenSslFree<X509, X509_free>>;
using X509Request = std::unique_ptr<X509_REQ, OpenSslFree<X509_REQ, X509_REQ_free>>;
using Bio = std::unique_ptr<BIO, OpenSslFree<BIO, freeBio>>;

/// ErrorCode::CryptoFailed with OpenSSL's queue (which it empties) in the detail.
[[nodiscard]] tl::unexpected<base::Error> openSslFailure(const char *what, const char *reason = "crypto.openssl");
/// The same as another code, for input that cannot be read.
[[nodiscard]] tl::unexpected<base::Error> openSslRefusal(base::ErrorCode code, const char *what, const char *reason);

[[nodiscard]] const EVP_MD *digestOf(HashAlgorithm algorithm);
[[nodiscard]] const char *digestName(HashAlgorithm algorithm);

/// A memory BIO that reads `bytes` without copying; they must outlive it.
[[nodiscard]] Bio readerOf(QByteArrayView bytes);
[[nodiscard]] QByteArrayView contentOf(BIO *bio);

[[nodiscard]] inline const uchar *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const uchar *>(view.data());
}
[[nodiscard]] inline uchar *bytesOf(QByteArray &array)
{
    return reinterpret_cast<uchar *>(array.data());
}

/// Private keys as PKCS#8 PEM, in memory that is wiped.
[[nodiscard]] base::Result<SecretBytes> privateKeyToPem(EVP_PKEY *key);
[[nodiscard]] base::Result<EvpKey> privateKeyFromPem(const SecretBytes &pem);
/// An EC key on a named group ("P-256", "SM2").
[[nodiscard]] base::Result<EvpKey> generateEcKey(const char *group);

} // namespace yichuang::crypto
