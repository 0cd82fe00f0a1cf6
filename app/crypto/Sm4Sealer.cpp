// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/Sm4Sealer.h"

#include "app/crypto/AesGcmSealer.h"

#include <openssl/rand.h>

#include <QtEndian>

#include <array>

namespace yichuang::crypto {

using base::ErrorCode;
using base::Result;

namespace {

constexpr int NonceSize = 16;
constexpr qsizetype TagSize = HashSize;

} // namespace

Sm4Sealer::Sm4Sealer(quint32 keyId, KeyedHash mac)
    : m_keyId(keyId), m_header(sealHeader(SealSuite::Sm4CtrHmacSm3, keyId)), m_mac(std::move(mac)), m_cipher(EVP_CIPHER_CTX_new())
{
}

Result<std::unique_ptr<Sealer>> Sm4Sealer::make(const SecretBytes &key, quint32 keyId)
{
    const Result<SecretBytes> cipherKey = deriveKey(HashAlgorithm::Sm3, key, "yichuang sm4-ctr");
    if (!cipherKey) {
        return failure(cipherKey);
    }
    const Result<SecretBytes> macKey = deriveKey(HashAlgorithm::Sm3, key, "yichuang hmac-sm3");
    if (!macKey) {
        return failure(macKey);
    }
    Result<KeyedHash> mac = KeyedHash::make(HashAlgorithm::Sm3, *macKey);
    if (!mac) {
        return failure(mac);
    }
    std::unique_ptr<Sm4Sealer> sealer(new Sm4Sealer(keyId, std::move(*mac)));
    // SM4 takes the first 16 of the 32 derived bytes.
    if (!sealer->m_cipher || EVP_EncryptInit_ex2(sealer->m_cipher.get(), EVP_sm4_ctr(), cipherKey->data(), nullptr, nullptr) != 1) {
        return openSslFailure("start SM4-CTR");
    }
    return sealer;
}

Result<void> Sm4Sealer::applyCipher(const uchar *nonce, QByteArrayView in, uchar *out)
{
    int size = 0;
    if (EVP_EncryptInit_ex2(m_cipher.get(), nullptr, nullptr, nonce, nullptr) != 1
        || (!in.isEmpty() && EVP_EncryptUpdate(m_cipher.get(), out, &size, bytesOf(in), static_cast<int>(in.size())) != 1)) {
        return openSslFailure("SM4-CTR");
    }
    return {};
}

Result<QByteArray> Sm4Sealer::tagOf(QByteArrayView body, QByteArrayView aad)
{
    std::array<char, 8> length{};
    qToBigEndian(static_cast<quint64>(aad.size()), length.data());
    return m_mac.add(QByteArrayView(length.data(), length.size()))
        .and_then([&] { return m_mac.add(aad); })
        .and_then([&] { return m_mac.of(body); });
}

Result<QByteArray> Sm4Sealer::seal(QByteArrayView plain, QByteArrayView aad)
{
    QByteArray sealed(SealHeaderSize + NonceSize + plain.size(), Qt::Uninitialized);
    sealed.reserve(sealed.size() + TagSize);
    std::copy(m_header.cbegin(), m_header.cend(), sealed.begin());
    uchar *nonce = bytesOf(sealed) + SealHeaderSize;
    if (RAND_bytes(nonce, NonceSize) != 1) {
        return openSslFailure("random bytes");
    }
    if (const Result<void> done = applyCipher(nonce, plain, nonce + NonceSize); !done) {
        return failure(done);
    }
    const Result<QByteArray> tag = tagOf(sealed, aad);
    if (!tag) {
        return tag;
    }
    return sealed.append(*tag);
}

Result<QByteArray> Sm4Sealer::open(QByteArrayView sealed, QByteArrayView aad)
{
    if (const Result<void> formed = checkSealHeader(sealed, m_header, NonceSize + TagSize); !formed) {
        return failure(formed);
    }
    const QByteArrayView body = sealed.chopped(TagSize);
    const Result<QByteArray> tag = tagOf(body, aad);
    if (!tag) {
        return tag;
    }
    if (!equalConstantTime(*tag, sealed.last(TagSize))) {
        return base::fail(ErrorCode::CryptoFailed, QStringLiteral("a sealed record does not open"), "seal.broken");
    }
    const QByteArrayView text = body.sliced(SealHeaderSize + NonceSize);
    QByteArray plain(text.size(), Qt::Uninitialized);
    const Result<void> done = applyCipher(bytesOf(body) + SealHeaderSize, text, bytesOf(plain));
    return done.map([&plain] { return plain; });
}

} // namespace yichuang::crypto
