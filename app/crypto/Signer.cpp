// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/Signer.h"

#include "app/crypto/SignatureState.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>

namespace yichuang::crypto {

using base::ErrorCode;
using base::Result;

namespace {

constexpr qsizetype RawKeySize = 32;
constexpr qsizetype MaxSignatureSize = 80;

using EcGroup = std::unique_ptr<EC_GROUP, OpenSslFree<EC_GROUP, EC_GROUP_free>>;
using EcPoint = std::unique_ptr<EC_POINT, OpenSslFree<EC_POINT, EC_POINT_clear_free>>;
using BigNumber = std::unique_ptr<BIGNUM, OpenSslFree<BIGNUM, BN_clear_free>>;

// OpenSSL does not compute the public point of an imported private number by itself.
Result<QByteArray> sm2Point(const SecretBytes &number)
{
    const EcGroup group(EC_GROUP_new_by_curve_name(NID_sm2));
    const BigNumber scalar(BN_bin2bn(number.data(), static_cast<int>(number.size()), nullptr));
    const EcPoint point(group ? EC_POINT_new(group.get()) : nullptr);
    if (!scalar || !point || EC_POINT_mul(group.get(), point.get(), scalar.get(), nullptr, nullptr, nullptr) != 1) {
        return openSslFailure("compute an SM2 public key");
    }
    QByteArray bytes(65, Qt::Uninitialized);
    if (EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, bytesOf(bytes), static_cast<size_t>(bytes.size()), nullptr)
        != static_cast<size_t>(bytes.size())) {
        return openSslRefusal(ErrorCode::Malformed, "not an SM2 private number", "key.form");
    }
    return bytes;
}

} // namespace

Signer::Signer(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Signer::~Signer() = default;
Signer::Signer(Signer &&) noexcept = default;
Signer &Signer::operator=(Signer &&) noexcept = default;

SignatureSuite Signer::suite() const
{
    return m_state->suite;
}

Result<Signer> Signer::generate(SignatureSuite suite)
{
    const char *kind = suite == SignatureSuite::Sm2 ? "SM2" : "ED25519";
    EvpKey key(EVP_PKEY_Q_keygen(nullptr, nullptr, kind));
    if (!key) {
        return openSslFailure("make a signing key");
    }
    return Signer(std::make_unique<State>(State{suite, std::move(key)}));
}

Result<Signer> Signer::fromPem(const SecretBytes &pem)
{
    Result<EvpKey> key = privateKeyFromPem(pem);
    if (!key) {
        return failure(key);
    }
    const Result<SignatureSuite> suite = suiteOf(key->get());
    if (!suite) {
        return failure(suite);
    }
    return Signer(std::make_unique<State>(State{*suite, std::move(*key)}));
}

Result<Signer> Signer::fromRaw(SignatureSuite suite, const SecretBytes &key)
{
    if (key.size() != RawKeySize) {
        return base::fail(ErrorCode::Malformed, QStringLiteral("a signing key of %1 bytes").arg(key.size()), "key.form");
    }
    if (suite == SignatureSuite::Sm2) {
        return sm2Point(key).and_then([&key](const QByteArray &point) { return sm2Key(point, &key); }).map([](EvpKey made) {
            return Signer(std::make_unique<State>(State{SignatureSuite::Sm2, std::move(made)}));
        });
    }
    EvpKey made(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, key.data(), static_cast<size_t>(key.size())));
    if (!made) {
        return openSslRefusal(ErrorCode::Malformed, "not an Ed25519 key", "key.form");
    }
    return Signer(std::make_unique<State>(State{suite, std::move(made)}));
}

Result<QByteArray> Signer::sign(QByteArrayView message) const
{
    const Result<DigestContext> context = signatureContext(m_state->suite, m_state->key.get(), SignatureUse::Sign);
    if (!context) {
        return failure(context);
    }
    QByteArray signature(MaxSignatureSize, Qt::Uninitialized);
    size_t size = static_cast<size_t>(signature.size());
    if (EVP_DigestSign(context->get(), bytesOf(signature), &size, bytesOf(message), static_cast<size_t>(message.size())) != 1) {
        return openSslFailure("sign");
    }
    return signature.first(static_cast<qsizetype>(size));
}

Result<Verifier> Signer::verifier() const
{
    // Through its encoded form, so that the verifier holds no private half.
    const Bio bio(BIO_new(BIO_s_mem()));
    if (!bio || i2d_PUBKEY_bio(bio.get(), m_state->key.get()) != 1) {
        return openSslFailure("write a public key");
    }
    EvpKey key(d2i_PUBKEY_bio(bio.get(), nullptr));
    if (!key) {
        return openSslFailure("read a public key");
    }
    return Verifier(m_state->suite, std::make_shared<Verifier::State>(Verifier::State{std::move(key)}));
}

Result<SecretBytes> Signer::toPem() const
{
    return privateKeyToPem(m_state->key.get());
}

Result<SecretBytes> Signer::toRaw() const
{
    SecretBytes raw(RawKeySize);
    if (m_state->suite == SignatureSuite::Ed25519) {
        size_t size = static_cast<size_t>(RawKeySize);
        if (EVP_PKEY_get_raw_private_key(m_state->key.get(), raw.data(), &size) != 1) {
            return openSslFailure("read a signing key");
        }
        return raw;
    }
    BIGNUM *number = nullptr;
    const bool got = EVP_PKEY_get_bn_param(m_state->key.get(), OSSL_PKEY_PARAM_PRIV_KEY, &number) == 1;
    const BigNumber owned(number);
    if (!got || BN_bn2binpad(number, raw.data(), static_cast<int>(RawKeySize)) != RawKeySize) {
        return openSslFailure("read a signing key");
    }
    return raw;
}

} // namespace yichuang::crypto
