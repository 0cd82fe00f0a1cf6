// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/Random.h"

#include "app/crypto/OpenSsl.h"

#include <openssl/rand.h>

namespace yichuang::crypto {

base::Result<QByteArray> randomBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    if (RAND_bytes(bytesOf(bytes), static_cast<int>(size)) != 1) {
        return openSslFailure("random bytes");
    }
    return bytes;
}

base::Result<SecretBytes> randomSecret(qsizetype size)
{
    SecretBytes bytes(size);
    if (RAND_priv_bytes(bytes.data(), static_cast<int>(size)) != 1) {
        return openSslFailure("random bytes");
    }
    return bytes;
}

} // namespace yichuang::crypto
