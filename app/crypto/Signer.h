// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/SecretBytes.h"
#include "app/crypto/Verifier.h"

namespace yichuang::crypto {

/// A private key that signs: chain heads, receipts, hand-overs. Move-only. Signing changes nothing in it: several threads may
/// sign at once, each call has a context of its own.
class Signer {
public:
    [[nodiscard]] static base::Result<Signer> generate(SignatureSuite suite);
    /// PKCS#8, "BEGIN PRIVATE KEY".
    [[nodiscard]] static base::Result<Signer> fromPem(const SecretBytes &pem);
    /// Ed25519: the 32-byte seed. SM2: the 32-byte private number.
    [[nodiscard]] static base::Result<Signer> fromRaw(SignatureSuite suite, const SecretBytes &key);
    ~Signer();
    Signer(Signer &&) noexcept;
    Signer &operator=(Signer &&) noexcept;

    [[nodiscard]] SignatureSuite suite() const;
    [[nodiscard]] base::Result<QByteArray> sign(QByteArrayView message) const;
    [[nodiscard]] base::Result<Verifier> verifier() const;
    [[nodiscard]] base::Result<SecretBytes> toPem() const;
    [[nodiscard]] base::Result<SecretBytes> toRaw() const;

private:
    struct State;
    explicit Signer(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace yichuang::crypto
