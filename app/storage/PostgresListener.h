// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/storage/PostgresSession.h"

#include <functional>
#include <thread>

namespace yichuang::storage {

/// Hears what other sessions of the database say on a channel (LISTEN/NOTIFY, told at their commit), on a thread and a
/// session of its own. A lost session is opened again every second; what was said meanwhile is lost, so that whoever
/// hears must look for itself now and then. While it is there, its session holds a lock on the schema that says so
/// (PostgresDatabase::unattended).
class PostgresListener {
public:
    using Heard = std::function<void(const QByteArray &words)>;

    /// `channel`: a plain name (letters, digits, underscore). `heard` is called on the listener's thread.
    [[nodiscard]] static base::Result<std::unique_ptr<PostgresListener>> start(const QByteArray &url, const QByteArray &channel, Heard heard);
    /// When it returns, `heard` is not called any more.
    ~PostgresListener();
    /// The key of that lock, as SQL: of the schema, since a database may hold several centres.
    [[nodiscard]] static QByteArray presence();
    PostgresListener(const PostgresListener &) = delete;
    PostgresListener &operator=(const PostgresListener &) = delete;

private:
    PostgresListener(std::shared_ptr<PostgresSession> session, QByteArray listen, Heard heard, int stop);
    void loop();
    /// False: the session is lost.
    [[nodiscard]] bool takeNotices();
    /// False: it is time to stop.
    [[nodiscard]] bool wait(int socket, int milliseconds) const;

    std::shared_ptr<PostgresSession> m_session;
    QByteArray m_listen;
    Heard m_heard;
    int m_stop; ///< an eventfd
    std::thread m_thread;
};

} // namespace yichuang::storage
