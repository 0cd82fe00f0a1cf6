// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/KeyWrap.h"

#include "app/crypto/OpenSsl.h"
#include "app/crypto/Sealer.h"

namespace yichuang::crypto {

using base::ErrorCode;
using base::Result;

Result<QByteArray> wrapKey(const SecretBytes &wrapping, const SecretBytes &key, QByteArrayView context)
{
    const Result<std::unique_ptr<Sealer>> sealer = makeSealer(SealSuite::Aes256Gcm, wrapping, 0);
    if (!sealer) {
        return failure(sealer);
    }
    return (*sealer)->seal(key.view(), context);
}

Result<SecretBytes> unwrapKey(const SecretBytes &wrapping, QByteArrayView wrapped, QByteArrayView context)
{
    const Result<std::unique_ptr<Sealer>> sealer = makeSealer(SealSuite::Aes256Gcm, wrapping, 0);
    if (!sealer) {
        return failure(sealer);
    }
    Result<QByteArray> plain = (*sealer)->open(wrapped, context);
    if (!plain && plain.error().code == ErrorCode::CryptoFailed) {
        return base::fail(ErrorCode::WrongSecret, QStringLiteral("a wrapped key does not open"), "key.wrap");
    }
    if (!plain) {
        return failure(plain);
    }
    SecretBytes key{QByteArrayView(*plain)};
    OPENSSL_cleanse(plain->data(), static_cast<size_t>(plain->size()));
    return key;
}

} // namespace yichuang::crypto
