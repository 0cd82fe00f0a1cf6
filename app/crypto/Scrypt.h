// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/crypto/SecretBytes.h"

namespace yichuang::crypto {

/// The cost of scrypt (RFC 7914): memory 128·n·r bytes. The default takes about 70 ms and 32 MiB.
struct ScryptParameters {
    quint32 n = 1U << 15;
    quint32 r = 8;
    quint32 p = 1;

    friend bool operator==(const ScryptParameters &, const ScryptParameters &) = default;
};

/// What stored parameters may ask for, so that a forged record cannot exhaust memory: 256 MiB.
[[nodiscard]] bool areAcceptable(const ScryptParameters &parameters);

/// `size` bytes from a person's secret. Takes long by intention: never on the UI thread.
[[nodiscard]] base::Result<SecretBytes> scrypt(const SecretBytes &secret, QByteArrayView salt, const ScryptParameters &parameters, qsizetype size);

} // namespace yichuang::crypto
