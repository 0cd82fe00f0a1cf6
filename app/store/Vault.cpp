// SPDX-License-Identifier: Apache-2.0
#include "app/store/Vault.h"

#include "app/crypto/KeyedHash.h"

#include <QtEndian>

#include <array>

namespace yichuang::store {

using base::ErrorCode;
using base::Result;
using crypto::SecretBytes;

namespace {

QByteArray placeOf(const char *table, QByteArrayView row)
{
    QByteArray place(table);
    place.append('\0');
    place.append(row.data(), row.size());
    return place;
}

std::array<char, 8> bytesOf(qint64 row)
{
    std::array<char, 8> bytes{};
    qToBigEndian(row, bytes.data());
    return bytes;
}

tl::unexpected<base::Error> locked()
{
    return base::fail(ErrorCode::Locked, QStringLiteral("the store is locked"), "store.locked");
}

} // namespace

Result<void> Vault::open(const SecretBytes &dataKey, crypto::SealSuite suite)
{
    if (dataKey.size() != crypto::SealKeySize) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("a data key of %1 bytes").arg(dataKey.size()), "store.key");
    }
    const auto derive = [&dataKey](const char *label) { return crypto::deriveKey(crypto::HashAlgorithm::Sha256, dataKey, label); };
    const Result<SecretBytes> sealing = derive("yichuang store seal");
    Result<SecretBytes> lookupKey = derive("yichuang store lookup");
    const Result<SecretBytes> name = derive("yichuang store key id");
    if (!sealing || !lookupKey || !name) {
        return base::fail(ErrorCode::CryptoFailed, QStringLiteral("the store's keys cannot be derived"), "store.key");
    }
    Result<std::unique_ptr<crypto::Sealer>> sealer = crypto::makeSealer(suite, *sealing, qFromBigEndian<quint32>(name->data()));
    if (!sealer) {
        return failure(sealer);
    }
    m_sealer = std::move(*sealer);
    m_lookupKey = std::move(*lookupKey);
    return {};
}

void Vault::close()
{
    m_sealer.reset();
    m_lookupKey = SecretBytes();
}

Result<QByteArray> Vault::seal(const char *table, QByteArrayView row, QByteArrayView plain)
{
    return m_sealer ? m_sealer->seal(plain, placeOf(table, row)) : Result<QByteArray>(locked());
}

Result<QByteArray> Vault::seal(const char *table, qint64 row, QByteArrayView plain)
{
    return seal(table, QByteArrayView(bytesOf(row)), plain);
}

Result<QByteArray> Vault::unseal(const char *table, QByteArrayView row, QByteArrayView sealed)
{
    if (!m_sealer) {
        return locked();
    }
    Result<QByteArray> plain = m_sealer->open(sealed, placeOf(table, row));
    if (!plain) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("a sealed row of %1: %2").arg(QLatin1String(table), plain.error().detail),
                          "store.sealed");
    }
    return plain;
}

Result<QByteArray> Vault::unseal(const char *table, qint64 row, QByteArrayView sealed)
{
    return unseal(table, QByteArrayView(bytesOf(row)), sealed);
}

Result<QByteArray> Vault::lookup(QByteArrayView value)
{
    if (!m_sealer) {
        return locked();
    }
    return crypto::KeyedHash::make(crypto::HashAlgorithm::Sha256, m_lookupKey).and_then([value](crypto::KeyedHash keyed) {
        return keyed.of(value);
    });
}

} // namespace yichuang::store
