// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/KeyedHash.h"

#include "app/crypto/OpenSsl.h"

#include <openssl/core_names.h>
#include <openssl/params.h>

#include <array>

namespace yichuang::crypto {

using base::Result;

struct KeyedHash::State {
    MacContext context;
};

KeyedHash::KeyedHash(std::unique_ptr<State> state) : m_state(std::move(state)) {}
KeyedHash::~KeyedHash() = default;
KeyedHash::KeyedHash(KeyedHash &&) noexcept = default;
KeyedHash &KeyedHash::operator=(KeyedHash &&) noexcept = default;

Result<KeyedHash> KeyedHash::make(HashAlgorithm algorithm, const SecretBytes &key)
{
    if (key.isEmpty()) {
        return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("a keyed hash needs a key"), "crypto.key");
    }
    const Mac mac(EVP_MAC_fetch(nullptr, "HMAC", nullptr));
    auto state = std::make_unique<State>(State{MacContext(mac ? EVP_MAC_CTX_new(mac.get()) : nullptr)});
    std::array<char, 8> name{};
    qstrncpy(name.data(), digestName(algorithm), name.size());
    const std::array<OSSL_PARAM, 2> parameters{OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name.data(), 0), OSSL_PARAM_construct_end()};
    if (!state->context || EVP_MAC_init(state->context.get(), key.data(), static_cast<size_t>(key.size()), parameters.data()) != 1) {
        return openSslFailure("start a keyed hash");
    }
    return KeyedHash(std::move(state));
}

Result<void> KeyedHash::add(QByteArrayView bytes)
{
    if (EVP_MAC_update(m_state->context.get(), bytesOf(bytes), static_cast<size_t>(bytes.size())) != 1) {
        return openSslFailure("keyed hash");
    }
    return {};
}

Result<QByteArray> KeyedHash::finish()
{
    QByteArray value(HashSize, Qt::Uninitialized);
    size_t size = 0;
    if (EVP_MAC_final(m_state->context.get(), bytesOf(value), &size, static_cast<size_t>(HashSize)) != 1 || size != static_cast<size_t>(HashSize)
        || EVP_MAC_init(m_state->context.get(), nullptr, 0, nullptr) != 1) {
        return openSslFailure("finish a keyed hash");
    }
    return value;
}

Result<QByteArray> KeyedHash::of(QByteArrayView bytes)
{
    if (const Result<void> added = add(bytes); !added) {
        return failure(added);
    }
    return finish();
}

Result<SecretBytes> deriveKey(HashAlgorithm algorithm, const SecretBytes &master, QByteArrayView label)
{
    Result<KeyedHash> keyed = KeyedHash::make(algorithm, master);
    if (!keyed) {
        return failure(keyed);
    }
    Result<QByteArray> derived = keyed->of(label);
    if (!derived) {
        return failure(derived);
    }
    SecretBytes key{QByteArrayView(*derived)};
    OPENSSL_cleanse(derived->data(), static_cast<size_t>(derived->size()));
    return key;
}

} // namespace yichuang::crypto
