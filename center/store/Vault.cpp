// SPDX-License-Identifier: Apache-2.0
#include "center/store/Vault.h"

namespace yichuang::center {

namespace {

constexpr quint32 FirstKeyId = 1;

QByteArray placeOf(const char *table, const QByteArray &row)
{
    return QByteArray("center:") + table + ':' + row;
}

} // namespace

base::Result<Vault> Vault::open(const crypto::SecretBytes &key)
{
    return crypto::makeSealer(crypto::SealSuite::Aes256Gcm, key, FirstKeyId).map([](std::unique_ptr<crypto::Sealer> sealer) {
        return Vault(std::move(sealer));
    });
}

base::Result<QByteArray> Vault::seal(const char *table, const QByteArray &row, QByteArrayView plain)
{
    return m_sealer->seal(plain, placeOf(table, row));
}

base::Result<QByteArray> Vault::unseal(const char *table, const QByteArray &row, QByteArrayView sealed)
{
    return m_sealer->open(sealed, placeOf(table, row));
}

} // namespace yichuang::center
