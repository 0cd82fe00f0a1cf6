// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/OpenSsl.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include <array>

namespace yichuang::crypto {

using base::ErrorCode;
using base::Result;

namespace {

// OpenSSL must not clear up behind itself at exit: QThread::wait() comes back before the thread has given back what it holds of
// OpenSSL, and both would free it. Before main, since only the first to initialise OpenSSL can say so.
[[maybe_unused]] const bool StaysToTheEnd = OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr) == 1;

} // namespace

tl::unexpected<base::Error> openSslRefusal(ErrorCode code, const char *what, const char *reason)
{
    QString detail = QLatin1String(what);
    while (const unsigned long error = ERR_get_error()) {
        std::array<char, 160> text{};
        ERR_error_string_n(error, text.data(), text.size());
        detail += QStringLiteral("; ") + QLatin1String(text.data());
    }
    return base::fail(code, detail, reason);
}

tl::unexpected<base::Error> openSslFailure(const char *what, const char *reason)
{
    return openSslRefusal(ErrorCode::CryptoFailed, what, reason);
}

namespace {

// What `otherwise` names is looked up anew at every use, under locks; what was fetched is kept to the program's end.
const EVP_MD *fetched(const char *name, const EVP_MD *otherwise)
{
    const EVP_MD *found = EVP_MD_fetch(nullptr, name, nullptr);
    return found != nullptr ? found : otherwise;
}

} // namespace

const EVP_MD *digestOf(HashAlgorithm algorithm)
{
    static const EVP_MD *const sha256 = fetched("SHA256", EVP_sha256());
    static const EVP_MD *const sm3 = fetched("SM3", EVP_sm3());
    static const EVP_MD *const sha1 = fetched("SHA1", EVP_sha1());
    switch (algorithm) {
    case HashAlgorithm::Sha256: return sha256;
    case HashAlgorithm::Sm3: return sm3;
    case HashAlgorithm::Sha1: return sha1;
    }
    Q_UNREACHABLE();
}

const char *digestName(HashAlgorithm algorithm)
{
    switch (algorithm) {
    case HashAlgorithm::Sha256: return "SHA256";
    case HashAlgorithm::Sm3: return "SM3";
    case HashAlgorithm::Sha1: return "SHA1";
    }
    Q_UNREACHABLE();
}

Bio readerOf(QByteArrayView bytes)
{
    return Bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
}

QByteArrayView contentOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<qsizetype>(size)};
}

Result<SecretBytes> privateKeyToPem(EVP_PKEY *key)
{
    // BIO_s_secmem wipes its buffers when freed.
    const Bio bio(BIO_new(BIO_s_secmem()));
    if (!bio || PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1) {
        return openSslFailure("write a private key");
    }
    return SecretBytes(contentOf(bio.get()));
}

Result<EvpKey> privateKeyFromPem(const SecretBytes &pem)
{
    const Bio bio = readerOf(pem.view());
    // Without a callback OpenSSL would ask the terminal for a password.
    const auto noPassword = [](char *, int, int, void *) { return -1; };
    EvpKey key(bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassword, nullptr) : nullptr);
    if (!key) {
        return openSslRefusal(ErrorCode::Malformed, "not a private key", "key.form");
    }
    return key;
}

Result<EvpKey> generateEcKey(const char *group)
{
    EvpKey key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", group));
    if (!key) {
        return openSslFailure("make an EC key");
    }
    return key;
}

} // namespace yichuang::crypto
