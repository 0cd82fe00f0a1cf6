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

bool writeWhole(int file, const QByteArray &bytes)
{
    qint64 written = 0;
    ssize_t step = 1;
    while (written < bytes.size() && step > 0) {
        step = ::write(file, bytes.constData() + written, static_cast<size_t>(bytes.size() - written));
        written += step;
    }
    return written == bytes.size();
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
    const QString folder = QFileInfo(m_path).absolutePath();
    if (QFile::exists(m_path) && read(content.size(), 0, content.size()) == Result<QByteArray>(content)) {
        return syncFolder(folder) ? Result<void>() : Result<void>(failed("sync")); // who wrote it may have been killed before that
    }
    const QString partial = m_path + QStringLiteral(".partial");
    const int file = ::open(QFile::encodeName(partial).constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) {
        return failed("open");
    }
    const Result<void> chunks = writeChunks(file, content);
    const Result<void> outcome = chunks && ::fsync(file) != 0 ? Result<void>(failed("sync")) : chunks;
    ::close(file);
    if (!outcome) {
        QFile::remove(partial);
        return outcome;
    }
    if (std::rename(QFile::encodeName(partial).constData(), QFile::encodeName(m_path).constData()) != 0 || !syncFolder(folder)) {
        return failed("rename");
    }
    return {};
}

Result<void> BlobFile::writeChunks(int file, const QByteArray &content)
{
    const qint64 chunks = chunksOf(content.size());
    for (qint64 chunk = 0; chunk < std::max<qint64>(chunks, 1); ++chunk) {
        const QByteArrayView piece = QByteArrayView(content).sliced(chunk * ChunkSize, std::min<qint64>(ChunkSize, content.size() - chunk * ChunkSize));
        const Result<QByteArray> sealed = chunks > 0 ? m_vault.seal(Table, rowOf(chunk, chunks), piece) : Result<QByteArray>(QByteArray());
        if (!sealed) {
            return failure(sealed);
        }
        QByteArray bytes = *sealed;
        if (chunk == 0) {
            QByteArray header(HeaderSize, '\0');
            header.replace(0, 4, Magic);
            qToBigEndian(static_cast<quint32>(sealed->size() - piece.size() + ChunkSize), header.data() + 4);
            bytes.prepend(header);
        }
        if (!writeWhole(file, bytes)) {
            return failed("write");
        }
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
