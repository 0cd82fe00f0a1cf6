// SPDX-License-Identifier: Apache-2.0
#include "app/store/BlobStore.h"

#include "app/crypto/Hash.h"
#include "app/storage/Query.h"
#include "app/store/BlobFile.h"

#include <QDir>

namespace yichuang::store {

using base::ErrorCode;
using base::Result;
using storage::Statement;

namespace {

const QByteArray PutSql = "INSERT INTO blob (hash, size, stored, type) VALUES (:hash, :size, :stored, :type) "
                          "ON CONFLICT DO NOTHING";
const QByteArray FindSql = "SELECT hash, size, stored, sent, location, uploaded, type, refused, reason, said FROM blob WHERE hash = :hash";
const QByteArray PendingSql
    = "SELECT hash, size, stored, sent, location, uploaded, type, refused, reason, said FROM blob WHERE uploaded IS NULL ORDER BY stored, hash";
const QByteArray ProgressSql = "UPDATE blob SET location = :location, sent = :sent WHERE hash = :hash";
const QByteArray UploadedSql = "UPDATE blob SET uploaded = :now, sent = size, location = NULL WHERE hash = :hash";

Result<BlobRecord> read(const Statement &row)
{
    return BlobRecord{row.blob(0), row.integer(1), row.instant(2), row.integer(3), row.text(4), row.instantIfAny(5),
                      row.text(6), row.integer(7) != 0, row.text(8), row.text(9)};
}

Result<void> changedOne(const Result<qint64> &changed)
{
    if (changed && *changed == 0) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("no such attachment"), "store.blob");
    }
    return storage::done(changed);
}

} // namespace

QString BlobStore::pathOf(const QByteArray &hash) const
{
    return QDir(m_folder).filePath(QString::fromLatin1(hash.toHex()));
}

Result<QByteArray> BlobStore::put(const QByteArray &content, base::Instant now, const QString &type)
{
    if (content.size() > MaxSize) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("an attachment of %1 bytes").arg(content.size()), "store.blob_size");
    }
    Result<QByteArray> hash = crypto::hash(crypto::HashAlgorithm::Sha256, content);
    if (!hash) {
        return hash;
    }
    if (const Result<void> written = BlobFile(m_vault, pathOf(*hash), *hash).write(content); !written) {
        return failure(written);
    }
    const Result<qint64> noted = storage::execute(m_connection, PutSql, [&](Statement &s) {
        s.bind(":hash", *hash).bind(":size", static_cast<qint64>(content.size())).bind(":stored", now);
        s.bind(":type", type);
    });
    return noted ? hash : Result<QByteArray>(failure(noted));
}

Result<std::optional<BlobRecord>> BlobStore::find(const QByteArray &hash)
{
    return storage::firstRow(m_connection, FindSql, [&](Statement &s) { s.bind(":hash", hash); }, store::read);
}

Result<BlobRecord> BlobStore::known(const QByteArray &hash)
{
    const Result<std::optional<BlobRecord>> found = find(hash);
    if (!found) {
        return failure(found);
    }
    if (!*found) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("no such attachment"), "store.blob");
    }
    return **found;
}

Result<QByteArray> BlobStore::read(const QByteArray &hash)
{
    const Result<BlobRecord> record = known(hash);
    if (!record) {
        return failure(record);
    }
    Result<QByteArray> content = BlobFile(m_vault, pathOf(hash), hash).read(record->size, 0, record->size);
    if (!content) {
        return content;
    }
    if (crypto::hash(crypto::HashAlgorithm::Sha256, *content) != Result<QByteArray>(hash)) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("an attachment is not what was stored"), "store.blob");
    }
    return content;
}

Result<QByteArray> BlobStore::readPart(const QByteArray &hash, qint64 offset, qint64 length)
{
    const Result<BlobRecord> record = known(hash);
    if (!record) {
        return failure(record);
    }
    if (offset < 0 || offset > record->size || length < 0) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("outside the attachment"), "store.blob_range");
    }
    return BlobFile(m_vault, pathOf(hash), hash).read(record->size, offset, length);
}

Result<std::vector<BlobRecord>> BlobStore::pending()
{
    std::vector<BlobRecord> blobs;
    const Result<void> walked = storage::forEachRow(m_connection, PendingSql, storage::bindNothing, [&](const Statement &row) {
        return store::read(row).map([&blobs](const BlobRecord &blob) { blobs.push_back(blob); });
    });
    return walked ? Result<std::vector<BlobRecord>>(std::move(blobs)) : Result<std::vector<BlobRecord>>(failure(walked));
}

Result<void> BlobStore::noteProgress(const QByteArray &hash, const QString &location, qint64 sent)
{
    return changedOne(storage::execute(m_connection, ProgressSql, [&](Statement &s) {
        s.bind(":location", location).bind(":sent", sent).bind(":hash", hash);
    }));
}

Result<void> BlobStore::markUploaded(const QByteArray &hash, base::Instant now)
{
    return changedOne(storage::execute(m_connection, UploadedSql, [&](Statement &s) { s.bind(":now", now).bind(":hash", hash); }));
}

} // namespace yichuang::store
