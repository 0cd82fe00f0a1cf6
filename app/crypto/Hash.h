// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace yichuang::crypto {

/// SHA-256 and SM3 (GB/T 32905-2016) give 32 bytes. SHA-1 gives 20 and only finds faults of transport, where a protocol
/// asks for it (tus): it proves nothing.
enum class HashAlgorithm { Sha256, Sm3, Sha1 };

/// Of SHA-256 and SM3.
inline constexpr qsizetype HashSize = 32;

[[nodiscard]] base::Result<QByteArray> hash(HashAlgorithm algorithm, QByteArrayView bytes);

/// A hash over bytes that come in pieces. Can be used again after `finish()`. One thread at a time.
class Hasher {
public:
    [[nodiscard]] static base::Result<Hasher> make(HashAlgorithm algorithm);
    ~Hasher();
    Hasher(Hasher &&) noexcept;
    Hasher &operator=(Hasher &&) noexcept;

    [[nodiscard]] base::Result<void> add(QByteArrayView bytes);
    /// The hash of all added since the last call.
    [[nodiscard]] base::Result<QByteArray> finish();

private:
    struct State;
    explicit Hasher(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace yichuang::crypto
