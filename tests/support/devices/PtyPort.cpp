// SPDX-License-Identifier: Apache-2.0
#include "tests/support/devices/PtyPort.h"

#include <QFile>

#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace yichuang::tests {

PtyPort::PtyPort(QObject *parent) : QObject(parent) {}

PtyPort::~PtyPort()
{
    unplug();
}

base::Result<void> PtyPort::plug(const QString &link)
{
    unplug();
    m_link = link;
    m_master = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    std::array<char, 128> name{};
    const bool isMade = m_master >= 0 && ::grantpt(m_master) == 0 && ::unlockpt(m_master) == 0
        && ::ptsname_r(m_master, name.data(), name.size()) == 0;
    if (isMade) {
        m_slave = ::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC);
    }
    if (m_slave < 0) {
        unplug();
        return base::fail(base::ErrorCode::Unavailable, QStringLiteral("no pseudo-terminal"));
    }
    termios settings{};
    ::tcgetattr(m_slave, &settings);
    ::cfmakeraw(&settings);
    ::tcsetattr(m_slave, TCSANOW, &settings);
    m_slavePath = QString::fromLocal8Bit(name.data());
    if (!m_link.isEmpty()) {
        QFile::remove(m_link);
        if (!QFile::link(m_slavePath, m_link)) {
            unplug();
            return base::fail(base::ErrorCode::StorageFailed, QStringLiteral("cannot make the link"));
        }
    }
    m_notifier = std::make_unique<QSocketNotifier>(m_master, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &PtyPort::readAvailable);
    return {};
}

void PtyPort::unplug()
{
    m_notifier.reset();
    for (int *file : {&m_slave, &m_master}) {
        if (*file >= 0) {
            ::close(*file);
            *file = -1;
        }
    }
    if (!m_link.isEmpty()) {
        QFile::remove(m_link);
    }
}

void PtyPort::write(const QByteArray &bytes)
{
    qsizetype at = 0;
    while (m_master >= 0 && at < bytes.size()) {
        const ssize_t count = ::write(m_master, bytes.constData() + at, static_cast<size_t>(bytes.size() - at));
        if (count <= 0) {
            return; // nobody reads; a device does not wait either
        }
        at += count;
    }
}

void PtyPort::readAvailable()
{
    std::array<char, 4096> piece{};
    const ssize_t count = ::read(m_master, piece.data(), piece.size());
    if (count > 0) {
        Q_EMIT received(QByteArray(piece.data(), count));
    }
}

} // namespace yichuang::tests
