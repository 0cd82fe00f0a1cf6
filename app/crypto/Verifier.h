// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QByteArray>

#include <memory>
#include <optional>

namespace yichuang::crypto {

/// Ed25519: RFC 8032, 64-byte signatures. SM2: GB/T 32918 with SM3 and signer id "1234567812345678",
/// DER signatures (GM/T 0009).
enum class SignatureSuite { Ed25519, Sm2 };

/// "ed25519", "sm2": as they stand in receipts and JSON.
[[nodiscard]] QString signatureSuiteName(SignatureSuite suite);
[[nodiscard]] std::optional<SignatureSuite> signatureSuiteFromName(const QString &name);

/// A public key that checks signatures. Can be copied; one thread at a time.
class Verifier {
public:
    /// SubjectPublicKeyInfo, "BEGIN PUBLIC KEY".
    [[nodiscard]] static base::Result<Verifier> fromPem(const QByteArray &pem);
    /// Ed25519: 32 bytes. SM2: the uncompressed point, 65 bytes.
    [[nodiscard]] static base::Result<Verifier> fromRaw(SignatureSuite suite, const QByteArray &bytes);

    [[nodiscard]] SignatureSuite suite() const { return m_suite; }
    [[nodiscard]] base::Result<QByteArray> toPem() const;
    [[nodiscard]] base::Result<QByteArray> toRaw() const;
    /// First 8 bytes of SHA-256 of the raw key, in hex: what receipts and signed heads name.
    [[nodiscard]] base::Result<QByteArray> keyId() const;
    /// CryptoFailed "signature.wrong" when it does not fit.
    [[nodiscard]] base::Result<void> verify(QByteArrayView message, QByteArrayView signature) const;

private:
    friend class Signer;
    struct State;
    Verifier(SignatureSuite suite, std::shared_ptr<const State> state);

    SignatureSuite m_suite;
    std::shared_ptr<const State> m_state;
};

} // namespace yichuang::crypto
