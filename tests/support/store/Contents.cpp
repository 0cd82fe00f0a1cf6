// SPDX-License-Identifier: Apache-2.0
#include "tests/support/store/Contents.h"

#include "app/crypto/Hash.h"

namespace yichuang::tests {

using base::Result;

Result<QByteArray> keepContent(store::Workspace &workspace, const QByteArray &content, base::Instant now, const QString &type)
{
    const Result<QByteArray> hash = crypto::hash(crypto::HashAlgorithm::Sha256, content);
    if (!hash) {
        return hash;
    }
    return workspace.shelf()
        .write(*hash, content)
        .and_then([&] { return workspace.blobs().put({*hash, content.size(), type}, now); })
        .map([&] { return *hash; });
}

Result<QByteArray> keptContent(store::Workspace &workspace, const QByteArray &hash)
{
    const auto record = workspace.blobs().find(hash);
    if (!record || !*record) {
        return record ? Result<QByteArray>(base::fail(base::ErrorCode::NotFound, QStringLiteral("no such attachment"))) : base::failure(record);
    }
    return workspace.shelf().read(hash, (*record)->size);
}

} // namespace yichuang::tests
