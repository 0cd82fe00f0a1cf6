// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/Scrypt.h"

#include <QByteArray>

namespace yichuang::crypto {

/// What is kept of a person's sign-in secret to recognise it again: salt, cost and scrypt value.
class PasswordHash {
public:
    [[nodiscard]] static base::Result<PasswordHash> make(const SecretBytes &secret, const ScryptParameters &parameters = {});
    [[nodiscard]] static base::Result<PasswordHash> fromBytes(const QByteArray &bytes);
    [[nodiscard]] QByteArray toBytes() const;

    /// WrongSecret when it is another one. Compared in constant time; takes as long as making.
    [[nodiscard]] base::Result<void> verify(const SecretBytes &secret) const;
    [[nodiscard]] const ScryptParameters &parameters() const { return m_parameters; }

private:
    PasswordHash() = default;

    ScryptParameters m_parameters;
    QByteArray m_salt;
    QByteArray m_value;
};

} // namespace yichuang::crypto
