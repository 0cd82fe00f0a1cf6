// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/Chain.h"


namespace yichuang::crypto {

using base::Result;

Result<ChainLink> nextLink(HashAlgorithm algorithm, const ChainLink &head, QByteArrayView record)
{
    QByteArray bytes;
    bytes.reserve(head.hash.size() + record.size());
    bytes.append(head.hash).append(record);
    Result<QByteArray> value = hash(algorithm, bytes);
    if (!value) {
        return failure(value);
    }
    return ChainLink{head.n + 1, head.hash, std::move(*value)};
}

Result<void> verifyLink(HashAlgorithm algorithm, const ChainLink &head, const ChainLink &link, QByteArrayView record)
{
    const Result<ChainLink> expected = nextLink(algorithm, head, record);
    if (!expected) {
        return failure(expected);
    }
    if (*expected != link) {
        return base::fail(base::ErrorCode::StorageCorrupt, QStringLiteral("the chain breaks at %1").arg(head.n + 1), "chain.broken");
    }
    return {};
}

} // namespace yichuang::crypto
