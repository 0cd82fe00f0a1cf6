// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/Scrypt.h"

#include <QByteArray>

namespace yichuang::crypto {

/// The data key of a workstation wrapped under one person's sign-in secret, with a verifier, so that a
/// wrong secret (WrongSecret) is told from a damaged slot (CryptoFailed). `context` names the person
/// and the workstation: a slot copied to another row does not open.
class PasswordSlot {
public:
    [[nodiscard]] static base::Result<PasswordSlot> make(const SecretBytes &secret, const SecretBytes &dataKey, QByteArrayView context,
                                                         const ScryptParameters &parameters = {});
    [[nodiscard]] static base::Result<PasswordSlot> fromBytes(const QByteArray &bytes);
    [[nodiscard]] QByteArray toBytes() const;

    /// The data key. Takes long by intention (see scrypt).
    [[nodiscard]] base::Result<SecretBytes> open(const SecretBytes &secret, QByteArrayView context) const;
    [[nodiscard]] const ScryptParameters &parameters() const { return m_parameters; }

private:
    PasswordSlot() = default;

    ScryptParameters m_parameters;
    QByteArray m_salt;
    QByteArray m_verifier;
    QByteArray m_wrapped;
};

} // namespace yichuang::crypto
