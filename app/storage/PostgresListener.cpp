// SPDX-License-Identifier: Apache-2.0
#include "app/storage/PostgresListener.h"

#include "app/base/Log.h"

#include <libpq-fe.h>

#include <array>
#include <memory>

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace yichuang::storage {

using base::ErrorCode;
using base::Result;

namespace {

constexpr int TryAgainMs = 1000;
constexpr int ForEver = -1;
constexpr int NoSocket = -1; // poll leaves it out

struct NoticeEnd {
    void operator()(PGnotify *notice) const { PQfreemem(notice); }
};

} // namespace

Result<std::unique_ptr<PostgresListener>> PostgresListener::start(const QByteArray &url, const QByteArray &channel, Heard heard)
{
    Result<std::shared_ptr<PostgresSession>> session = PostgresSession::open(url);
    if (!session) {
        return base::failure(session);
    }
    const QByteArray listen = "SELECT pg_advisory_lock_shared(" + presence() + "); LISTEN " + channel;
    if (const auto listening = (*session)->run(listen); !listening) {
        return base::failure(listening);
    }
    const int stop = ::eventfd(0, EFD_CLOEXEC);
    if (stop < 0) {
        return base::fail(ErrorCode::Internal, QStringLiteral("no event descriptor: %1").arg(qt_error_string(errno)), "storage.memory");
    }
    return std::unique_ptr<PostgresListener>(new PostgresListener(std::move(*session), listen, std::move(heard), stop));
}

PostgresListener::PostgresListener(std::shared_ptr<PostgresSession> session, QByteArray listen, Heard heard, int stop)
    : m_session(std::move(session)), m_listen(std::move(listen)), m_heard(std::move(heard)), m_stop(stop), m_thread([this] { loop(); })
{
    pthread_setname_np(m_thread.native_handle(), "listen");
}

PostgresListener::~PostgresListener()
{
    constexpr quint64 once = 1;
    // An eventfd takes it always; if it did not, the thread could not be joined, which must not stay unseen.
    if (::write(m_stop, &once, sizeof once) != sizeof once) {
        qFatal("the listener cannot be stopped");
    }
    m_thread.join();
    ::close(m_stop);
}

QByteArray PostgresListener::presence()
{
    return "1497580373, hashtext(current_schema())";
}

bool PostgresListener::wait(int socket, int milliseconds) const
{
    std::array<pollfd, 2> both{pollfd{m_stop, POLLIN, 0}, pollfd{socket, POLLIN, 0}};
    ::poll(both.data(), both.size(), milliseconds);
    return both[0].revents == 0;
}

bool PostgresListener::takeNotices()
{
    if (PQconsumeInput(m_session->handle()) == 0) {
        return false;
    }
    while (const std::unique_ptr<PGnotify, NoticeEnd> notice{PQnotifies(m_session->handle())}) {
        m_heard(notice->extra);
    }
    return true;
}

void PostgresListener::loop()
{
    bool isThere = takeNotices();
    while (wait(isThere ? PQsocket(m_session->handle()) : NoSocket, isThere ? ForEver : TryAgainMs)) {
        if (isThere && takeNotices()) {
            continue;
        }
        if (isThere) {
            base::log(base::LogLevel::Warning, "storage", "listener_lost");
        }
        isThere = m_session->revive().and_then([this] { return m_session->run(m_listen).map([](const PostgresResult &) {}); }).has_value();
        if (isThere) {
            base::log(base::LogLevel::Info, "storage", "listener_back");
            isThere = takeNotices(); // some may have come with the answer already
        }
    }
}

} // namespace yichuang::storage
