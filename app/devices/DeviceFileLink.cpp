// SPDX-License-Identifier: Apache-2.0
#include "app/devices/DeviceFileLink.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace yichuang::devices {

namespace {

/// usblp takes at most 8 KiB at a time; smaller pieces also show progress.
constexpr qsizetype pieceSize = 4096;

struct Opened {
    enum class Way { Both, Out };
    int file = -1;
    Way way = Way::Out;
};

// errno says why `file` is negative.
Opened openDevice(const QByteArray &path)
{
    constexpr int flags = O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
    struct stat about = {};
    if (::stat(path.constData(), &about) != 0) {
        return {};
    }
    if (S_ISCHR(about.st_mode)) {
        const int both = ::open(path.constData(), O_RDWR | flags);
        return both >= 0 ? Opened{both, Opened::Way::Both} : Opened{::open(path.constData(), O_WRONLY | flags), Opened::Way::Out};
    }
    // Both ways, a FIFO or file would give us our own bytes back, as answers, and take them from the one who waits.
    if (S_ISFIFO(about.st_mode) || S_ISREG(about.st_mode)) {
        return {::open(path.constData(), O_WRONLY | O_APPEND | flags), Opened::Way::Out};
    }
    errno = ENODEV;
    return {};
}

bool isTryLater(int errorNumber)
{
    return errorNumber == EAGAIN || errorNumber == EINTR;
}

} // namespace

DeviceFileLink::DeviceFileLink(const QString &path, QObject *parent) : Link(parent), m_path(path) {}

DeviceFileLink::~DeviceFileLink()
{
    close();
}

void DeviceFileLink::open()
{
    close();
    // Whoever reads a FIFO may go; that is an error of the write, not the end of this program.
    std::signal(SIGPIPE, SIG_IGN);
    const Opened device = openDevice(QFile::encodeName(m_path));
    m_file = device.file;
    if (m_file < 0) {
        breakDown(errno);
        return;
    }
    if (device.way == Opened::Way::Both) {
        m_readable = std::make_unique<QSocketNotifier>(m_file, QSocketNotifier::Read);
        connect(m_readable.get(), &QSocketNotifier::activated, this, &DeviceFileLink::readAvailable);
    }
    m_writable = std::make_unique<QSocketNotifier>(m_file, QSocketNotifier::Write);
    m_writable->setEnabled(false);
    connect(m_writable.get(), &QSocketNotifier::activated, this, &DeviceFileLink::sendPending);
    Q_EMIT opened();
}

void DeviceFileLink::close()
{
    // The notifiers may be the ones that called; they die when the loop is reached again.
    for (std::unique_ptr<QSocketNotifier> *notifier : {&m_readable, &m_writable}) {
        if (*notifier) {
            (*notifier)->setEnabled(false);
            notifier->release()->deleteLater();
        }
    }
    if (m_file >= 0) {
        ::close(m_file);
        m_file = -1;
    }
    m_pending.clear();
}

void DeviceFileLink::write(const QByteArray &bytes)
{
    if (m_file < 0) {
        return;
    }
    m_pending.append(bytes);
    m_writable->setEnabled(true);
}

void DeviceFileLink::sendPending()
{
    const qsizetype size = std::min(m_pending.size(), pieceSize);
    const ssize_t taken = ::write(m_file, m_pending.constData(), static_cast<size_t>(size));
    if (taken < 0) {
        if (!isTryLater(errno)) {
            breakDown(errno);
        }
        return;
    }
    m_pending.remove(0, taken);
    m_writable->setEnabled(!m_pending.isEmpty());
    Q_EMIT written(taken);
}

void DeviceFileLink::readAvailable()
{
    std::array<char, 256> piece{};
    const ssize_t count = ::read(m_file, piece.data(), piece.size());
    if (count > 0) {
        Q_EMIT received(QByteArray(piece.data(), count));
        return;
    }
    if (count < 0 && isTryLater(errno)) {
        return;
    }
    if (count == 0 || errno == EBADF || errno == EINVAL) {
        // No way back from the device (write-only, or nothing to say): printing goes on, status is unknown.
        m_readable->setEnabled(false);
        return;
    }
    breakDown(errno);
}

void DeviceFileLink::breakDown(int errorNumber)
{
    const auto code = errorNumber == EACCES ? base::ErrorCode::NotAllowed : base::ErrorCode::Unavailable;
    const QString detail = QString::fromLocal8Bit(std::strerror(errorNumber));
    close();
    Q_EMIT failed({code, detail, "link.device_file"});
}

} // namespace yichuang::devices
