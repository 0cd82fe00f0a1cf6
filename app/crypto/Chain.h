// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/Hash.h"

namespace yichuang::crypto {

/// One place in a hash chain: hash = H(previous ‖ canonical bytes of the record). The first record
/// has n = 1 and 32 zero bytes before it. Changing, dropping or moving any record breaks all after it.
struct ChainLink {
    qint64 n = 0;
    QByteArray previous = QByteArray(HashSize, '\0');
    QByteArray hash = QByteArray(HashSize, '\0');

    friend bool operator==(const ChainLink &, const ChainLink &) = default;
};

/// The link of the record that follows `head`; a default-made head starts the chain.
[[nodiscard]] base::Result<ChainLink> nextLink(HashAlgorithm algorithm, const ChainLink &head, QByteArrayView record);
/// StorageCorrupt "chain.broken" unless `link` is the one that `record` has after `head`.
[[nodiscard]] base::Result<void> verifyLink(HashAlgorithm algorithm, const ChainLink &head, const ChainLink &link, QByteArrayView record);

} // namespace yichuang::crypto
