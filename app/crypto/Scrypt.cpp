// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/Scrypt.h"

#include "app/crypto/OpenSsl.h"

#include <bit>

namespace yichuang::crypto {

using base::ErrorCode;
using base::Result;

namespace {

constexpr quint64 MaxMemory = 256ULL * 1024 * 1024;

} // namespace

bool areAcceptable(const ScryptParameters &parameters)
{
    const quint64 memory = 128ULL * parameters.n * parameters.r;
    return parameters.n >= 2 && std::has_single_bit(parameters.n) && parameters.r >= 1 && parameters.r <= 32 && parameters.p >= 1
        && parameters.p <= 16 && memory <= MaxMemory;
}

Result<SecretBytes> scrypt(const SecretBytes &secret, QByteArrayView salt, const ScryptParameters &parameters, qsizetype size)
{
    if (!areAcceptable(parameters)) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("scrypt parameters out of bounds"), "crypto.scrypt");
    }
    SecretBytes derived(size);
    // OpenSSL counts some book-keeping on top of 128·n·r.
    const int done = EVP_PBE_scrypt(secret.view().data(), static_cast<size_t>(secret.size()), bytesOf(salt), static_cast<size_t>(salt.size()),
                                    parameters.n, parameters.r, parameters.p, MaxMemory + (4U << 20), derived.data(), static_cast<size_t>(size));
    if (done != 1) {
        return openSslFailure("scrypt");
    }
    return derived;
}

} // namespace yichuang::crypto
