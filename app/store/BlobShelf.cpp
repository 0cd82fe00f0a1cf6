// SPDX-License-Identifier: Apache-2.0
#include "app/store/BlobShelf.h"

#include "app/crypto/Hash.h"
#include "app/domain/Content.h"
#include "app/store/BlobFile.h"

#include <QDir>

namespace yichuang::store {

using base::ErrorCode;
using base::Result;

Result<void> BlobShelf::open(const crypto::SecretBytes &dataKey, crypto::SealSuite suite)
{
    auto vault = std::make_shared<Vault>();
    return vault->open(dataKey, suite).map([&] {
        const std::lock_guard lock(m_mutex);
        m_vault = std::move(vault);
    });
}

void BlobShelf::close()
{
    const std::lock_guard lock(m_mutex);
    m_vault.reset();
}

Result<std::shared_ptr<Vault>> BlobShelf::vault() const
{
    const std::lock_guard lock(m_mutex);
    return m_vault ? Result<std::shared_ptr<Vault>>(m_vault)
                   : base::fail(ErrorCode::Locked, QStringLiteral("the store is locked"), "store.locked");
}

QString BlobShelf::pathOf(const QByteArray &hash) const
{
    return QDir(m_folder).filePath(QString::fromLatin1(hash.toHex()));
}

QStringList BlobShelf::files() const
{
    return QDir(m_folder).entryList(QDir::Files);
}

void BlobShelf::remove(const QString &file) const
{
    QDir(m_folder).remove(file);
}

Result<void> BlobShelf::write(const QByteArray &hash, const QByteArray &content)
{
    if (content.size() > domain::MaxContentSize) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("an attachment of %1 bytes").arg(content.size()), "store.blob_size");
    }
    return vault().and_then([&](const std::shared_ptr<Vault> &open) { return BlobFile(*open, pathOf(hash), hash).write(content); });
}

Result<QByteArray> BlobShelf::read(const QByteArray &hash, qint64 size)
{
    const Result<QByteArray> content
        = vault().and_then([&](const std::shared_ptr<Vault> &open) { return BlobFile(*open, pathOf(hash), hash).read(size, 0, size); });
    if (content && crypto::hash(crypto::HashAlgorithm::Sha256, *content) != Result<QByteArray>(hash)) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("an attachment is not what was stored"), "store.blob");
    }
    return content;
}

} // namespace yichuang::store
