// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/OpenSsl.h"
#include "app/crypto/Signer.h"

// Inside this module only.
namespace yichuang::crypto {

struct Verifier::State {
    EvpKey key;
};

struct Signer::State {
    SignatureSuite suite;
    EvpKey key;
};

/// The suite of a key, Unsupported for any other kind.
[[nodiscard]] base::Result<SignatureSuite> suiteOf(const EVP_PKEY *key);
/// A digest context ready for signing or verifying, with the signer id SM2 needs.
enum class SignatureUse { Sign, Verify };
[[nodiscard]] base::Result<DigestContext> signatureContext(SignatureSuite suite, EVP_PKEY *key, SignatureUse use);
/// An SM2 key from the point and, for a private key, the number.
[[nodiscard]] base::Result<EvpKey> sm2Key(const QByteArray &point, const SecretBytes *number);

} // namespace yichuang::crypto
