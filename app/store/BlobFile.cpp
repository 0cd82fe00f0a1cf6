// SPDX-License-Identifier: Apache-2.0
#include "app/store/BlobFile.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace yichuang::store {

using base::ErrorCode;
using base::Result;

namespace {

constexpr char Table[] = "blob";
constexpr char Magic[] = "YCB1";
constexpr qint64 HeaderSize = 8; // magic, then the size of a full sealed chunk

tl::unexpected<base::Error> failed(const char *what)
{
    return base::fail(ErrorCode::StorageFailed, QStringLiteral("attachment file: %1, errno %2").arg(QLatin1String(what)).arg(errno),
                      errno == ENOSPC ? "storage.full" : "storage.io");
}

qint64 chunksOf(qint64 size)
{
    return (size + BlobFile::ChunkSize - 1) / BlobFile::ChunkSize;
}

bool syncFolder(const QString &folder)
{
    const int file = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0) {
        ::close(file);
    }
    return synced;
}

} // namespace

QByteArray BlobFile::rowOf(qint64 chunk, qint64 chunks) const
{
    QByteArray row = m_hash;
    row.resize(m_hash.size() + 16);
    qToBigEndian(chunk, row.data() + m_hash.size());
    qToBigEndian(chunks, row.data() + m_hash.size() + 8);
    return row;
}

Result<void> BlobFile::write(const QByteArray &content)
{
    if (QFile::exists(m_path)) {
        return {};
    }
    QByteArray bytes(HeaderSize, '\0');
    const qint64 chunks = chunksOf(content.size());
    for (qint64 chunk = 0; chunk < chunks; ++chunk) {
        const QByteArrayView piece = QByteArrayView(content).sliced(chunk * ChunkSize, std::min<qint64>(ChunkSize, content.size() - chunk * ChunkSize));
        const Result<QByteArray> sealed = m_vault.seal(Table, rowOf(chunk, chunks), piece);
        if (!sealed) {
            return failure(sealed);
        }
        qToBigEndian(static_cast<quint32>(sealed->size() - piece.size() + ChunkSize), bytes.data() + 4);
        bytes.append(*sealed);
    }
    bytes.replace(0, 4, Magic);
    return writeDurably(bytes);
}

Result<void> BlobFile::writeDurably(const QByteArray &bytes) const
{
    const QString partial = m_path + QStringLiteral(".partial");
    const int file = ::open(QFile::encodeName(partial).constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) {
        return failed("open");
    }
    qint64 written = 0;
    ssize_t step = 1;
    while (written < bytes.size() && step > 0) {
        step = ::write(file, bytes.constData() + written, static_cast<size_t>(bytes.size() - written));
        written += step;
    }
    const bool synced = written == bytes.size() && ::fsync(file) == 0;
    const Result<void> outcome = synced ? Result<void>() : Result<void>(failed("write"));
    ::close(file);
    if (!outcome) {
        QFile::remove(partial);
        return outcome;
    }
    if (std::rename(QFile::encodeName(partial).constData(), QFile::encodeName(m_path).constData()) != 0
        || !syncFolder(QFileInfo(m_path).absolutePath())) {
        return failed("rename");
    }
    return {};
}

Result<QByteArray> BlobFile::read(qint64 size, qint64 offset, qint64 length)
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("an attachment's file is missing"), "store.blob");
    }
    const QByteArray header = file.read(HeaderSize);
    if (header.size() != HeaderSize || !header.startsWith(Magic)) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("an attachment's file is damaged"), "store.blob");
    }
    const qint64 stride = qFromBigEndian<quint32>(header.constData() + 4);
    const qint64 end = std::min(size, offset + length);
    QByteArray content;
    for (qint64 chunk = offset / ChunkSize; chunk * ChunkSize < end; ++chunk) {
        if (!file.seek(HeaderSize + chunk * stride)) {
            return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("an attachment's file is too short"), "store.blob");
        }
        const qint64 plainSize = std::min(ChunkSize, size - chunk * ChunkSize);
        const Result<QByteArray> piece = m_vault.unseal(Table, rowOf(chunk, chunksOf(size)), file.read(stride - ChunkSize + plainSize));
        if (!piece) {
            return piece;
        }
        content.append(*piece);
    }
    return content.mid(offset % ChunkSize, std::max<qint64>(0, end - offset));
}

} // namespace yichuang::store
