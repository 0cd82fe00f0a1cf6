// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/KeyedHash.h"
#include "app/crypto/Sealer.h"

namespace yichuang::center {

/// Seals what the centre stores about citizens and staff. A record is bound to its table and row: one copied
/// elsewhere does not open. Keys for sealing and for look-ups are derived from the centre's data key. One thread at
/// a time; each thread has its own.
class Vault {
public:
    /// `key` has crypto::SealKeySize bytes.
    [[nodiscard]] static base::Result<Vault> open(const crypto::SecretBytes &key);

    [[nodiscard]] base::Result<QByteArray> seal(const char *table, QByteArrayView row, QByteArrayView plain);
    [[nodiscard]] base::Result<QByteArray> unseal(const char *table, QByteArrayView row, QByteArrayView sealed);
    /// For finding a row by a personal or secret value without storing it (query code, enrolment code); 32 bytes.
    [[nodiscard]] base::Result<QByteArray> lookUpHash(const char *column, QByteArrayView value);

private:
    Vault(std::unique_ptr<crypto::Sealer> sealer, crypto::KeyedHash hash) : m_sealer(std::move(sealer)), m_hash(std::move(hash)) {}
    std::unique_ptr<crypto::Sealer> m_sealer;
    crypto::KeyedHash m_hash;
};

} // namespace yichuang::center
