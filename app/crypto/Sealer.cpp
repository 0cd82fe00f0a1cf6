// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/Sealer.h"

#include "app/crypto/AesGcmSealer.h"
#include "app/crypto/Sm4Sealer.h"

#include <QtEndian>

namespace yichuang::crypto {

using base::ErrorCode;
using base::Result;

Result<std::unique_ptr<Sealer>> makeSealer(SealSuite suite, const SecretBytes &key, quint32 keyId)
{
    if (key.size() != SealKeySize) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("a sealing key of %1 bytes").arg(key.size()), "crypto.key");
    }
    switch (suite) {
    case SealSuite::Aes256Gcm: return AesGcmSealer::make(key, keyId);
    case SealSuite::Sm4CtrHmacSm3: return Sm4Sealer::make(key, keyId);
    }
    return base::fail(ErrorCode::Unsupported, QStringLiteral("sealing suite %1").arg(static_cast<int>(suite)), "seal.suite");
}

Result<quint32> sealedKeyId(QByteArrayView sealed)
{
    if (sealed.size() < SealHeaderSize) {
        return base::fail(ErrorCode::Malformed, QStringLiteral("not a sealed record"), "seal.form");
    }
    return qFromBigEndian<quint32>(sealed.data() + 1);
}

QByteArray sealHeader(SealSuite suite, quint32 keyId)
{
    QByteArray header(SealHeaderSize, Qt::Uninitialized);
    header[0] = static_cast<char>(suite);
    qToBigEndian(keyId, header.data() + 1);
    return header;
}

Result<void> checkSealHeader(QByteArrayView sealed, const QByteArray &header, qsizetype overhead)
{
    if (sealed.size() < header.size() + overhead || sealed[0] != header[0]) {
        return base::fail(ErrorCode::Malformed, QStringLiteral("not a record sealed this way"), "seal.form");
    }
    if (!sealed.startsWith(header)) {
        return base::fail(ErrorCode::WrongSecret, QStringLiteral("sealed with key %1").arg(sealedKeyId(sealed).value_or(0)), "seal.key");
    }
    return {};
}

} // namespace yichuang::crypto
