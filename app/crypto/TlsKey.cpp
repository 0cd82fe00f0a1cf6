// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/TlsKey.h"

#include "app/crypto/CertificateState.h"

namespace yichuang::crypto {

using base::Result;

TlsKey::TlsKey(std::shared_ptr<const State> state) : m_state(std::move(state)) {}

Result<TlsKey> TlsKey::generate()
{
    return generateEcKey("P-256").map([](EvpKey key) { return TlsKey(std::make_shared<State>(State{std::move(key)})); });
}

Result<TlsKey> TlsKey::fromPem(const SecretBytes &pem)
{
    Result<EvpKey> key = privateKeyFromPem(pem);
    if (!key) {
        return failure(key);
    }
    if (EVP_PKEY_is_a(key->get(), "EC") != 1) {
        return base::fail(base::ErrorCode::Unsupported, QStringLiteral("not an EC key"), "key.kind");
    }
    return TlsKey(std::make_shared<State>(State{std::move(*key)}));
}

Result<SecretBytes> TlsKey::toPem() const
{
    return privateKeyToPem(m_state->key.get());
}

} // namespace yichuang::crypto
