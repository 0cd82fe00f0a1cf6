// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/Verifier.h"

#include "app/crypto/SignatureState.h"

#include <openssl/core_names.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

#include <string_view>

namespace yichuang::crypto {

using base::ErrorCode;
using base::Result;

namespace {

constexpr std::string_view Sm2SignerId = "1234567812345678"; // GM/T 0009-2012, 10
constexpr qsizetype Ed25519KeySize = 32;

using ParameterBuilder = std::unique_ptr<OSSL_PARAM_BLD, OpenSslFree<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, OpenSslFree<OSSL_PARAM, OSSL_PARAM_free>>;
using BigNumber = std::unique_ptr<BIGNUM, OpenSslFree<BIGNUM, BN_clear_free>>;

} // namespace

QString signatureSuiteName(SignatureSuite suite)
{
    switch (suite) {
    case SignatureSuite::Ed25519: return QStringLiteral("ed25519");
    case SignatureSuite::Sm2: return QStringLiteral("sm2");
    }
    Q_UNREACHABLE();
}

std::optional<SignatureSuite> signatureSuiteFromName(const QString &name)
{
    for (const SignatureSuite suite : {SignatureSuite::Ed25519, SignatureSuite::Sm2}) {
        if (signatureSuiteName(suite) == name) {
            return suite;
        }
    }
    return std::nullopt;
}

Result<SignatureSuite> suiteOf(const EVP_PKEY *key)
{
    if (EVP_PKEY_is_a(key, "ED25519") == 1) {
        return SignatureSuite::Ed25519;
    }
    if (EVP_PKEY_is_a(key, "SM2") == 1) {
        return SignatureSuite::Sm2;
    }
    return base::fail(ErrorCode::Unsupported, QStringLiteral("not an Ed25519 or SM2 key"), "key.kind");
}

Result<DigestContext> signatureContext(SignatureSuite suite, EVP_PKEY *key, SignatureUse use)
{
    DigestContext context(EVP_MD_CTX_new());
    const char *digest = suite == SignatureSuite::Sm2 ? "SM3" : nullptr;
    EVP_PKEY_CTX *keyContext = nullptr;
    int done = 0;
    if (context && use == SignatureUse::Sign) {
        done = EVP_DigestSignInit_ex(context.get(), &keyContext, digest, nullptr, nullptr, key, nullptr);
    } else if (context) {
        done = EVP_DigestVerifyInit_ex(context.get(), &keyContext, digest, nullptr, nullptr, key, nullptr);
    }
    // OpenSSL's default signer id is empty and does not interoperate.
    if (done != 1
        || (suite == SignatureSuite::Sm2 && EVP_PKEY_CTX_set1_id(keyContext, Sm2SignerId.data(), static_cast<int>(Sm2SignerId.size())) != 1)) {
        return openSslFailure("start a signature");
    }
    return context;
}

Result<EvpKey> sm2Key(const QByteArray &point, const SecretBytes *number)
{
    const ParameterBuilder builder(OSSL_PARAM_BLD_new());
    const BigNumber privateNumber(number != nullptr ? BN_bin2bn(number->data(), static_cast<int>(number->size()), nullptr) : nullptr);
    bool built = builder && OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "SM2", 0) == 1
        && OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.constData(), static_cast<size_t>(point.size())) == 1;
    if (number != nullptr) {
        built = built && privateNumber && OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, privateNumber.get()) == 1;
    }
    const Parameters parameters(built ? OSSL_PARAM_BLD_to_param(builder.get()) : nullptr);
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "SM2", nullptr));
    EVP_PKEY *key = nullptr;
    const int selection = number != nullptr ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &key, selection, parameters.get()) != 1) {
        return openSslRefusal(ErrorCode::Malformed, "not an SM2 key", "key.form");
    }
    return EvpKey(key);
}

Verifier::Verifier(SignatureSuite suite, std::shared_ptr<const State> state) : m_suite(suite), m_state(std::move(state)) {}

Result<Verifier> Verifier::fromPem(const QByteArray &pem)
{
    const Bio bio = readerOf(pem);
    EvpKey key(bio ? PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr) : nullptr);
    if (!key) {
        return openSslRefusal(ErrorCode::Malformed, "not a public key", "key.form");
    }
    const Result<SignatureSuite> suite = suiteOf(key.get());
    if (!suite) {
        return failure(suite);
    }
    return Verifier(*suite, std::make_shared<State>(State{std::move(key)}));
}

Result<Verifier> Verifier::fromRaw(SignatureSuite suite, const QByteArray &bytes)
{
    if (suite == SignatureSuite::Sm2) {
        return sm2Key(bytes, nullptr).map([](EvpKey key) {
            return Verifier(SignatureSuite::Sm2, std::make_shared<State>(State{std::move(key)}));
        });
    }
    EvpKey key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytesOf(QByteArrayView(bytes)), static_cast<size_t>(bytes.size())));
    if (!key) {
        return openSslRefusal(ErrorCode::Malformed, "not an Ed25519 key", "key.form");
    }
    return Verifier(suite, std::make_shared<State>(State{std::move(key)}));
}

Result<QByteArray> Verifier::toPem() const
{
    const Bio bio(BIO_new(BIO_s_mem()));
    if (!bio || PEM_write_bio_PUBKEY(bio.get(), m_state->key.get()) != 1) {
        return openSslFailure("write a public key");
    }
    return contentOf(bio.get()).toByteArray();
}

Result<QByteArray> Verifier::toRaw() const
{
    if (m_suite == SignatureSuite::Ed25519) {
        QByteArray raw(Ed25519KeySize, Qt::Uninitialized);
        size_t size = static_cast<size_t>(raw.size());
        if (EVP_PKEY_get_raw_public_key(m_state->key.get(), bytesOf(raw), &size) != 1) {
            return openSslFailure("read a public key");
        }
        return raw;
    }
    size_t size = 0;
    QByteArray raw(80, Qt::Uninitialized);
    if (EVP_PKEY_get_octet_string_param(m_state->key.get(), OSSL_PKEY_PARAM_ENCODED_PUBLIC_KEY, bytesOf(raw), static_cast<size_t>(raw.size()), &size)
        != 1) {
        return openSslFailure("read a public key");
    }
    return raw.first(static_cast<qsizetype>(size));
}

Result<QByteArray> Verifier::keyId() const
{
    return toRaw().and_then([](const QByteArray &raw) { return hash(HashAlgorithm::Sha256, raw); }).map([](const QByteArray &value) {
        return value.first(8).toHex();
    });
}

Result<void> Verifier::verify(QByteArrayView message, QByteArrayView signature) const
{
    const Result<DigestContext> context = signatureContext(m_suite, m_state->key.get(), SignatureUse::Verify);
    if (!context) {
        return failure(context);
    }
    const int fits = EVP_DigestVerify(context->get(), bytesOf(signature), static_cast<size_t>(signature.size()), bytesOf(message),
                                      static_cast<size_t>(message.size()));
    if (fits != 1) {
        return openSslFailure("a signature does not fit", "signature.wrong");
    }
    return {};
}

} // namespace yichuang::crypto
