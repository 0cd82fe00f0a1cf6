// SPDX-License-Identifier: Apache-2.0
#include "app/store/BlobStore.h"

#include "app/storage/Query.h"
#include "app/store/BlobFile.h"

namespace yichuang::store {

using base::ErrorCode;
using base::Result;
using storage::Statement;

namespace {

const QByteArray PutSql = "INSERT INTO blob (hash, size, stored, type, uploaded, sent) VALUES (:hash, :size, :stored, :type, :uploaded, :sent) "
                          "ON CONFLICT DO UPDATE SET stored = :stored, uploaded = coalesce(uploaded, :uploaded), sent = max(sent, :sent)";
const QByteArray FindSql = "SELECT hash, size, stored, sent, location, uploaded, type, refused, reason, said FROM blob WHERE hash = :hash";
const QByteArray PendingSql
    = "SELECT hash, size, stored, sent, location, uploaded, type, refused, reason, said FROM blob WHERE uploaded IS NULL ORDER BY stored, hash";
const QByteArray UnneededSql = "SELECT b.hash FROM blob b WHERE b.stored < :before AND NOT EXISTS (SELECT 1 FROM operation_need d WHERE d.hash = b.hash)";
const QByteArray RemoveSql = "DELETE FROM blob WHERE hash = :hash";
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

Result<void> BlobStore::put(const NewBlob &blob, base::Instant now)
{
    return storage::done(storage::execute(m_connection, PutSql, [&](Statement &s) {
        s.bind(":hash", blob.hash).bind(":size", blob.size).bind(":stored", now).bind(":type", blob.type);
        s.bind(":uploaded", blob.uploaded).bind(":sent", blob.uploaded ? blob.size : 0);
    }));
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

Result<QByteArray> BlobStore::readPart(const QByteArray &hash, qint64 offset, qint64 length)
{
    const Result<BlobRecord> record = known(hash);
    if (!record) {
        return failure(record);
    }
    if (offset < 0 || offset > record->size || length < 0) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("outside the attachment"), "store.blob_range");
    }
    return BlobFile(m_vault, m_shelf.pathOf(hash), hash).read(record->size, offset, length);
}

Result<QList<QByteArray>> BlobStore::unneeded(base::Instant before)
{
    QList<QByteArray> hashes;
    const Result<void> walked = storage::forEachRow(
        m_connection, UnneededSql, [&](Statement &s) { s.bind(":before", before); },
        [&hashes](const Statement &row) -> Result<void> {
            hashes.append(row.blob(0));
            return {};
        });
    return walked.map([&hashes] { return hashes; });
}

Result<void> BlobStore::remove(const QByteArray &hash)
{
    return storage::done(storage::execute(m_connection, RemoveSql, [&](Statement &s) { s.bind(":hash", hash); }));
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
