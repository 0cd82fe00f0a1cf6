// SPDX-License-Identifier: Apache-2.0
#include "center/store/Vault.h"

namespace yichuang::center {

using base::Result;
using crypto::HashAlgorithm;

namespace {

constexpr quint32 FirstKeyId = 1;

QByteArray placeOf(const char *table, QByteArrayView row)
{
    QByteArray place("center:");
    return place.append(table).append(':').append(row);
}

} // namespace

Result<Vault> Vault::open(const crypto::SecretBytes &key)
{
    const Result<crypto::SecretBytes> sealKey = crypto::deriveKey(HashAlgorithm::Sha256, key, "yichuang center records");
    const Result<crypto::SecretBytes> hashKey = crypto::deriveKey(HashAlgorithm::Sha256, key, "yichuang center look-ups");
    if (!sealKey || !hashKey) {
        return sealKey ? base::failure(hashKey) : base::failure(sealKey);
    }
    Result<std::unique_ptr<crypto::Sealer>> sealer = crypto::makeSealer(crypto::SealSuite::Aes256Gcm, *sealKey, FirstKeyId);
    Result<crypto::KeyedHash> hash = crypto::KeyedHash::make(HashAlgorithm::Sha256, *hashKey);
    if (!sealer || !hash) {
        return sealer ? base::failure(hash) : base::failure(sealer);
    }
    return Vault(std::move(*sealer), std::move(*hash));
}

Result<QByteArray> Vault::seal(const char *table, QByteArrayView row, QByteArrayView plain)
{
    return m_sealer->seal(plain, placeOf(table, row));
}

Result<QByteArray> Vault::unseal(const char *table, QByteArrayView row, QByteArrayView sealed)
{
    return m_sealer->open(sealed, placeOf(table, row));
}

Result<QByteArray> Vault::lookUpHash(const char *column, QByteArrayView value)
{
    return m_hash.of(placeOf(column, value));
}

} // namespace yichuang::center
