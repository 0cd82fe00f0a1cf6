// SPDX-License-Identifier: Apache-2.0
#include "app/storage/InstanceLock.h"

#include <QFile>

#include <array>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace yichuang::storage {

using base::ErrorCode;
using base::Result;

namespace {

QString holderOf(int file)
{
    std::array<char, 16> text{};
    const ssize_t size = ::pread(file, text.data(), text.size(), 0);
    return size > 0 ? QString::fromLatin1(text.data(), size).trimmed() : QStringLiteral("unknown");
}

tl::unexpected<base::Error> accessFailed(const char *what)
{
    return base::fail(ErrorCode::StorageFailed, QStringLiteral("lock file: %1, errno %2").arg(QLatin1String(what)).arg(errno), "storage.access");
}

} // namespace

Result<InstanceLock> InstanceLock::acquire(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        return accessFailed("open");
    }
    InstanceLock lock(file);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) {
            return accessFailed("flock");
        }
        return base::fail(ErrorCode::Locked, QStringLiteral("held by process %1").arg(holderOf(file)), "storage.locked");
    }
    const QByteArray pid = QByteArray::number(static_cast<qint64>(::getpid())) + '\n';
    if (::ftruncate(file, 0) != 0 || ::pwrite(file, pid.constData(), static_cast<size_t>(pid.size()), 0) != pid.size()) {
        return accessFailed("write");
    }
    return lock;
}

InstanceLock::InstanceLock(InstanceLock &&other) noexcept : m_file(std::exchange(other.m_file, -1)) {}

// The file stays: removing it would let two processes lock two files of one name.
InstanceLock::~InstanceLock()
{
    if (m_file >= 0) {
        ::close(m_file);
    }
}

} // namespace yichuang::storage
