// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/PasswordSlot.h"

#include "app/crypto/KeyWrap.h"
#include "app/crypto/Random.h"

#include <QtEndian>

namespace yichuang::crypto {

using base::ErrorCode;
using base::Result;

namespace {

constexpr char FormVersion = 1;
constexpr qsizetype SaltSize = 16;
constexpr qsizetype HalfSize = 32;
constexpr qsizetype HeaderSize = 1 + 3 * 4;

struct Halves {
    SecretBytes wrapping;
    QByteArray verifier;
};

// One scrypt gives both: the first half wraps, the second is stored. Neither tells anything of the other.
Result<Halves> deriveHalves(const SecretBytes &secret, const QByteArray &salt, const ScryptParameters &parameters)
{
    const Result<SecretBytes> derived = scrypt(secret, salt, parameters, 2 * HalfSize);
    if (!derived) {
        return failure(derived);
    }
    return Halves{SecretBytes(derived->view().first(HalfSize)), derived->view().last(HalfSize).toByteArray()};
}

} // namespace

Result<PasswordSlot> PasswordSlot::make(const SecretBytes &secret, const SecretBytes &dataKey, QByteArrayView context,
                                        const ScryptParameters &parameters)
{
    Result<QByteArray> salt = randomBytes(SaltSize);
    if (!salt) {
        return failure(salt);
    }
    Result<Halves> halves = deriveHalves(secret, *salt, parameters);
    if (!halves) {
        return failure(halves);
    }
    Result<QByteArray> wrapped = wrapKey(halves->wrapping, dataKey, context);
    if (!wrapped) {
        return failure(wrapped);
    }
    PasswordSlot slot;
    slot.m_parameters = parameters;
    slot.m_salt = std::move(*salt);
    slot.m_verifier = std::move(halves->verifier);
    slot.m_wrapped = std::move(*wrapped);
    return slot;
}

QByteArray PasswordSlot::toBytes() const
{
    QByteArray bytes(HeaderSize, FormVersion);
    qToBigEndian(m_parameters.n, bytes.data() + 1);
    qToBigEndian(m_parameters.r, bytes.data() + 5);
    qToBigEndian(m_parameters.p, bytes.data() + 9);
    return bytes + m_salt + m_verifier + m_wrapped;
}

Result<PasswordSlot> PasswordSlot::fromBytes(const QByteArray &bytes)
{
    PasswordSlot slot;
    if (bytes.size() > HeaderSize + SaltSize + HalfSize && bytes[0] == FormVersion) {
        slot.m_parameters = {qFromBigEndian<quint32>(bytes.constData() + 1), qFromBigEndian<quint32>(bytes.constData() + 5),
                             qFromBigEndian<quint32>(bytes.constData() + 9)};
        slot.m_salt = bytes.mid(HeaderSize, SaltSize);
        slot.m_verifier = bytes.mid(HeaderSize + SaltSize, HalfSize);
        slot.m_wrapped = bytes.mid(HeaderSize + SaltSize + HalfSize);
    }
    if (slot.m_wrapped.isEmpty() || !areAcceptable(slot.m_parameters)) {
        return base::fail(ErrorCode::Malformed, QStringLiteral("not a key slot"), "crypto.slot");
    }
    return slot;
}

Result<SecretBytes> PasswordSlot::open(const SecretBytes &secret, QByteArrayView context) const
{
    const Result<Halves> halves = deriveHalves(secret, m_salt, m_parameters);
    if (!halves) {
        return failure(halves);
    }
    if (!equalConstantTime(halves->verifier, m_verifier)) {
        return base::fail(ErrorCode::WrongSecret, QStringLiteral("the secret does not fit"), "crypto.password");
    }
    Result<SecretBytes> dataKey = unwrapKey(halves->wrapping, m_wrapped, context);
    if (!dataKey && dataKey.error().code == ErrorCode::WrongSecret) {
        return base::fail(ErrorCode::CryptoFailed, QStringLiteral("a key slot is damaged or not in its place"), "crypto.slot");
    }
    return dataKey;
}

} // namespace yichuang::crypto
