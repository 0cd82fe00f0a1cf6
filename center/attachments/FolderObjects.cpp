// SPDX-License-Identifier: Apache-2.0
#include "center/attachments/FolderObjects.h"

#include "app/base/FreeSpace.h"
#include "app/base/Id.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

tl::unexpected<base::Error> failed(const char *what, int error)
{
    const bool isFull = error == ENOSPC || error == EDQUOT || error == EFBIG;
    return base::fail(ErrorCode::StorageFailed, QStringLiteral("attachments: %1, errno %2").arg(QLatin1String(what)).arg(error),
                      isFull ? "upload.full" : "storage.io");
}

tl::unexpected<base::Error> full()
{
    return base::fail(ErrorCode::StorageFailed, QStringLiteral("the disk of the attachments is full"), "upload.full");
}

/// A file descriptor of its own.
class Descriptor {
public:
    Descriptor(const QString &path, int flags) : m_file(::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC, 0600)) {}
    ~Descriptor()
    {
        if (m_file >= 0) {
            ::close(m_file);
        }
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    [[nodiscard]] bool isOpen() const { return m_file >= 0; }
    [[nodiscard]] int get() const { return m_file; }

private:
    int m_file;
};

Result<void> syncFolder(const QString &folder)
{
    const Descriptor file(folder, O_RDONLY | O_DIRECTORY);
    if (!file.isOpen() || ::fsync(file.get()) != 0) {
        return failed("fsync of a folder", errno);
    }
    return {};
}

Result<void> makeFolder(const QString &folder)
{
    if (::mkdir(QFile::encodeName(folder).constData(), 0700) == 0) {
        return {};
    }
    return errno == EEXIST ? Result<void>() : Result<void>(failed("mkdir", errno));
}

// All that objects will lie in, at once: a folder that another thread has just made may not be on the disk yet.
Result<void> makeFolders(const QString &root)
{
    for (int first = 0; first < 256; ++first) {
        const Result<void> made = makeFolder(QDir(root).filePath(QStringLiteral("%1").arg(first, 2, 16, QLatin1Char('0'))));
        if (!made) {
            return made;
        }
    }
    return syncFolder(root);
}

Result<void> writeAll(const QString &path, const QByteArray &bytes)
{
    const Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC);
    if (!file.isOpen()) {
        return failed("open", errno);
    }
    qsizetype written = 0;
    while (written < bytes.size()) {
        const ssize_t step = ::write(file.get(), bytes.constData() + written, static_cast<size_t>(bytes.size() - written));
        if (step < 0 && errno != EINTR) {
            return failed("write", errno);
        }
        written += std::max<ssize_t>(step, 0);
    }
    return ::fsync(file.get()) == 0 ? Result<void>() : Result<void>(failed("fsync", errno));
}

// What a killed service was writing; younger ones may be another service's.
void removeUnfinished(const QString &folder)
{
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-3600);
    QDirIterator files(folder, {QStringLiteral("*.partial")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (files.fileInfo().lastModified() < before) {
            QFile::remove(path);
        }
    }
}

} // namespace

Result<std::unique_ptr<FolderObjects>> FolderObjects::open(const QString &folder, qint64 reserve)
{
    const QString path = QFileInfo(folder).absoluteFilePath();
    const Result<void> made = makeFolder(path).and_then([&path] { return syncFolder(QFileInfo(path).absolutePath()); });
    if (!made) {
        return base::fail(ErrorCode::StorageFailed, QStringLiteral("the attachments' folder %1 cannot be made").arg(path), "attachments.folder");
    }
    if (::access(QFile::encodeName(path).constData(), R_OK | W_OK | X_OK) != 0) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("the attachments' folder %1 cannot be written").arg(path), "attachments.folder");
    }
    if (const Result<void> ready = makeFolders(path); !ready) {
        return base::failure(ready);
    }
    removeUnfinished(path);
    return std::unique_ptr<FolderObjects>(new FolderObjects(path, reserve));
}

QString FolderObjects::folderOf(const QString &name) const
{
    return QDir(m_folder).filePath(name.left(2));
}

QString FolderObjects::pathOf(const QString &name) const
{
    return QDir(folderOf(name)).filePath(name);
}

Result<void> FolderObjects::put(const QString &name, const QByteArray &bytes)
{
    // A name of its own: whoever lost its lease may still be writing the same object.
    const QString partial = pathOf(name) + QLatin1Char('.') + QUuid::createUuid().toString(QUuid::Id128) + QStringLiteral(".partial");
    const Result<void> written = checkRoom(bytes.size()).and_then([&] { return writeAll(partial, bytes); });
    if (!written) {
        QFile::remove(partial);
        return written;
    }
    if (std::rename(QFile::encodeName(partial).constData(), QFile::encodeName(pathOf(name)).constData()) != 0) {
        const int error = errno;
        QFile::remove(partial);
        return failed("rename", error);
    }
    return syncFolder(folderOf(name));
}

Result<QByteArray> FolderObjects::get(const QString &name)
{
    QFile file(pathOf(name));
    if (!file.exists()) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("a piece of an attachment is missing"), "object.missing");
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return failed("open", errno);
    }
    QByteArray bytes = file.readAll();
    return bytes.size() == file.size() ? Result<QByteArray>(std::move(bytes)) : Result<QByteArray>(failed("read", errno));
}

Result<void> FolderObjects::remove(const QString &name)
{
    if (::unlink(QFile::encodeName(pathOf(name)).constData()) != 0 && errno != ENOENT) {
        return failed("unlink", errno);
    }
    return {};
}

Result<void> FolderObjects::checkRoom(qint64 bytes)
{
    const std::optional<qint64> free = base::freeBytes(m_folder);
    return free && *free < bytes + m_reserve ? Result<void>(full()) : Result<void>();
}

} // namespace yichuang::center
