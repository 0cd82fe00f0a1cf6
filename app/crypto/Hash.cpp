// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/Hash.h"

#include "app/crypto/OpenSsl.h"

namespace yichuang::crypto {

using base::Result;

struct Hasher::State {
    DigestContext context;
    const EVP_MD *digest;
};

Result<QByteArray> hash(HashAlgorithm algorithm, QByteArrayView bytes)
{
    QByteArray value(EVP_MD_get_size(digestOf(algorithm)), Qt::Uninitialized);
    if (EVP_Digest(bytes.data(), static_cast<size_t>(bytes.size()), bytesOf(value), nullptr, digestOf(algorithm), nullptr) != 1) {
        return openSslFailure("hash");
    }
    return value;
}

Hasher::Hasher(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher &&) noexcept = default;
Hasher &Hasher::operator=(Hasher &&) noexcept = default;

Result<Hasher> Hasher::make(HashAlgorithm algorithm)
{
    auto state = std::make_unique<State>(State{DigestContext(EVP_MD_CTX_new()), digestOf(algorithm)});
    if (!state->context || EVP_DigestInit_ex(state->context.get(), state->digest, nullptr) != 1) {
        return openSslFailure("start a hash");
    }
    return Hasher(std::move(state));
}

Result<void> Hasher::add(QByteArrayView bytes)
{
    if (EVP_DigestUpdate(m_state->context.get(), bytes.data(), static_cast<size_t>(bytes.size())) != 1) {
        return openSslFailure("hash");
    }
    return {};
}

Result<QByteArray> Hasher::finish()
{
    QByteArray value(EVP_MD_get_size(m_state->digest), Qt::Uninitialized);
    if (EVP_DigestFinal_ex(m_state->context.get(), bytesOf(value), nullptr) != 1
        || EVP_DigestInit_ex(m_state->context.get(), m_state->digest, nullptr) != 1) {
        return openSslFailure("finish a hash");
    }
    return value;
}

} // namespace yichuang::crypto
