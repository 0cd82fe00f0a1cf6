// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/KeyedHash.h"
#include "app/crypto/OpenSsl.h"
#include "app/crypto/Sealer.h"

// Inside this module only.
namespace yichuang::crypto {

/// SM4-CTR, then HMAC-SM3 over length of aad ‖ aad ‖ header ‖ nonce ‖ ciphertext, each under a key of its own.
class Sm4Sealer final : public Sealer {
public:
    [[nodiscard]] static base::Result<std::unique_ptr<Sealer>> make(const SecretBytes &key, quint32 keyId);

    [[nodiscard]] base::Result<QByteArray> seal(QByteArrayView plain, QByteArrayView aad) override;
    [[nodiscard]] base::Result<QByteArray> open(QByteArrayView sealed, QByteArrayView aad) override;
    [[nodiscard]] SealSuite suite() const override { return SealSuite::Sm4CtrHmacSm3; }
    [[nodiscard]] quint32 keyId() const override { return m_keyId; }

private:
    Sm4Sealer(quint32 keyId, KeyedHash mac);
    [[nodiscard]] base::Result<QByteArray> tagOf(QByteArrayView body, QByteArrayView aad);
    [[nodiscard]] base::Result<void> applyCipher(const uchar *nonce, QByteArrayView in, uchar *out);

    quint32 m_keyId;
    QByteArray m_header;
    KeyedHash m_mac;
    CipherContext m_cipher;
};

} // namespace yichuang::crypto
