// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/Hash.h"
#include "app/crypto/SecretBytes.h"

namespace yichuang::crypto {

/// HMAC (RFC 2104) with a fixed key: for look-ups of personal values without storing them, and for
/// deriving keys. Reuses its keyed context; one thread at a time.
class KeyedHash {
public:
    [[nodiscard]] static base::Result<KeyedHash> make(HashAlgorithm algorithm, const SecretBytes &key);
    ~KeyedHash();
    KeyedHash(KeyedHash &&) noexcept;
    KeyedHash &operator=(KeyedHash &&) noexcept;

    [[nodiscard]] base::Result<void> add(QByteArrayView bytes);
    [[nodiscard]] base::Result<QByteArray> finish();
    /// add + finish.
    [[nodiscard]] base::Result<QByteArray> of(QByteArrayView bytes);

private:
    struct State;
    explicit KeyedHash(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// A key for one purpose out of a master key: HMAC(master, label). Different labels, unrelated keys.
[[nodiscard]] base::Result<SecretBytes> deriveKey(HashAlgorithm algorithm, const SecretBytes &master, QByteArrayView label);

} // namespace yichuang::crypto
