// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/crypto/SecretBytes.h"

#include <QByteArray>

#include <memory>

namespace yichuang::crypto {

/// How a record is sealed. The numbers are stored as the first byte of every sealed record.
enum class SealSuite : quint8 {
    Aes256Gcm = 1,    ///< NIST SP 800-38D, random 96-bit nonce: at most 2^32 records a key
    Sm4CtrHmacSm3 = 2 ///< GB/T 32907 in CTR, then HMAC-SM3 over all (GM/T 0054 sites; OpenSSL 3.0 has no SM4-GCM)
};

inline constexpr qsizetype SealKeySize = 32;

/// Seals records so that they can neither be read nor changed nor moved without the key.
/// Sealed form: suite (1) ‖ key id (4, big-endian) ‖ nonce ‖ ciphertext ‖ tag; the first five bytes and
/// `aad` are authenticated. `aad` says where the record belongs (table and row). One thread at a time.
class Sealer {
public:
    virtual ~Sealer() = default;
    Sealer(const Sealer &) = delete;
    Sealer &operator=(const Sealer &) = delete;

    [[nodiscard]] virtual base::Result<QByteArray> seal(QByteArrayView plain, QByteArrayView aad) = 0;
    /// Malformed "seal.form": not a sealed record of this suite · WrongSecret "seal.key": sealed with another
    /// key id · CryptoFailed "seal.broken": changed, moved, or another key under the same id.
    [[nodiscard]] virtual base::Result<QByteArray> open(QByteArrayView sealed, QByteArrayView aad) = 0;
    [[nodiscard]] virtual SealSuite suite() const = 0;
    [[nodiscard]] virtual quint32 keyId() const = 0;

protected:
    Sealer() = default;
};

/// `key` has SealKeySize bytes.
[[nodiscard]] base::Result<std::unique_ptr<Sealer>> makeSealer(SealSuite suite, const SecretBytes &key, quint32 keyId);

/// The key id a sealed record names, without opening it.
[[nodiscard]] base::Result<quint32> sealedKeyId(QByteArrayView sealed);

} // namespace yichuang::crypto
