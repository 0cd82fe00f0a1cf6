// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/AesGcmSealer.h"

#include <openssl/rand.h>

namespace yichuang::crypto {

using base::ErrorCode;
using base::Result;

namespace {

constexpr qsizetype NonceSize = GcmNonceSize;
constexpr int TagSize = 16;

bool addAad(EVP_CIPHER_CTX *context, QByteArrayView header, QByteArrayView aad, bool (*update)(EVP_CIPHER_CTX *, QByteArrayView))
{
    return update(context, header) && (aad.isEmpty() || update(context, aad));
}

bool encryptAad(EVP_CIPHER_CTX *context, QByteArrayView bytes)
{
    int size = 0;
    return EVP_EncryptUpdate(context, nullptr, &size, bytesOf(bytes), static_cast<int>(bytes.size())) == 1;
}

bool decryptAad(EVP_CIPHER_CTX *context, QByteArrayView bytes)
{
    int size = 0;
    return EVP_DecryptUpdate(context, nullptr, &size, bytesOf(bytes), static_cast<int>(bytes.size())) == 1;
}

} // namespace

Result<std::unique_ptr<Sealer>> AesGcmSealer::make(const SecretBytes &key, quint32 keyId)
{
    std::unique_ptr<AesGcmSealer> sealer(new AesGcmSealer(keyId));
    sealer->m_encrypt.reset(EVP_CIPHER_CTX_new());
    sealer->m_decrypt.reset(EVP_CIPHER_CTX_new());
    if (!sealer->m_encrypt || !sealer->m_decrypt
        || EVP_EncryptInit_ex2(sealer->m_encrypt.get(), EVP_aes_256_gcm(), key.data(), nullptr, nullptr) != 1
        || EVP_DecryptInit_ex2(sealer->m_decrypt.get(), EVP_aes_256_gcm(), key.data(), nullptr, nullptr) != 1) {
        return openSslFailure("start AES-256-GCM");
    }
    return sealer;
}

bool AesGcmSealer::takeNonce(uchar *nonce)
{
    if (m_noncesUsed == m_nonces.size()) {
        if (RAND_bytes(m_nonces.data(), static_cast<int>(m_nonces.size())) != 1) {
            return false;
        }
        m_noncesUsed = 0;
    }
    std::copy_n(m_nonces.begin() + static_cast<std::ptrdiff_t>(m_noncesUsed), GcmNonceSize, nonce);
    m_noncesUsed += GcmNonceSize;
    return true;
}

Result<QByteArray> AesGcmSealer::seal(QByteArrayView plain, QByteArrayView aad)
{
    QByteArray sealed(SealHeaderSize + NonceSize + plain.size() + TagSize, Qt::Uninitialized);
    uchar *out = bytesOf(sealed);
    std::copy(m_header.cbegin(), m_header.cend(), sealed.begin());
    uchar *nonce = out + SealHeaderSize;
    uchar *text = nonce + NonceSize;
    EVP_CIPHER_CTX *context = m_encrypt.get();
    int size = 0;
    const bool done = takeNonce(nonce) && EVP_EncryptInit_ex2(context, nullptr, nullptr, nonce, nullptr) == 1
        && addAad(context, m_header, aad, encryptAad)
        && (plain.isEmpty() || EVP_EncryptUpdate(context, text, &size, bytesOf(plain), static_cast<int>(plain.size())) == 1)
        && EVP_EncryptFinal_ex(context, text + size, &size) == 1
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, TagSize, text + plain.size()) == 1;
    if (!done) {
        return openSslFailure("seal");
    }
    return sealed;
}

Result<QByteArray> AesGcmSealer::open(QByteArrayView sealed, QByteArrayView aad)
{
    if (const Result<void> formed = checkSealHeader(sealed, m_header, NonceSize + TagSize); !formed) {
        return failure(formed);
    }
    const uchar *nonce = bytesOf(sealed) + SealHeaderSize;
    const uchar *text = nonce + NonceSize;
    QByteArray plain(sealed.size() - SealHeaderSize - NonceSize - TagSize, Qt::Uninitialized);
    QByteArray tag = sealed.last(TagSize).toByteArray();
    EVP_CIPHER_CTX *context = m_decrypt.get();
    int size = 0;
    const bool done = EVP_DecryptInit_ex2(context, nullptr, nullptr, nonce, nullptr) == 1 && addAad(context, m_header, aad, decryptAad)
        && (plain.isEmpty() || EVP_DecryptUpdate(context, bytesOf(plain), &size, text, static_cast<int>(plain.size())) == 1)
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, TagSize, tag.data()) == 1
        && EVP_DecryptFinal_ex(context, bytesOf(plain) + size, &size) == 1;
    if (!done) {
        OPENSSL_cleanse(plain.data(), static_cast<size_t>(plain.size()));
        return openSslRefusal(ErrorCode::CryptoFailed, "a sealed record does not open", "seal.broken");
    }
    return plain;
}

} // namespace yichuang::crypto
