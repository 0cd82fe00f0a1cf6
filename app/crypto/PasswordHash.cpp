// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/PasswordHash.h"

#include "app/crypto/OpenSsl.h"
#include "app/crypto/Random.h"

#include <QtEndian>

namespace yichuang::crypto {

using base::ErrorCode;
using base::Result;

namespace {

constexpr char FormVersion = 1;
constexpr qsizetype SaltSize = 16;
constexpr qsizetype ValueSize = 32;
constexpr qsizetype HeaderSize = 1 + 3 * 4;

} // namespace

Result<PasswordHash> PasswordHash::make(const SecretBytes &secret, const ScryptParameters &parameters)
{
    Result<QByteArray> salt = randomBytes(SaltSize);
    if (!salt) {
        return failure(salt);
    }
    const Result<SecretBytes> value = scrypt(secret, *salt, parameters, ValueSize);
    if (!value) {
        return failure(value);
    }
    PasswordHash made;
    made.m_parameters = parameters;
    made.m_salt = std::move(*salt);
    made.m_value = value->view().toByteArray();
    return made;
}

QByteArray PasswordHash::toBytes() const
{
    QByteArray bytes(HeaderSize, FormVersion);
    qToBigEndian(m_parameters.n, bytes.data() + 1);
    qToBigEndian(m_parameters.r, bytes.data() + 5);
    qToBigEndian(m_parameters.p, bytes.data() + 9);
    return bytes + m_salt + m_value;
}

Result<PasswordHash> PasswordHash::fromBytes(const QByteArray &bytes)
{
    PasswordHash read;
    if (bytes.size() == HeaderSize + SaltSize + ValueSize && bytes[0] == FormVersion) {
        read.m_parameters = {qFromBigEndian<quint32>(bytes.constData() + 1), qFromBigEndian<quint32>(bytes.constData() + 5),
                             qFromBigEndian<quint32>(bytes.constData() + 9)};
        read.m_salt = bytes.mid(HeaderSize, SaltSize);
        read.m_value = bytes.last(ValueSize);
    }
    if (read.m_salt.isEmpty() || !areAcceptable(read.m_parameters)) {
        return base::fail(ErrorCode::Malformed, QStringLiteral("not a password hash"), "crypto.password_hash");
    }
    return read;
}

Result<void> PasswordHash::verify(const SecretBytes &secret) const
{
    const Result<SecretBytes> value = scrypt(secret, m_salt, m_parameters, ValueSize);
    if (!value) {
        return failure(value);
    }
    if (!equalConstantTime(value->view(), m_value)) {
        return base::fail(ErrorCode::WrongSecret, QStringLiteral("the secret does not fit"), "crypto.password");
    }
    return {};
}

} // namespace yichuang::crypto
