// SPDX-License-Identifier: Apache-2.0
#include "center/admin/ServiceManager.h"

#include "app/base/Log.h"

#include <sys/socket.h>
#include <systemd/sd-daemon.h>

namespace yichuang::center {

namespace {

// Nothing depends on it: a manager that does not hear us waits for its time-out and says so.
void tell(const QByteArray &state)
{
    if (const int sent = sd_notify(0, state.constData()); sent < 0) {
        base::log(base::LogLevel::Warning, "serve", "manager_not_told", {{"errno", QString::number(-sent)}});
    }
}

} // namespace

base::Result<std::optional<int>> ServiceManager::listener()
{
    constexpr int unset = 1; // children must not take it for theirs
    const int count = sd_listen_fds(unset);
    if (count == 0) {
        return std::optional<int>();
    }
    const bool isTcp = sd_is_socket_inet(SD_LISTEN_FDS_START, AF_UNSPEC, SOCK_STREAM, 1, 0) > 0;
    if (count != 1 || !isTcp) {
        return base::fail(base::ErrorCode::InvalidArgument,
                          QStringLiteral("the service manager must hand over one listening TCP socket, not %1 of any kind").arg(count), "usage");
    }
    return std::optional<int>(SD_LISTEN_FDS_START);
}

void ServiceManager::tellReady(const QString &status)
{
    tell("READY=1\nSTATUS=" + status.toUtf8());
}

void ServiceManager::tellStopping()
{
    tell("STOPPING=1");
}

} // namespace yichuang::center
