// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/OpenSsl.h"
#include "app/crypto/Sealer.h"

#include <array>

// Inside this module only: the two suites behind `makeSealer`.
namespace yichuang::crypto {

inline constexpr qsizetype SealHeaderSize = 5;
inline constexpr size_t GcmNonceSize = 12;

[[nodiscard]] QByteArray sealHeader(SealSuite suite, quint32 keyId);
/// Form and key id of a sealed record; `overhead` is nonce + tag.
[[nodiscard]] base::Result<void> checkSealHeader(QByteArrayView sealed, const QByteArray &header, qsizetype overhead);

/// AES-256-GCM with contexts keyed once.
class AesGcmSealer final : public Sealer {
public:
    [[nodiscard]] static base::Result<std::unique_ptr<Sealer>> make(const SecretBytes &key, quint32 keyId);

    [[nodiscard]] base::Result<QByteArray> seal(QByteArrayView plain, QByteArrayView aad) override;
    [[nodiscard]] base::Result<QByteArray> open(QByteArrayView sealed, QByteArrayView aad) override;
    [[nodiscard]] SealSuite suite() const override { return SealSuite::Aes256Gcm; }
    [[nodiscard]] quint32 keyId() const override { return m_keyId; }

private:
    explicit AesGcmSealer(quint32 keyId) : m_keyId(keyId), m_header(sealHeader(SealSuite::Aes256Gcm, keyId)) {}

    /// The next of those drawn ahead: drawing one costs as much as sealing a record.
    [[nodiscard]] bool takeNonce(uchar *nonce);

    quint32 m_keyId;
    QByteArray m_header;
    std::array<uchar, 64 * GcmNonceSize> m_nonces{};
    size_t m_noncesUsed = sizeof m_nonces;
    CipherContext m_encrypt;
    CipherContext m_decrypt;
};

} // namespace yichuang::crypto
